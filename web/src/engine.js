/**
 * Asks a SPARQL engine: Oxigraph in this browser, or the server that gave the page.
 *
 * Which one, the page says: with `<meta name="akkg:endpoint">` the server is asked. Both give the same
 * answers and the same problems.
 */
import { Fault } from "./fault.js";
import { HttpTransport } from "./http-engine.js";
import { Problem, asProblem } from "./problem.js";
import { fromJson, fromNtriples } from "./results.js";
import { explained, prepare } from "./sparql.js";
import { t } from "./strings.js";
import { WasmTransport } from "./wasm-engine.js";

/**
 * @typedef {"application/sparql-results+json" | "application/n-triples"} Format
 * @typedef {{signal?: AbortSignal, timeoutMs?: number, onProgress?: (text: string) => void}} Options
 * @typedef {object} Transport What carries a query to an engine, and the text of the answer back.
 * @property {"browser" | "server"} kind
 * @property {(text: string, format: Format, options: Required<Pick<Options, "timeoutMs" | "onProgress">> & Options) =>
 *   Promise<string>} ask
 */

const TIMEOUT_MS = 30_000;

export class Engine {
  /** @param {Transport} transport @param {Record<string, string>} [prefixes] Need no declaration in a query. */
  constructor(transport, prefixes = {}) {
    this.transport = transport;
    this.prefixes = prefixes;
  }

  /** Where queries are answered. */
  get kind() {
    return this.transport.kind;
  }

  /**
   * Answers a query.
   *
   * @param {string} text
   * @param {Options} [options] The signal ends the query; the time limit counts from when the engine has started.
   * @returns {Promise<import("./results.js").Answer>}
   * @throws {Problem}
   */
  async query(text, options = {}) {
    const prepared = prepare(text, this.prefixes);
    const graph = ["CONSTRUCT", "DESCRIBE"].includes(prepared.form);
    const format = graph ? "application/n-triples" : "application/sparql-results+json";
    const all = { timeoutMs: TIMEOUT_MS, onProgress: () => {}, ...options };
    if (options.signal?.aborted) throw new Problem("cancelled", t("js.engine.cancelled"));
    try {
      const answer = await this.transport.ask(prepared.asked, format, all);
      return read(answer, graph);
    } catch (error) {
      throw error instanceof Fault ? explained(prepared, error.message) : asProblem(error);
    }
  }
}

/** @param {string} answer @param {boolean} graph */
function read(answer, graph) {
  try {
    return graph ? fromNtriples(answer) : fromJson(answer);
  } catch (cause) {
    throw new Problem("engine", t("js.engine.unreadable"), { remedy: t("js.engine.unreadable.remedy"), cause });
  }
}

/**
 * Makes the engine that the page asks for.
 *
 * @param {string} root What leads from the page to the site's root.
 */
export function chooseEngine(root) {
  const endpoint = document.querySelector('meta[name="akkg:endpoint"]')?.getAttribute("content");
  return new Engine(endpoint ? new HttpTransport(endpoint) : new WasmTransport(root));
}
