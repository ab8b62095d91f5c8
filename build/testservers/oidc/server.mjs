// An OpenID provider that is not ours: oidc-provider, on a free port of this
// computer, with claims as NHS CIS2 makes them, so that signing in is not only
// tried on the training region's own; with the word "smart" it is the authorisation
// server of a SMART host instead (smart.mjs). app/foreign_signin_test.go starts it. It
// prints its issuer, and ends when its input ends, so that a test that was stopped
// leaves no server behind.
import { createServer } from "node:http";
import { generateKeyPairSync } from "node:crypto";
import { Provider } from "oidc-provider";
import { ehr } from "./smart.mjs";

const person = {
  name: "Whitlock Helen (Dr)",
  selected_roleid: "999500000102",
  nhsid_useruid: "999000000002",
  nhsid_nrbac_roles: [
    { person_roleid: "999500000101", org_code: "RZ8", role_code: "S8000:G8001:R8001", role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"' },
    { person_roleid: "999500000102", org_code: "RZ9", role_code: "S0010:G0020:R0050", role_name: '"Medical":"Secondary Care":"Consultant"' },
  ],
  nhsid_user_orgs: [{ org_code: "RZ9", org_name: "Estuary Teaching Hospitals" }],
  authentication_assurance_level: "3",
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}/`;
  const host = process.argv[2] === "smart" ? ehr(issuer.slice(0, -1)) : undefined;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer.slice(0, -1), {
    clients: [
      {
        client_id: "shcr-viewer",
        application_type: "native",
        token_endpoint_auth_method: "none",
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        redirect_uris: ["http://127.0.0.1/callback"],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    acrValues: ["AAL3_ANY"],
    claims: {
      openid: ["sub", "acr", "auth_time"],
      profile: ["name"],
      nationalrbacaccess: ["nhsid_nrbac_roles", "authentication_assurance_level"],
      selectedrole: ["selected_roleid"],
      associatedorgs: ["nhsid_user_orgs"],
    },
    scopes: ["openid", "offline_access", "profile", "nationalrbacaccess", "selectedrole", "associatedorgs"],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...person, ...host?.claims(id) }) }),
    features: { devInteractions: { enabled: false }, revocation: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_, i) => `/interaction/${i.uid}` },
    ttl: { AccessToken: 59, /* renewed a minute before its end: at every use */ IdToken: 300, Interaction: 300, Session: 3600, Grant: 3600, RefreshToken: 3600 },
    ...host?.options,
  });
  if (host) provider.use(host.context);
  // The viewer's own path is a random one; the redirect's host is what matters here.
  provider.Client.prototype.redirectUriAllowed = (to) => new URL(to).hostname === "127.0.0.1";
  const answer = provider.callback();
  server.on("request", async (q, a) => {
    if (host?.answer(provider, q, a)) return;
    if (!q.url.startsWith("/interaction/")) return answer(q, a);
    try { // whoever comes is Dr Whitlock, or the one who launched, and agrees
      const { prompt, params, session, grantId } = await provider.interactionDetails(q, a);
      if (prompt.name === "login") {
        const accountId = host ? host.user(params) : "999000000002";
        if (!accountId) {
          await provider.interactionFinished(q, a, { error: "access_denied", error_description: "no such launch" });
          return;
        }
        await provider.interactionFinished(q, a, { login: { accountId, acr: "AAL3_ANY", ts: Math.floor(Date.now() / 1000) } });
        return;
      }
      const grant = (grantId && (await provider.Grant.find(grantId))) || new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope(params.scope);
      const id = await grant.save();
      host?.begun(id, params);
      await provider.interactionFinished(q, a, { consent: { grantId: id } });
    } catch (e) {
      a.statusCode = 500;
      a.end(String(e));
    }
  });
  console.log(issuer.slice(0, -1));
});
process.stdin.on("end", () => process.exit(0)).resume();
