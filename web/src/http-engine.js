/** Asks a SPARQL endpoint of the same server (SPARQL 1.1 Protocol, section 2.1.3). */
import { Fault } from "./fault.js";
import { Problem } from "./problem.js";
import { t } from "./strings.js";

const SHOWN = 300; // letters of what a server says of an error

export class HttpTransport {
  /** @param {string} endpoint */
  constructor(endpoint) {
    this.endpoint = endpoint;
  }

  /** @type {"server"} */
  kind = "server";

  /** @type {import("./engine.js").Transport["ask"]} */
  async ask(text, format, { signal, timeoutMs, onProgress }) {
    onProgress(t("js.engine.running"));
    const limit = AbortSignal.timeout(timeoutMs);
    const both = AbortSignal.any(signal ? [signal, limit] : [limit]);
    try {
      const response = await fetch(this.endpoint, {
        method: "POST",
        headers: { "Content-Type": "application/sparql-query", Accept: format },
        body: text,
        signal: both,
      });
      const answer = await response.text();
      if (response.ok) return answer;
      throw refusal(response.status, answer);
    } catch (error) {
      if (error instanceof Problem || error instanceof Fault) throw error;
      throw ended(error, signal, limit, timeoutMs);
    }
  }
}

/** @param {number} status @param {string} answer */
function refusal(status, answer) {
  const said = answer.slice(0, SHOWN).trim();
  if (status === 400) return new Fault(said);
  const slow = status === 408 || status === 504;
  const busy = status === 429 || status === 503;
  const key = slow ? "js.engine.http.slow" : busy ? "js.engine.http.busy" : "js.engine.http.status";
  const more = { remedy: said || t("js.engine.http.remedy") };
  return new Problem(slow ? "timeout" : "unreachable", t(key, { status: String(status) }), more);
}

/** @param {unknown} error @param {AbortSignal | undefined} signal @param {AbortSignal} limit @param {number} timeoutMs */
function ended(error, signal, limit, timeoutMs) {
  if (signal?.aborted) return new Problem("cancelled", t("js.engine.cancelled"));
  if (limit.aborted) return tooSlow(timeoutMs);
  return new Problem("unreachable", t("js.engine.http.lost"), { remedy: t("js.engine.http.lost.remedy"), cause: error });
}

/** @param {number} timeoutMs */
export function tooSlow(timeoutMs) {
  const values = { count: Math.round(timeoutMs / 1000) };
  return new Problem("timeout", t("js.engine.timeout", values), { remedy: t("js.engine.timeout.remedy") });
}
