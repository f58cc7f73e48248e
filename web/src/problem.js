/** What can go wrong for a reader, in words, and how it is shown. */
import { h } from "./dom.js";
import { t } from "./strings.js";

/**
 * @typedef {"syntax" | "refused" | "cancelled" | "timeout" | "unsupported" | "unreachable" | "file" | "engine" |
 *   "notfound"} Kind
 */

/** An error that a page can explain. */
export class Problem extends Error {
  /**
   * @param {Kind} kind
   * @param {string} message What has happened, in a sentence.
   * @param {{remedy?: string, line?: number, column?: number, from?: number, to?: number, cause?: unknown}} [more]
   *   What to do about it; and the place in a query: line and column from 1, offsets from 0.
   */
  constructor(kind, message, more = {}) {
    super(message, { cause: more.cause });
    this.name = "Problem";
    this.kind = kind;
    this.remedy = more.remedy ?? "";
    this.line = more.line ?? 0;
    this.column = more.column ?? 0;
    this.from = more.from ?? 0;
    this.to = more.to ?? 0;
  }
}

/** Makes a problem of whatever was thrown. @param {unknown} error */
export function asProblem(error) {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && error.name === "AbortError") {
    return new Problem("cancelled", t("js.engine.cancelled"), { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  if (/dynamically imported module|error loading dynamically|Importing a module script failed/i.test(message)) {
    return new Problem("unreachable", t("js.problem.program"), { remedy: t("js.problem.unreachable.remedy"), cause: error });
  }
  return new Problem("engine", t("js.problem.unexpected", { message }), { cause: error });
}

/** True where a new try may help: what is lost may come back. @param {Problem} problem */
function canRetry(problem) {
  return ["unreachable", "timeout", "engine", "cancelled"].includes(problem.kind);
}

/**
 * Makes the box that tells of a problem, with a way on.
 *
 * @param {unknown} error
 * @param {(() => void) | null} [retry] What the button "Try again" does; none without it.
 */
export function problemBox(error, retry = null) {
  const problem = asProblem(error);
  const place = problem.line
    ? t("js.problem.place", { line: problem.line, column: problem.column })
    : "";
  return h(
    "div",
    { class: "problem", role: "alert", "data-kind": problem.kind },
    h("p", { class: "problem-what" }, problem.message, place && ` ${place}`),
    problem.remedy && h("p", { class: "problem-remedy" }, problem.remedy),
    retry && canRetry(problem) && h("button", { type: "button", onclick: retry }, t("js.problem.retry")),
  );
}
