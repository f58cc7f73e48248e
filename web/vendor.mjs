/** Says which packages are in the bundles, under which licences, and with which hashes. */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {import("esbuild").Metafile} Metafile */
/** @typedef {{name: string, version: string, license: string, integrity: string, sha256: string, bundles: string[]}} Package */

const RULE = "=".repeat(80);

/**
 * Makes the texts of vendor.json and THIRD_PARTY_LICENSES.txt.
 *
 * @param {string} here The folder with node_modules.
 * @param {Metafile[]} metafiles What went where.
 * @param {Map<string, Uint8Array>} files What is shipped, by name; the binary uncompressed.
 */
export async function report(here, metafiles, files) {
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8")).packages;
  const packages = [];
  for (const [name, found] of [...bundled(metafiles)].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(await readFile(join(here, folder, "package.json"), "utf8"));
    const inputs = [...found.inputs].sort();
    if (name === "oxigraph") inputs.push(`${folder}/web_bg.wasm`);
    const contents = await Promise.all(inputs.map((path) => readFile(join(here, path))));
    const bundles = [...found.bundles].sort();
    const { integrity } = lock[folder];
    packages.push({ name, version, license, integrity, sha256: sha256(...contents), bundles });
  }
  const hashes = Object.fromEntries([...files].sort().map(([name, bytes]) => [name, sha256(bytes)]));
  const vendor = JSON.stringify({ packages, files: hashes }, null, 2);
  return { vendor: `${vendor}\n`, licences: await licences(here, packages) };
}

function sha256(/** @type {Uint8Array[]} */ ...contents) {
  const hash = createHash("sha256");
  for (const bytes of contents) hash.update(bytes);
  return hash.digest("hex");
}

/** The packages of which something is in a bundle; chunks of the pages count as one, `main`. */
function bundled(/** @type {Metafile[]} */ metafiles) {
  /** @type {Map<string, {inputs: Set<string>, bundles: Set<string>}>} */
  const found = new Map();
  for (const { outputs } of metafiles) {
    for (const [output, { inputs }] of Object.entries(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
        if (match === null || bytesInOutput === 0) continue;
        const held = found.get(match[1]) ?? { inputs: new Set(), bundles: new Set() };
        held.inputs.add(path);
        held.bundles.add(/(engine-worker|single)\.js$/.exec(output)?.[0] ?? "main.js");
        found.set(match[1], held);
      }
    }
  }
  return found;
}

/** The licence texts of all packages, and of what is compiled into the engine. */
async function licences(/** @type {string} */ here, /** @type {Package[]} */ packages) {
  const parts = [
    "The explorer's pages contain the software named here. Each part stands under its own licence.\n",
  ];
  for (const found of packages) {
    const text = found.name === "oxigraph" ? await engine(here) : await licence(here, found.name);
    parts.push(`${RULE}\n${found.name} ${found.version} (${found.license})\n${RULE}\n\n${text.trim()}\n`);
  }
  return parts.join("\n");
}

async function licence(/** @type {string} */ here, /** @type {string} */ name) {
  const folder = join(here, "node_modules", name);
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (file === undefined) throw new Error(`${name} has no licence file: add its text to licences/`);
  return readFile(join(folder, file), "utf8");
}

/** Oxigraph's package has no licence file, and its binary holds other crates. */
async function engine(/** @type {string} */ here) {
  const texts = ["oxigraph-MIT.txt", "Apache-2.0.txt"];
  const [mit, apache] = await Promise.all(texts.map((name) => readFile(join(here, "licences", name), "utf8")));
  const crates = await compiledIn(here);
  return [
    `At your choice the MIT licence or the Apache License 2.0.\n\n${mit}`,
    `These crates are compiled into its binary, each under the licence named:\n\n${crates}`,
    apache,
  ].join("\n");
}

/** The crates whose paths stand in the binary. */
async function compiledIn(/** @type {string} */ here) {
  const known = JSON.parse(await readFile(join(here, "licences/rust-crates.json"), "utf8"));
  const binary = await readFile(join(here, "node_modules/oxigraph/web_bg.wasm"), "latin1");
  const names = binary.matchAll(/registry\/src\/[^/\0]+\/([a-z0-9_-]+?)-(\d[0-9a-z.+-]*)\//g);
  const found = new Map([...names].map(([, name, version]) => [name, version]));
  const lines = [...found].sort().map(([name, version]) => {
    if (!(name in known)) throw new Error(`licences/rust-crates.json does not know ${name}`);
    const { licence: terms, authors } = known[name];
    return `    ${name} ${version}: ${terms}${authors ? `; ${authors}` : ""}\n`;
  });
  return lines.join("");
}
