// What the tests of the published schemas share: ajv, and documents that differ in one place.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

// ajv by npm, into the folder `work`; exits with 77 where it cannot be had.
export function loadAjv(work) {
    const load = () => createRequire(join(work, "package.json"))("ajv/dist/2020").default;
    mkdirSync(work, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) {
        copyFileSync(join(here, name), join(work, name));
    }
    try {
        return load();
    } catch {
        try {
            execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--silent"],
                { cwd: work, stdio: "ignore", timeout: 120000 });
            return load();
        } catch {
            console.log("skipped: the package ajv cannot be installed");
            process.exit(77);
        }
    }
}

// Every document that differs from `value` in one place.
export function* mutations(value, values) {
    for (const other of values) {
        yield other;
    }
    if (Array.isArray(value)) {
        for (let j = 0; j < value.length; j++) {
            for (const item of mutations(value[j], values)) {
                yield value.with(j, item);
            }
            yield value.toSpliced(j, 1);
        }
        for (const other of values) {
            yield [...value, other];
        }
    } else if (value !== null && typeof value === "object") {
        for (const key of Object.keys(value)) {
            const { [key]: old, ...rest } = value;
            yield rest;
            for (const member of mutations(old, values)) {
                yield { ...value, [key]: member };
            }
            yield { ...rest, [key + "x"]: old };
        }
        yield { ...value, unknown: { deep: [1, { x: null }] } };
        yield { ...value, "": 1 };
    }
}
