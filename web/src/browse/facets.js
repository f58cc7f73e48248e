/** The facets: each value with the number of rows that it would leave. */
import { fill, h } from "../dom.js";
import { filterForm } from "../explorer/filter-form.js";
import { FACETS } from "./data.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("./data.js").Facet} Facet
 * @typedef {import("./data.js").Choice} Choice
 * @typedef {import("./data.js").File} File
 */

export class Facets {
  /**
   * @param {Context} context
   * @param {File} file
   * @param {{change: (facet: Facet, values: string[]) => void, look: (text: string) => void, reset: () => void}} acts
   */
  constructor(context, file, acts) {
    const { t } = context;
    this.context = context;
    this.file = file;
    this.acts = acts;
    this.text = h("input", { type: "search", id: "look" });
    this.text.addEventListener("input", () => acts.look(this.text.value));
    this.families = h("div", {});
    this.selects = FACETS.filter((facet) => facet !== "family").map((facet) => this.#select(facet));
    this.element = filterForm(
      { name: "facets", summary: t("js.browse.facets"), reset: t("js.browse.reset"), onreset: acts.reset },
      [
        h("div", { class: "field" }, h("label", { for: "look" }, t("js.browse.text")), this.text),
        h("fieldset", {}, h("legend", {}, t("js.browse.family")), this.families),
        ...this.selects.map(({ facet, select }) =>
          h("div", { class: "field" }, h("label", { for: select.id }, t(`js.browse.${facet}`)), select),
        ),
      ],
    );
  }

  /** @param {Facet} facet */
  #select(facet) {
    const select = h("select", {
      id: `facet-${facet}`,
      onchange: () => this.acts.change(facet, select.value ? [select.value] : []),
    });
    return { facet, select };
  }

  /** @param {Choice} choice @param {Record<Facet, Map<string, number>>} counts */
  show(choice, counts) {
    if (this.text.value !== choice.q) this.text.value = choice.q;
    this.#showFamilies(choice, counts.family);
    for (const { facet, select } of this.selects)
      this.#showSelect(facet, select, choice.chosen[facet], counts[facet]);
  }

  /** @param {Choice} choice @param {Map<string, number>} counts */
  #showFamilies({ chosen: { family } }, counts) {
    const rows = this.file.families.map(([key, plural]) => {
      const held = this.families.querySelector(`[data-family="${CSS.escape(key)}"]`);
      const box =
        held?.querySelector("input") ??
        h("input", { type: "checkbox", name: "family", value: key, onchange: () => this.#toggle() });
      const row =
        held ??
        h(
          "label",
          { class: "check", "data-family": key },
          box,
          h("span", { class: `family ${key}` }, plural),
          h("span", { class: "count" }),
        );
      box.checked = family.has(key);
      /** @type {HTMLElement} */ (row.querySelector(".count")).textContent = new Intl.NumberFormat().format(
        counts.get(key) ?? 0,
      );
      return row;
    });
    if (this.families.children.length === 0) fill(this.families, rows);
  }

  #toggle() {
    const boxes = [...this.families.querySelectorAll("input")];
    this.acts.change(
      "family",
      boxes.filter(({ checked }) => checked).map(({ value }) => value),
    );
  }

  /** @param {Facet} facet @param {HTMLSelectElement} select @param {Set<string>} wanted @param {Map<string, number>} counts */
  #showSelect(facet, select, wanted, counts) {
    const { t } = this.context;
    const values = new Map([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
    for (const value of wanted) if (!values.has(value)) values.set(value, 0);
    const options = [...values].map(([value, count]) =>
      h(
        "option",
        { value },
        `${this.#words(facet, value).slice(0, 80)} (${new Intl.NumberFormat().format(count)})`,
      ),
    );
    fill(select, h("option", { value: "" }, t("js.browse.any")), options);
    select.value = [...wanted][0] ?? "";
  }

  /** @param {Facet} facet @param {string} value */
  #words(facet, value) {
    const { t } = this.context;
    if (facet === "basis") return t(`js.browse.basis.${value}`);
    if (facet === "pillar") return this.file.pillars.find(([slug]) => slug === value)?.[1] ?? value;
    return value || t("js.browse.none");
  }
}
