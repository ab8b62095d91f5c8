// Completes frontend/package-lock.json: npm install leaves out the optional
// packages for other systems that its registry does not carry, and npm ci then
// refuses the lock file. Each gets the version that its parent asks for, and
// the system that its name says; npm ci skips what is not for the system it
// runs on. Run it by the task "lockfile" whenever a dependency changes.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../frontend/package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const system =
  /(?:^|[-/])(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)\b/;
const added = [];

for (const [path, parent] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${path}/${key}`]) continue;
    const [, os, cpu] = name.match(system) ?? [];
    if (!os || !/^\d+\.\d+\.\d+$/.test(version)) {
      console.error(`${name} ${version}, an optional part of ${path}, is missing, and its system cannot be told.`);
      process.exitCode = 1;
      continue;
    }
    lock.packages[key] = { version, cpu: [cpu], ...(parent.dev && { dev: true }), optional: true, os: [os] };
    if (name.endsWith("-musl")) lock.packages[key].libc = ["musl"];
    added.push(name);
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length ? `Added ${added.join(", ")}.` : "Nothing was missing.");
