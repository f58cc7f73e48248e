/** Shows an answer in tabs: a table, a picture where it is a graph, and the standard format as it is. */
import { drawGraph, MOST, nodeCount } from "./answer-graph.js";
import { headerRow, numeric, tableRows } from "./answer-table.js";
import { fill, h } from "./dom.js";
import { download } from "./downloads.js";
import { tabled, toCsv, toJson, toNtriples } from "./results.js";
import { t } from "./strings.js";

/**
 * @typedef {import("./results.js").Answer} Answer
 * @typedef {import("./answer-table.js").Names} Names
 * @typedef {{id: string, make: () => Node}} Tab
 */

const SHOWN = 1000; // rows of a table; downloads have all
const RAW = 200_000; // letters

/**
 * @param {Element} place What is filled.
 * @param {Answer} answer
 * @param {Names} names
 * @param {{name: string, tab: string, onTab: (id: string) => void}} options The name of downloads; the tab that is
 *   shown first, where the answer has it; what is told of another choice.
 */
export function showAnswer(place, answer, names, { name, tab, onTab }) {
  const tabs = tabsOf(answer, names);
  const chosen = tabs.find(({ id }) => id === tab) ?? tabs[0];
  const panel = h("div", { role: "tabpanel", id: "answer-panel", tabindex: "0" });
  const buttons = tabs.map(({ id }) =>
    h(
      "button",
      { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": "answer-panel", onclick: () => choose(id, true) },
      t(`js.sparql.tab.${id}`),
    ),
  );
  const choose = (/** @type {string} */ id, /** @type {boolean} */ told) => {
    for (const [index, button] of buttons.entries()) {
      const selected = tabs[index].id === id;
      button.setAttribute("aria-selected", String(selected));
      button.tabIndex = selected ? 0 : -1;
      if (selected) fill(panel, tabs[index].make());
    }
    panel.setAttribute("aria-labelledby", `tab-${id}`);
    if (told) onTab(id);
  };
  const list = h("div", { role: "tablist", "aria-label": t("js.sparql.tabs"), onkeydown: (event) => arrows(event, buttons) }, buttons);
  choose(chosen.id, false);
  fill(place, h("div", { class: "answer-bar" }, list, downloads(answer, name)), panel);
}

/** @param {Answer} answer @param {Names} names @returns {Tab[]} */
function tabsOf(answer, names) {
  const tabs = [
    { id: "table", make: () => table(answer, names) },
    { id: "raw", make: () => raw(answer) },
  ];
  if (answer.kind !== "graph" || answer.triples.length === 0) return tabs;
  return [{ id: "graph", make: () => picture(answer.triples, names) }, ...tabs];
}

/** Goes from tab to tab by arrow keys. @param {Event} event @param {HTMLButtonElement[]} buttons */
function arrows(event, buttons) {
  const { key } = /** @type {KeyboardEvent} */ (event);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const current = buttons.findIndex((button) => button.tabIndex === 0);
  const next = key === "Home" ? 0 : key === "End" ? buttons.length - 1 : current + (step ?? 0);
  if (step === undefined && key !== "Home" && key !== "End") return;
  event.preventDefault();
  const button = buttons[(next + buttons.length) % buttons.length];
  button.click();
  button.focus();
}

/** @param {Answer} answer @param {Names} names */
function table(answer, names) {
  if (answer.kind === "boolean") {
    return h("p", { class: "truth" }, t(answer.value ? "js.sparql.true" : "js.sparql.false"));
  }
  const { vars, rows } = tabled(answer);
  if (rows.length === 0) return h("p", { class: "empty" }, t("js.sparql.none"));
  const shown = rows.slice(0, SHOWN);
  const note = rows.length > SHOWN && h("p", { class: "cut" }, t("js.sparql.cut", { shown: SHOWN, all: rows.length }));
  return h(
    "div",
    {},
    note,
    h(
      "div",
      { class: "wide", role: "region", tabindex: "0", "aria-label": t("js.sparql.answer") },
      h(
        "table",
        { class: "answer" },
        h("thead", {}, headerRow(vars, numeric(vars, shown))),
        h("tbody", {}, tableRows(vars, shown, names)),
      ),
    ),
  );
}

/** @param {import("./results.js").Triple[]} triples @param {Names} names */
function picture(triples, names) {
  const count = nodeCount(triples);
  if (count <= MOST) return drawGraph(triples, names);
  return h("p", { class: "cut" }, t("js.sparql.graph.large", { count, most: MOST }));
}

/** @param {Answer} answer */
function raw(answer) {
  const text = answer.kind === "graph" ? toNtriples(answer) : toJson(answer);
  const cut = text.length > RAW ? `${text.slice(0, RAW)}…` : text;
  return h("div", { class: "wide", role: "region", tabindex: "0", "aria-label": t("js.sparql.tab.raw") }, h("pre", {}, h("code", {}, cut)));
}

/** @param {Answer} answer @param {string} name */
function downloads(answer, name) {
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) => h("button", { type: "button", onclick }, text);
  const whole =
    answer.kind === "graph"
      ? button("N-Triples", () => download(`${name}.nt`, "application/n-triples", toNtriples(answer)))
      : button("JSON", () => download(`${name}.json`, "application/sparql-results+json", toJson(answer)));
  return h(
    "p",
    { class: "downloads" },
    `${t("js.sparql.download")} `,
    button("CSV", () => download(`${name}.csv`, "text/csv", toCsv(answer))),
    " ",
    whole,
  );
}
