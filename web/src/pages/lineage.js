/** The page of the lineage: sections to choose from, the chain of a thing, and the list in step with the picture. */
import { h } from "../dom.js";
import { Notice, unknownKeys, unknownThing, unknownValues } from "../explorer/unknown.js";
import { counter } from "../figure/counter.js";
import { Details } from "../figure/details.js";
import { pictureDownloads } from "../figure/downloads.js";
import { arrange, asButtons, Filters, hiddenParts, onChoice, toggledPart } from "../figure/filters.js";
import { Roving } from "../figure/roving.js";
import { Picture } from "../lineage/picture.js";
import { Steps } from "../lineage/steps.js";
import { towards } from "../network/compass.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../lineage/picture.js").Node} Node
 * @typedef {import("../state.js").Changes} Changes
 */

/** @param {HTMLElement} main @param {Context} context */
export function start(main, context) {
  const figure = /** @type {HTMLElement | null} */ (main.querySelector("#picture"));
  const drawn = figure?.querySelector("svg");
  if (!figure || !drawn) return;
  const page = new LineagePage(main, context, figure, drawn);
  page.show();
  page.reveal();
}

class LineagePage {
  /** @type {Node[]} Those that are shown. */
  nodes = [];

  /** @param {HTMLElement} main @param {Context} context @param {HTMLElement} figure @param {SVGSVGElement} drawn */
  constructor(main, context, figure, drawn) {
    this.context = context;
    this.figure = figure;
    this.steps = new Steps(main.querySelector("#list-section") ?? main);
    this.picture = new Picture(drawn, this.steps.keys);
    this.count = counter(main);
    this.notice = new Notice(context.t);
    this.roving = new Roving(this.picture.nodes.map(({ element }) => element));
    this.details = new Details(context, () => this.#close());
    this.filters = new Filters(context, context.t("js.lineage.sections"), this.picture.sections, {
      toggle: (section, on) => this.#change(toggledPart(this.state.off, section, on)),
      reset: () => this.#change({ hide: null, focus: null }),
    });
    context.state.onChange(() => this.show());
    this.#arrange(main);
    this.#listen();
  }

  get state() {
    const state = this.context.state.get();
    return { off: hiddenParts(state), focus: state.get("focus") ?? "" };
  }

  /** @param {HTMLElement} main */
  #arrange(main) {
    const hint = h("span", { class: "small muted" }, this.context.t("js.lineage.choose"));
    arrange(main, this.figure, {
      filters: this.filters,
      bar: [this.count, hint],
      above: [this.notice.element],
      foot: [h("span"), pictureDownloads(this.context, this.picture.element, "lineage")],
      details: this.details.element,
    });
  }

  #listen() {
    asButtons(this.picture.nodes.map(({ element }) => element));
    onChoice(this.figure, (target) => this.#nodeOf(target), (node) => this.#select(node, false));
    this.figure.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {EventTarget | null} target */
  #nodeOf(target) {
    const element = target instanceof Element ? target.closest(".node") : null;
    return this.picture.nodes.find((node) => node.element === element) ?? null;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = this.#nodeOf(event.target);
    if (event.key === "Escape") this.#close();
    else if (node && (event.key === "Enter" || event.key === " ")) this.#select(node, true);
    else if (node && event.key.startsWith("Arrow")) this.#go(event.key, node);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} arrow @param {Node} node */
  #go(arrow, node) {
    const chain = this.picture.chain(node.name);
    const place = (/** @type {number} */ at) => this.nodes[at];
    const linked = (/** @type {number} */ at) => chain.has(this.nodes[at].name);
    const next = towards(arrow, this.nodes.indexOf(node), [...this.nodes.keys()], place, linked);
    if (next !== null) this.roving.focus(this.nodes[next].element);
  }

  /** @param {Node} node @param {boolean} enter Whether the details take the focus. */
  #select(node, enter) {
    this.roving.focus(node.element);
    this.#change({ focus: node.name }, { push: true });
    if (enter) this.details.focus();
  }

  /** The focus returns to the thing that it came from. */
  #close() {
    this.#change({ focus: null }, { push: true });
    if (this.roving.current) this.roving.focus(this.roving.current);
  }

  /** @param {Changes} changes @param {{push?: boolean}} [how] */
  #change(changes, how) {
    this.context.state.set(changes, how);
    this.show();
  }

  /** Brings what the address names into sight. */
  reveal() {
    this.figure.querySelector(".chosen")?.scrollIntoView({ block: "center", inline: "center" });
  }

  /** Shows what the address says. */
  show() {
    const { off, focus } = this.state;
    this.nodes = this.picture.show(off);
    const chosen = this.picture.nodes.find(({ name }) => name === focus) ?? null;
    const chain = chosen ? this.picture.chain(chosen.name) : null;
    this.picture.light(chain, chosen?.name ?? "");
    const shown = this.nodes.map(({ element }) => element);
    this.roving.show(shown, chosen?.element ?? this.roving.current);
    const { sections } = this.picture;
    this.filters.show(off, (key) => sections.find((section) => section.key === key)?.nodes.length ?? 0);
    this.#tell(this.steps.show(new Set(this.nodes.map(({ name }) => name)), chain));
    this.notice.show(this.#faults(chosen ? "" : focus));
    this.#detail(chosen);
  }

  /** @param {number} shown */
  #tell(shown) {
    const things = this.nodes.length;
    const text = this.context.t("js.lineage.count", { shown, all: this.steps.all.length, things });
    if (this.count.textContent !== text) this.count.textContent = text;
  }

  /** @param {string} unknown A name of the address that nothing here has. */
  #faults(unknown) {
    const { context } = this;
    const sections = this.picture.sections.map(({ key, heading }) => ({ name: key, label: heading }));
    const words = context.t("js.lineage.unknown", { name: unknown.slice(0, 100) });
    const things = () => this.picture.nodes.map((node) => ({ name: node.name, label: parted(node)[0] }));
    return [
      ...(unknown ? [unknownThing(context, "focus", words, things())] : []),
      ...unknownKeys(context, ["hide", "focus"]),
      ...unknownValues(context, "hide", this.state.off, sections),
    ];
  }

  /** @param {Node | null} chosen */
  #detail(chosen) {
    if (!chosen) return this.details.clear();
    const [heading, more] = parted(chosen);
    const href = chosen.element.getAttribute("href") ?? "";
    this.details.show(heading, href, [more ? [more] : [], ...this.steps.of(chosen.name)]);
  }
}

/** The label of a thing, and what else its title says. @param {Node} node @returns {[string, string]} */
function parted({ element, label }) {
  const texts = [...element.querySelectorAll("text:not(.muted)")].map((text) => text.textContent?.trim());
  const name = texts.join(" ").trim();
  return name && label.startsWith(name) ? [name, label.slice(name.length).replace(/^, /, "")] : [label, ""];
}
