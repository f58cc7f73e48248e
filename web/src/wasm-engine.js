/**
 * Asks Oxigraph in a worker of this page.
 *
 * Nothing is fetched before the first query. One query runs at a time, and the others wait. One that is ended while
 * it runs ends its worker, since nothing else can stop it; the next gets a new one, from bytes already here.
 */
import { Fault } from "./fault.js";
import { tooSlow } from "./http-engine.js";
import { inflated } from "./inflate.js";
import { Problem } from "./problem.js";
import { stored } from "./resources.js";
import { t } from "./strings.js";

const BINARY = "assets/oxigraph.wasm.gz";
const WORKER = "assets/engine-worker.js";
const DATA = "data/akkg.nq.gz";

/**
 * @typedef {{module: WebAssembly.Module, data: Uint8Array<ArrayBuffer>, script: string}} Parts
 * @typedef {Parameters<import("./engine.js").Transport["ask"]>[2]} Options
 * @typedef {{text?: string, fault?: string, broken?: string}} Reply
 */

export class WasmTransport {
  /** @type {"browser"} */
  kind = "browser";
  /** @type {Promise<Parts> | null} */
  #parts = null;
  /** @type {Worker | null} */
  #worker = null;
  /** The end of the query before. @type {Promise<unknown>} */
  #before = Promise.resolve();

  /** @param {string} root What leads from the page to the site's root. */
  constructor(root) {
    this.root = root;
  }

  /** @type {import("./engine.js").Transport["ask"]} */
  ask(text, format, options) {
    const asked = this.#before.then(() => this.#ask(text, format, options));
    this.#before = asked.catch(() => {});
    return untilEnded(asked, options.signal);
  }

  /** @param {string} text @param {string} format @param {Options} options */
  async #ask(text, format, options) {
    if (options.signal?.aborted) throw cancelled();
    const worker = this.#worker ?? (await this.#started(options));
    options.onProgress(t("js.engine.running"));
    const reply = await this.#replied(worker, { text, format }, options, options.timeoutMs);
    if (reply.fault !== undefined) throw new Fault(reply.fault);
    return reply.text ?? "";
  }

  /** Starts a worker that has the graph. @param {Options} options */
  async #started(options) {
    const fetching = (this.#parts ??= fetchParts(this.root, options.onProgress));
    options.onProgress(t("js.engine.starting"));
    const parts = await untilEnded(fetching, options.signal).catch((error) => {
      if (!options.signal?.aborted) this.#parts = null; // what could not be fetched may be next time
      throw error;
    });
    options.onProgress(t("js.engine.loading"));
    const worker = new Worker(parts.script);
    this.#worker = worker;
    await this.#replied(worker, { module: parts.module, data: parts.data }, options, 0).catch((error) => {
      if (options.signal?.aborted) throw error;
      this.#parts = null; // what came damaged may come whole next time
      throw error.kind === "engine" ? damaged(error) : error;
    });
    return worker;
  }

  /**
   * Sends a message to a worker and waits for its reply, or ends the worker.
   *
   * @param {Worker} worker
   * @param {object} message
   * @param {Options} options
   * @param {number} timeoutMs No limit with 0.
   * @returns {Promise<Reply>}
   */
  #replied(worker, message, { signal }, timeoutMs) {
    return new Promise((resolve, reject) => {
      const finish = new AbortController();
      const timer = timeoutMs ? setTimeout(() => fail(tooSlow(timeoutMs)), timeoutMs) : 0;
      const settle = () => (clearTimeout(timer), finish.abort());
      const fail = (/** @type {Error} */ error) => {
        settle();
        this.#end(worker);
        reject(error);
      };
      const received = (/** @type {MessageEvent<Reply>} */ { data }) => {
        if (data.broken !== undefined) return fail(broken(data.broken));
        settle();
        resolve(data);
      };
      const listening = { signal: finish.signal };
      worker.addEventListener("message", received, listening);
      worker.addEventListener("error", (event) => fail(notStarted(event.message)), listening);
      signal?.addEventListener("abort", () => fail(cancelled()), listening);
      if (signal?.aborted) return fail(cancelled());
      worker.postMessage(message);
    });
  }

  /** @param {Worker} worker */
  #end(worker) {
    worker.terminate();
    if (this.#worker === worker) this.#worker = null;
  }
}

/** @param {string} root @param {(text: string) => void} onProgress @returns {Promise<Parts>} */
async function fetchParts(root, onProgress) {
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") throw unsupported();
  onProgress(t("js.engine.starting"));
  const [binary, data, script] = await Promise.all([
    stored(BINARY, root).then(inflated),
    stored(DATA, root),
    workerUrl(root),
  ]);
  return { module: await compiled(binary), data, script };
}

/** @param {Uint8Array<ArrayBuffer>} binary */
async function compiled(binary) {
  try {
    return await WebAssembly.compile(binary);
  } catch (error) {
    throw unsupported(error);
  }
}

/** The worker's address; in the single file it stands in the document. @param {string} root */
async function workerUrl(root) {
  if (!document.querySelector(`script[data-path="${WORKER}"]`)) return root + WORKER;
  const script = await inflated(await stored(WORKER, root));
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/** Waits, but no longer than the reader wants. @template T @param {Promise<T>} work @param {AbortSignal} [signal] */
function untilEnded(work, signal) {
  if (!signal) return work;
  const ended = new Promise((_, reject) => {
    if (signal.aborted) reject(cancelled());
    signal.addEventListener("abort", () => reject(cancelled()), { once: true });
  });
  return Promise.race([work, /** @type {Promise<never>} */ (ended)]);
}

function cancelled() {
  return new Problem("cancelled", t("js.engine.cancelled"));
}

/** @param {unknown} [cause] */
function unsupported(cause) {
  return new Problem("unsupported", t("js.engine.unsupported"), { remedy: t("js.engine.unsupported.remedy"), cause });
}

/** @param {string} message */
function notStarted(message) {
  const remedy = t("js.problem.unreachable.remedy");
  return new Problem("unreachable", t("js.engine.notstarted"), { remedy, cause: message });
}

/** @param {Error} error What the worker says. */
function damaged(error) {
  const values = { message: String(error.cause) };
  return new Problem("engine", t("js.engine.damaged", values), { remedy: t("js.engine.damaged.remedy"), cause: error });
}

/** @param {string} message */
function broken(message) {
  const more = { remedy: t("js.engine.broken.remedy"), cause: message };
  return new Problem("engine", t("js.engine.broken", { message }), more);
}
