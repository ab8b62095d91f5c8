// What makes the provider of server.mjs the authorisation server of a SMART host
// (SMART App Launch 2.2, EHR launch): launches that a test begins by posting who has
// whom open to /ehr, the context beside the token, and the one Patient and the one
// Practitioner that go with it. It keeps everything in memory.
import { randomUUID } from "node:crypto";

const json = (a, status, body) => {
  a.writeHead(status, { "content-type": "application/fhir+json" });
  a.end(JSON.stringify(body));
};

export function ehr(issuer) {
  const launches = new Map(); // begun and not used yet, by handle
  const open = new Map(); // by grant
  const users = new Map(); // Practitioner, by user
  return {
    options: {
      conformIdTokenClaims: false, // fhirUser is read from the ID token
      extraParams: ["launch", "aud"],
      scopes: ["openid", "launch", "fhirUser", "user/Patient.r", "user/Practitioner.r"],
      claims: { openid: ["sub"], fhirUser: ["fhirUser"] },
    },
    claims: (id) => ({ fhirUser: `${issuer}/fhir/Practitioner/${users.get(id)?.id}` }),
    // user gives who is signed in where a launch was begun; none for one that was not,
    // or for another server.
    user: (params) => (params.aud === `${issuer}/fhir` ? launches.get(params.launch)?.user : undefined),
    // begun ties a grant to its launch, which is thereby used.
    begun(grant, params) {
      open.set(grant, launches.get(params.launch));
      launches.delete(params.launch);
    },
    // context puts the person beside the token.
    async context(ctx, next) {
      await next();
      const x = ctx.oidc?.route === "token" && open.get(ctx.oidc.entities.AuthorizationCode?.grantId);
      if (x && ctx.status === 200) Object.assign(ctx.body, { patient: x.patient.id, need_patient_banner: true });
    },
    // answer serves what is no part of the provider; false for what is.
    answer(provider, q, a) {
      if (q.url === "/ehr") {
        let text = "";
        q.on("data", (part) => (text += part));
        q.on("end", () => {
          const x = JSON.parse(text);
          const launch = randomUUID();
          launches.set(launch, x);
          users.set(x.user, x.practitioner);
          json(a, 201, { launch });
        });
        return true;
      }
      if (!q.url.startsWith("/fhir/")) return false;
      if (q.url === "/fhir/.well-known/smart-configuration") {
        json(a, 200, {
          issuer,
          jwks_uri: `${issuer}/jwks`,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          code_challenge_methods_supported: ["S256"],
          grant_types_supported: ["authorization_code"],
          capabilities: ["launch-ehr", "client-public", "context-ehr-patient", "sso-openid-connect", "permission-v2"],
        });
        return true;
      }
      const bearer = (q.headers.authorization ?? "").replace(/^Bearer /, "");
      provider.AccessToken.find(bearer).then((token) => {
        const x = token && open.get(token.grantId);
        if (!x) return json(a, 401, { resourceType: "OperationOutcome" });
        const found = [x.patient, x.practitioner].find((r) => q.url === `/fhir/${r.resourceType}/${r.id}`);
        if (found && token.scopes.has(`user/${found.resourceType}.r`)) return json(a, 200, found);
        json(a, 404, { resourceType: "OperationOutcome" });
      });
      return true;
    },
  };
}
