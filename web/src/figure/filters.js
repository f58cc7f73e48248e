/** What surrounds a picture of the page: filters of its parts, and the place of each. */
import { fill, h } from "../dom.js";
import { filterForm } from "../explorer/filter-form.js";
import { listOf } from "../state.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {{key: string, heading: string}} Part
 */

export class Filters {
  /**
   * @param {Context} context
   * @param {string} legend What the parts are.
   * @param {Part[]} parts
   * @param {{toggle: (key: string, on: boolean) => void, reset: () => void}} acts
   * @param {...Node} more What else can be chosen.
   */
  constructor(context, legend, parts, acts, ...more) {
    const { t } = context;
    this.rows = parts.map(({ key, heading }) => {
      const box = h("input", { type: "checkbox", name: "part", value: key });
      box.addEventListener("change", () => acts.toggle(key, box.checked));
      const count = h("span", { class: "count" });
      return { key, box, count, row: h("label", { class: "check", "data-part": key }, box, heading, count) };
    });
    const rows = this.rows.map(({ row }) => row);
    this.element = filterForm(
      { name: "filters", summary: t("js.network.filters"), reset: t("js.network.reset"), onreset: acts.reset },
      [h("fieldset", {}, h("legend", {}, legend), h("div", {}, rows)), ...more],
    );
  }

  /** @param {Set<string>} off What is not shown. @param {(key: string) => number} countOf */
  show(off, countOf) {
    for (const { key, box, count } of this.rows) {
      box.checked = !off.has(key);
      count.textContent = new Intl.NumberFormat().format(countOf(key));
    }
  }
}

/** What the state of the address says is not shown. @param {URLSearchParams} state @returns {Set<string>} */
export function hiddenParts(state) {
  return new Set(listOf(state, "hide"));
}

/** The state with a part shown or hidden. @param {Set<string>} off @param {string} key @param {boolean} on */
export function toggledPart(off, key, on) {
  const next = new Set(off);
  if (on) next.delete(key);
  else next.add(key);
  return { hide: [...next] };
}

/**
 * Arranges a page around its picture.
 *
 * @param {HTMLElement} main
 * @param {HTMLElement} figure
 * @param {{filters: Filters, bar: Node[], above: Node[], foot: Node[], details: HTMLElement}} parts
 */
export function arrange(main, figure, { filters, bar, above, foot, details }) {
  const place = main.querySelector("#explorer") ?? main.appendChild(h("div", { id: "explorer" }));
  figure.classList.add("shows");
  figure.removeAttribute("tabindex"); // what is in it takes the focus, and scrolls it
  const work = h(
    "div",
    { class: "work" },
    h("div", { class: "bar" }, bar),
    above,
    figure,
    h("div", { class: "bar foot" }, foot),
  );
  place.className = "workspace one";
  fill(place, filters.element, work, details);
}

/**
 * Makes the parts of a picture buttons. Their names begin with the words that are seen, so that who speaks to the
 * page can say them (WCAG 2.2, 2.5.3); what else the title says follows.
 *
 * @param {Element[]} elements
 */
export function asButtons(elements) {
  for (const element of elements) {
    const texts = [...element.querySelectorAll("text")];
    const seen = texts.map((text) => text.textContent?.trim()).join(" ");
    const more = titleOf(element)
      .split(", ")
      .filter((part) => !seen.includes(part));
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", [seen, ...more].filter(Boolean).join(", "));
  }
}

/** @param {Element} element */
export function titleOf(element) {
  return element.querySelector(":scope > title")?.textContent ?? "";
}

/**
 * Calls back when a part of a picture is clicked, unless the click is to open its page beside this one.
 *
 * @template Part
 * @param {HTMLElement} figure
 * @param {(target: EventTarget | null) => Part | null} partOf
 * @param {(part: Part) => void} choose
 */
export function onChoice(figure, partOf, choose) {
  figure.addEventListener("click", (event) => {
    const part = partOf(event.target);
    if (!part || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(part);
  });
}
