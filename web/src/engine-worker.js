/**
 * The worker that holds Oxigraph and the graph.
 *
 * First it is sent `{module, data}` and replies `{}`; then `{text, format}`, each answered with `{text}`, or
 * `{fault}` where the engine refuses the query, or `{broken}` where it can go on no more.
 */
import init, { Store } from "oxigraph/web.js";
import { inflated } from "./inflate.js";

/** @type {Store | null} */
let store = null;

/** @param {{module: WebAssembly.Module, data: Uint8Array<ArrayBuffer>}} parts */
async function start({ module, data }) {
  await init({ module_or_path: module });
  store = new Store();
  // The build has written the file, so IRIs and language tags need no second check.
  store.load(await inflated(data), { format: "application/n-quads", lenient: true, no_transaction: true });
  return {};
}

/** @param {{text: string, format: string}} query */
function answer({ text, format }) {
  try {
    const found = /** @type {Store} */ (store).query(text, { results_format: format });
    return { text: typeof found === "string" ? found : JSON.stringify({ head: {}, boolean: found }) };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw error;
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", async ({ data }) => {
  try {
    self.postMessage("module" in data ? await start(data) : answer(data));
  } catch (error) {
    self.postMessage({ broken: error instanceof Error ? error.message : String(error) });
  }
});
