/**
 * Bundles the browser side into src/akkg/site/static, and says what is in it.
 *
 * Same sources and same lock file, same bytes: no clock, no absolute path. The engine's binary is
 * compressed anew only when its content has changed, because versions of zlib differ in the bytes.
 */
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { report } from "./vendor.mjs";

const HERE = import.meta.dirname;
/** Where to write: the package, or the folder named on the command line. */
const SITE = process.argv[2] ?? join(HERE, "../src/akkg/site");
const OUT = join(SITE, "static");
const WASM = join(HERE, "node_modules/oxigraph/web_bg.wasm");
const HASHED = /-[A-Z0-9]{8}\.js$/;

/** Every `src/pages/<page>.js` is a page module, found by its name. */
const pages = {
  name: "pages",
  setup(/** @type {import("esbuild").PluginBuild} */ bundler) {
    bundler.onResolve({ filter: /^pages$/ }, () => ({ path: "pages", namespace: "pages" }));
    bundler.onLoad({ filter: /.*/, namespace: "pages" }, async () => {
      const names = (await readdir(join(HERE, "src/pages"))).filter((name) => name.endsWith(".js"));
      const lines = names.sort().map((name) => {
        const page = JSON.stringify(basename(name, ".js"));
        return `${page}: () => import("./pages/${name}"),`;
      });
      const contents = `export const pages = {\n${lines.join("\n")}\n};\n`;
      return { contents, resolveDir: join(HERE, "src"), watchDirs: [join(HERE, "src/pages")] };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
  plugins: [pages],
  outdir: "out",
};

/** Classic scripts, each whole in itself: a worker, the hint for file:, and all in one. */
const classic = {
  ...common,
  format: /** @type {const} */ ("iife"),
  entryPoints: {
    "engine-worker": "src/engine-worker.js",
    "file-hint": "src/file-hint.js",
    loader: "src/loader.js",
    single: "src/main.js",
  },
  // The engine's glue looks for its binary beside itself only where it is given none; it is.
  logOverride: { "empty-import-meta": /** @type {const} */ ("silent") },
};

const split = {
  ...common,
  format: /** @type {const} */ ("esm"),
  splitting: true,
  chunkNames: "[name]-[hash]",
  entryPoints: { main: "src/main.js", explorer: "src/explorer.css" },
};

async function main() {
  const results = await Promise.all([build(split), build(classic)]);
  const files = new Map();
  for (const { outputFiles } of results) {
    for (const file of outputFiles ?? []) files.set(basename(file.path), file.contents);
  }
  await replace(files);
  const wasm = await compress();
  const { vendor, licences } = await report(
    HERE,
    results.map(({ metafile }) => metafile),
    new Map([...files, ["oxigraph.wasm", wasm]]),
  );
  await writeFile(join(SITE, "vendor.json"), vendor);
  await writeFile(join(SITE, "THIRD_PARTY_LICENSES.txt"), licences);
}

/** Writes the bundles, and removes chunks of an earlier build; other files there are let be. */
async function replace(/** @type {Map<string, Uint8Array>} */ files) {
  await mkdir(OUT, { recursive: true });
  for (const name of await readdir(OUT)) {
    if (HASHED.test(name) && !files.has(name)) await rm(join(OUT, name));
  }
  for (const [name, contents] of files) await writeFile(join(OUT, name), contents);
}

async function compress() {
  const path = join(OUT, "oxigraph.wasm.gz");
  const wasm = await readFile(WASM);
  const held = await readFile(path).catch(() => null);
  if (held === null || !gunzipSync(held).equals(wasm)) {
    await writeFile(path, gzipSync(wasm, { level: 9 }));
  }
  return wasm;
}

await main();
