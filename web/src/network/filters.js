/** The filters: what to look for, which families, which pillar, which years. */
import { Combobox } from "../explorer/combobox.js";
import { filterForm } from "../explorer/filter-form.js";
import { YearInputs } from "../explorer/years.js";
import { fill, h, svg } from "../dom.js";
import { shapeOf } from "./graph.js";
import { lookup } from "./names.js";
import { filterOf } from "./view.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").File} File
 * @typedef {import("./view.js").View} View
 * @typedef {import("./view.js").Seen} Seen
 * @typedef {import("../state.js").Changes} Changes
 */

export class Filters {
  /**
   * @param {Context} context
   * @param {Graph} graph
   * @param {File} file
   * @param {{change: (changes: Changes) => void, find: (id: string) => void, toggle: (family: string, on: boolean) => void, reset: () => void}} acts
   */
  constructor(context, graph, file, acts) {
    this.context = context;
    this.graph = graph;
    this.acts = acts;
    this.families = familiesOf(context, file);
    this.shapes = file.shapes;
    this.kinds = h("div", { class: "kinds" });
    this.pillar = h("select", {
      id: "filter-pillar",
      onchange: () => acts.change({ pillar: this.pillar.value }),
    });
    const { t } = context;
    this.years = new YearInputs(t, null, acts.change);
    this.element = filterForm(
      { name: "filters", summary: t("js.network.filters"), reset: t("js.network.reset"), onreset: acts.reset },
      [this.#search(), this.#families(), this.#others()],
      lineStyles(t),
    );
  }

  #search() {
    const { t } = this.context;
    const input = h("input", { type: "search", id: "find", placeholder: t("js.network.find.hint") });
    const field = h(
      "div",
      { class: "field" },
      h("label", { for: "find" }, t("js.network.find")),
      h("div", { class: "combo" }, input),
    );
    new Combobox(input, {
      name: t("js.network.find"),
      none: t("js.search.none"),
      find: lookup(this.context, this.graph),
      pick: (option) => {
        input.value = "";
        this.acts.find(option.value);
      },
    });
    return field;
  }

  /** Goes to the box in which one looks for a thing. */
  search() {
    this.element.open = true;
    document.getElementById("find")?.focus();
  }

  #families() {
    return h(
      "fieldset",
      { hidden: this.graph.things.length === 0 },
      h("legend", {}, this.context.t("js.network.kinds")),
      this.kinds,
    );
  }

  #others() {
    const { t } = this.context;
    return h(
      "fieldset",
      {},
      h("div", { class: "field" }, h("label", { for: "filter-pillar" }, t("js.network.pillar")), this.pillar),
      this.years.element,
      h("p", { class: "small muted" }, t("js.network.years.note")),
    );
  }

  /** @param {View} view @param {Seen} seen */
  show(view, seen) {
    const lines = this.families.filter(
      ({ key }) => seen.counts.has(key) || view.hide.has(key) || (seen.on.has(key) && !view.hops),
    );
    const held = new Map(
      [...this.kinds.children].map((element) => [
        /** @type {HTMLElement} */ (element).dataset.family,
        element,
      ]),
    );
    const rows = lines.map((family) => {
      const row = held.get(family.key) ?? this.#row(family);
      const box = /** @type {HTMLInputElement} */ (row.querySelector("input"));
      box.checked = seen.on.has(family.key);
      const count = /** @type {HTMLElement} */ (row.querySelector(".count"));
      count.textContent = new Intl.NumberFormat().format(seen.counts.get(family.key) ?? 0);
      return row;
    });
    if (
      rows.length !== this.kinds.children.length ||
      rows.some((row, at) => row !== this.kinds.children[at])
    ) {
      fill(this.kinds, rows); // elements that stay are not moved: one of them may have the focus
    }
    const group = this.kinds.parentElement;
    if (group instanceof HTMLFieldSetElement) group.hidden = rows.length === 0;
    this.#pillars(view);
    this.years.show(view);
  }

  /** @param {{key: string, label: string, family: string, shape: string}} family */
  #row({ key, label, family, shape }) {
    const box = h("input", {
      type: "checkbox",
      name: "family",
      value: key,
      onchange: () => this.acts.toggle(key, box.checked),
    });
    const drawn = shapeOf(this.shapes, shape || commonShape(this.graph, family));
    const mark = svg(
      "svg",
      { width: 16, height: 16, viewBox: "-1.15 -1.15 2.3 2.3", "aria-hidden": "true" },
      svg("path", { class: `mark full ${family}`, d: drawn, "stroke-width": 0.1 }),
    );
    return h(
      "label",
      { class: "check", "data-family": key },
      box,
      mark,
      label,
      h("span", { class: "count" }),
    );
  }

  /** @param {View} view */
  #pillars({ pillar }) {
    const ids = [...new Set(this.graph.things.flatMap(({ pillars }) => pillars ?? []))].sort();
    if (pillar && !ids.includes(pillar)) ids.push(pillar);
    const options = ids.map((id) =>
      h("option", { value: id }, this.graph.things[this.graph.numbers.get(id) ?? -1]?.label ?? id),
    );
    fill(this.pillar, h("option", { value: "" }, this.context.t("js.network.pillar.all")), options);
    this.pillar.value = pillar;
  }
}

/** What the styles of lines say. @param {Context["t"]} t */
function lineStyles(t) {
  const bases = ["stated", "derived", "editorial"];
  return h(
    "p",
    { class: "small", "aria-label": t("js.network.lines") },
    bases.flatMap((basis) => [h("span", { class: `basis ${basis}` }, t(`js.network.basis.${basis}`)), " "]),
  );
}

/**
 * The families, and the states as one of their own; a shape is given where it is not that of most things.
 *
 * @param {Context} context
 * @param {File} file
 */
function familiesOf({ t }, file) {
  return file.families.flatMap(({ key, label }) => {
    const family = { key, label, family: key, shape: "" };
    return key === "actor"
      ? [family, { key: "state", label: t("js.network.states"), family: key, shape: "star" }]
      : [family];
  });
}

/** The shape that most things of a family have. @param {Graph} graph @param {string} family */
function commonShape(graph, family) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const thing of graph.things)
    if (filterOf(thing) === family) counts.set(thing.shape, (counts.get(thing.shape) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}
