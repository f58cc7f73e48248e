/** What can be completed in a query: keywords, prefixes, terms, things, variables and saved queries. */
import { KEYWORDS } from "./keywords.js";

/**
 * @typedef {import("@codemirror/autocomplete").Completion} Completion
 * @typedef {import("@codemirror/autocomplete").CompletionContext} CompletionContext
 * @typedef {import("@codemirror/autocomplete").CompletionResult} CompletionResult
 * @typedef {{curie: string, label: string, definition: string, kind: string}} Term
 * @typedef {{stem: string, topic: string, title: string, question: string, text: string}} SavedQuery
 * @typedef {object} Known
 * @property {Record<string, string>} prefixes
 * @property {Term[]} terms
 * @property {[string, string][]} things Labels with CURIEs.
 * @property {SavedQuery[]} queries
 */

/**
 * Makes the source of completions.
 *
 * @param {Known} known
 * @returns {(context: CompletionContext) => CompletionResult | null}
 */
export function completionSource(known) {
  const fixed = [...terms(known.terms), ...things(known.things), ...keywords(), ...prefixes(known.prefixes)];
  const saved = known.queries.map(savedQuery);
  return (context) => {
    const word = context.matchBefore(/[?$]?[\p{L}\p{N}_-]*:?[\p{L}\p{N}_.-]*/u);
    if (word === null || (word.from === word.to && !context.explicit)) return null;
    if (insideText(context)) return null;
    const text = context.state.doc.toString();
    const blank = (text.slice(0, word.from) + text.slice(context.pos)).trim() === "";
    const declaring = /\bPREFIX\s+$/i.test(text.slice(0, word.from));
    const options = declaring ? declarations(known.prefixes) : word.text.startsWith("?") ? variables(text, word.text) : fixed;
    return { from: word.from, options: blank ? [...options, ...saved] : options, validFor: /^[?$]?[\p{L}\p{N}_:.-]*$/u };
  };
}

/** Whether a comment or a string is being typed. @param {CompletionContext} context */
function insideText(context) {
  const before = context.state.doc.lineAt(context.pos);
  const line = before.text.slice(0, context.pos - before.from).replace(/<[^>]*>|"[^"]*"|'[^']*'/g, "");
  return /["'#<]/.test(line.replace(/<\s/g, " "));
}

/** @param {Term[]} all @returns {Completion[]} */
function terms(all) {
  return all.map(({ curie, label, definition, kind }) => ({
    label: curie,
    detail: label,
    info: definition || undefined,
    type: kind === "class" ? "class" : "property",
    boost: 2,
  }));
}

/** @param {[string, string][]} all @returns {Completion[]} */
function things(all) {
  return all.map(([label, curie]) => ({ label: curie, detail: label, type: "constant" }));
}

/** @returns {Completion[]} */
function keywords() {
  return KEYWORDS.map((label) => ({ label, type: "keyword", boost: 1 }));
}

/** @param {Record<string, string>} all @returns {Completion[]} */
function prefixes(all) {
  return Object.entries(all).map(([name, iri]) => ({ label: `${name}:`, detail: iri, type: "namespace" }));
}

/** @param {Record<string, string>} all @returns {Completion[]} */
function declarations(all) {
  return Object.entries(all).map(([name, iri]) => ({ label: `${name}:`, detail: iri, apply: `${name}: <${iri}>`, type: "namespace" }));
}

/** @param {string} text @param {string} typed @returns {Completion[]} */
function variables(text, typed) {
  const names = new Set(text.match(/[?$][\p{L}\p{N}_]+/gu) ?? []);
  names.delete(typed);
  return [...names].sort().map((label) => ({ label, type: "variable" }));
}

/** A saved query takes the place of the whole text, which is empty. @param {SavedQuery} query @returns {Completion} */
function savedQuery({ stem, title, question, text }) {
  return {
    label: stem,
    detail: title,
    info: question,
    type: "text",
    boost: -1,
    apply: (view) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } }),
  };
}
