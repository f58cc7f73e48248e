/** Rows of a saved query's answer, each with what it rests on, as the site's templates write them. */
import { numeric, termNode } from "./answer-table.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./citing.js").Citation} Citation
 * @typedef {import("./answer-table.js").Names} Names
 * @typedef {import("./context.js").Context} Context
 */

const SHOWN = 500; // rows of a page; downloads have all

/**
 * @param {import("./results.js").Bindings} answer
 * @param {Citation[] | null} citations Null where there are none to be had.
 * @param {Names} names
 * @param {Context} context
 * @param {Record<string, string>} passages The paths of the pages of passages.
 */
export function shownRows({ vars, rows }, citations, names, context, passages) {
  const shown = rows.slice(0, SHOWN);
  const numbers = numeric(vars, shown);
  return shown.map((row, index) => {
    const cells = vars.map((name, place) => {
      const cell = row[name];
      return h("td", { class: numbers[place] ? "number" : null }, cell && termNode(cell, names));
    });
    return h("tr", {}, cells, h("td", { class: "source" }, source(citations?.[index] ?? null, context, passages)));
  });
}

/** @param {Citation | null} citation @param {Context} context @param {Record<string, string>} passages */
function source(citation, context, passages) {
  const { t } = context;
  if (citation === null) return [t("js.query.cite", { stem: context.data.stem })];
  const { basis, paragraphs, notes } = citation;
  if (paragraphs.length === 0) return [h("span", { class: "no-source" }, t("js.query.basis.none"))];
  const links = paragraphs.map((name) =>
    Object.hasOwn(passages, name) ? h("a", { class: "passage", href: context.link(passages[name]) }, name) : name,
  );
  return [
    basis && h("span", { class: `basis ${basis}` }, t(`js.query.basis.${basis}`)),
    ...links.flatMap((link) => [" ", link]),
    notes.length > 0 && h("details", {}, h("summary", {}, t("js.query.basis.note")), notes.map((note) => h("p", {}, note))),
  ];
}
