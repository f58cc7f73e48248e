/** Shows terms and rows of an answer. Whatever stands in them is text. */
import { h } from "./dom.js";
import { pagePath, plain, shorten } from "./terms.js";

/**
 * @typedef {import("./terms.js").Term} Term
 * @typedef {import("./results.js").Row} Row
 * @typedef {object} Names
 * @property {Record<string, string>} prefixes
 * @property {Map<string, string>} labels Labels of IRIs.
 * @property {Map<string, string>} pages Paths of the things that bear a label.
 * @property {(path: string) => string} link
 */

const CUT = 600; // letters of a text that are shown; downloads have all
const NUMBERS = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger)$/;

/** What stands for a term. @param {Term} term @param {Names} names */
export function shownTerm(term, names) {
  const text = term.type === "uri" ? (names.labels.get(term.value) ?? shorten(term.value, names.prefixes)) : plain(term);
  return text.length > CUT ? `${text.slice(0, CUT)}…` : text;
}

/** A term as an element, with a link where there is something to go to. @param {Term} term @param {Names} names */
export function termNode(term, names) {
  const tag = term["xml:lang"];
  const text = h("bdi", { lang: tag && tag !== document.documentElement.lang ? tag : null }, shownTerm(term, names));
  const path = term.type === "uri" ? pagePath(term.value, names.prefixes) : (names.pages.get(term.value) ?? "");
  if (path) return h("a", { href: names.link(path), title: title(term, names) }, text);
  if (term.type === "uri" && /^https?:\/\//i.test(term.value)) {
    return h("a", { href: term.value, rel: "external nofollow noreferrer", title: title(term, names) }, text);
  }
  return text;
}

/** @param {Term} term @param {Names} names */
function title(term, names) {
  return term.type === "uri" ? shorten(term.value, names.prefixes) : null;
}

/** Which columns hold numbers alone. @param {string[]} vars @param {Row[]} rows */
export function numeric(vars, rows) {
  return vars.map((name) => {
    const cells = rows.map((row) => row[name]).filter((cell) => cell !== undefined);
    return cells.length > 0 && cells.every((cell) => NUMBERS.test(cell?.datatype ?? ""));
  });
}

/**
 * Makes rows of a table.
 *
 * @param {string[]} vars
 * @param {Row[]} rows
 * @param {Names} names
 */
export function tableRows(vars, rows, names) {
  const numbers = numeric(vars, rows);
  return rows.map((row) =>
    h(
      "tr",
      {},
      vars.map((name, place) => {
        const cell = row[name];
        return h("td", { class: numbers[place] ? "number" : null }, cell && termNode(cell, names));
      }),
    ),
  );
}

/** Makes a header row. @param {string[]} titles @param {boolean[]} numbers */
export function headerRow(titles, numbers) {
  return h("tr", {}, titles.map((text, place) => h("th", { scope: "col", class: numbers[place] ? "number" : null }, text)));
}
