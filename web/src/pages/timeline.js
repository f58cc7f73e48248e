/** The page of the timeline: years and lanes to choose from, on the picture and the table alike. */
import { compare } from "../compare.js";
import { h } from "../dom.js";
import { Notice, unknownKeys, unknownThing, unknownValues, usableYears, wrongYears } from "../explorer/unknown.js";
import { readSpan, YearInputs } from "../explorer/years.js";
import { counter } from "../figure/counter.js";
import { Details } from "../figure/details.js";
import { pictureDownloads } from "../figure/downloads.js";
import { arrange, asButtons, Filters, hiddenParts, onChoice, toggledPart } from "../figure/filters.js";
import { Roving } from "../figure/roving.js";
import { iconButtons } from "../network/toolbar.js";
import { Brush } from "../timeline/brush.js";
import { Picture } from "../timeline/picture.js";
import { Table } from "../timeline/table.js";
import { panned, zoomed } from "../timeline/years.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../timeline/mark.js").Mark} Mark
 * @typedef {import("../state.js").Changes} Changes
 */

const KEYS = ["from", "to", "hide", "focus"];
const NOTHING = { from: null, to: null, hide: null, focus: null };

/** @param {HTMLElement} main @param {Context} context */
export function start(main, context) {
  const figure = /** @type {HTMLElement | null} */ (main.querySelector("#picture"));
  const drawn = figure?.querySelector("svg");
  if (!figure || !drawn) return;
  const page = new TimelinePage(main, context, figure, drawn);
  page.show();
  page.reveal();
}

class TimelinePage {
  /** @type {Mark[]} Those that are shown. */
  marks = [];

  /** @param {HTMLElement} main @param {Context} context @param {HTMLElement} figure @param {SVGSVGElement} drawn */
  constructor(main, context, figure, drawn) {
    const { t } = context;
    this.context = context;
    this.figure = figure;
    this.picture = new Picture(drawn);
    this.table = new Table(main);
    this.count = counter(main);
    this.notice = new Notice(t);
    this.roving = new Roving(this.picture.marks.map(({ element }) => element));
    this.details = new Details(context, () => this.#close());
    const choose = (/** @type {number} */ from, /** @type {number} */ to) => this.#years({ from, to });
    this.brush = new Brush(this.picture.years, this.picture.all, choose, this.picture.room);
    this.inputs = new YearInputs(t, this.picture.years, (changes) => this.#change(changes));
    const acts = {
      toggle: (/** @type {string} */ lane, /** @type {boolean} */ on) =>
        this.#change(toggledPart(this.state.off, lane, on)),
      reset: () => this.#change(NOTHING),
    };
    const { lanes } = this.picture;
    this.filters = new Filters(context, t("js.timeline.lanes"), lanes, acts, this.inputs.element);
    context.state.onChange(() => this.show());
    this.#arrange(main);
    this.#listen();
  }

  get state() {
    const state = this.context.state.get();
    return { ...usableYears(readSpan(state)), off: hiddenParts(state), focus: state.get("focus") ?? "" };
  }

  /** @param {HTMLElement} main */
  #arrange(main) {
    const buttons = iconButtons(this.context, {
      out: () => this.#zoom(2),
      in: () => this.#zoom(0.5),
      fit: () => this.#years(this.#all),
      left: () => this.#pan(-1),
      right: () => this.#pan(1),
    });
    const hint = h("span", { class: "small muted" }, this.context.t("js.timeline.choose"));
    arrange(main, this.figure, {
      filters: this.filters,
      bar: [this.count, hint],
      above: [this.brush.element, this.notice.element],
      foot: [buttons, pictureDownloads(this.context, this.picture.element, "timeline")],
      details: this.details.element,
    });
  }

  #listen() {
    asButtons(this.picture.marks.map(({ element }) => element));
    onChoice(this.figure, (target) => this.#markOf(target), (mark) => this.#select(mark, false));
    this.figure.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {EventTarget | null} target */
  #markOf(target) {
    const element = target instanceof Element ? target.closest(".mark[data-lane]") : null;
    return this.picture.marks.find((mark) => mark.element === element) ?? null;
  }

  /** @param {KeyboardEvent} event Keys of one letter work only here (WCAG 2.2, 2.1.4). */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#keys(this.#markOf(event.target))[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {Mark | null} mark That has the focus. @returns {Record<string, (() => void) | undefined>} */
  #keys(mark) {
    const [larger, smaller] = [() => this.#zoom(0.5), () => this.#zoom(2)];
    const keys = {
      "+": larger,
      "=": larger,
      "-": smaller,
      0: () => this.#years(this.#all),
      Escape: () => this.#close(),
    };
    if (!mark) return keys;
    const select = () => this.#select(mark, true);
    const arrows = {
      ArrowRight: () => this.#along(mark, 1),
      ArrowLeft: () => this.#along(mark, -1),
      ArrowDown: () => this.#across(mark, 1),
      ArrowUp: () => this.#across(mark, -1),
    };
    return { ...keys, ...arrows, Enter: select, " ": select };
  }

  /** Goes to what is earlier or later in the lane. @param {Mark} mark @param {number} step */
  #along(mark, step) {
    const lane = this.marks.filter((each) => each.lane === mark.lane);
    const sorted = lane.sort((one, other) => compare(one.begin, other.begin));
    const next = sorted[sorted.indexOf(mark) + step];
    if (next) this.roving.focus(next.element);
  }

  /** Goes to the lane above or below: to what is nearest in time. @param {Mark} mark @param {number} step */
  #across(mark, step) {
    const lanes = [...new Set(this.marks.map(({ lane }) => lane))];
    const lane = lanes[lanes.indexOf(mark.lane) + step];
    const year = Number.parseInt(mark.begin, 10);
    const far = (/** @type {Mark} */ { begin }) => Math.abs(Number.parseInt(begin, 10) - year);
    const [next] = this.marks
      .filter((each) => each.lane === lane)
      .sort((one, other) => far(one) - far(other));
    if (next) this.roving.focus(next.element);
  }

  /** @param {Mark} mark @param {boolean} enter Whether the details take the focus. */
  #select(mark, enter) {
    this.roving.focus(mark.element);
    this.#change({ focus: nameOf(mark) }, { push: true });
    if (enter) this.details.focus();
  }

  /** The focus returns to the mark that it came from. */
  #close() {
    this.#change({ focus: null }, { push: true });
    if (this.roving.current) this.roving.focus(this.roving.current);
  }

  get #all() {
    const { first, last } = this.picture.years;
    return { from: first, to: last };
  }

  get #span() {
    const { from, to } = this.state;
    const all = this.#all;
    return { from: Math.max(from || all.from, all.from), to: Math.min(to || all.to, all.to) };
  }

  /** @param {number} factor */
  #zoom(factor) {
    this.#years(zoomed(this.#span, factor));
  }

  /** @param {number} direction */
  #pan(direction) {
    this.#years(panned(this.#span, direction, this.picture.years));
  }

  /** @param {import("../explorer/unknown.js").Span} span */
  #years({ from, to }) {
    const all = this.#all;
    this.#change({ from: from <= all.from ? null : from, to: to >= all.to ? null : to });
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
    const state = this.state;
    this.marks = this.picture.show(state);
    const chosen = this.picture.marks.find((mark) => nameOf(mark) === state.focus) ?? null;
    const shown = this.marks.map(({ element }) => element);
    this.roving.show(shown, chosen?.element ?? this.roving.current);
    this.brush.show(state.from, state.to);
    this.inputs.show(readSpan(this.context.state.get()));
    this.filters.show(state.off, (lane) => this.picture.count({ ...state, off: new Set() }, lane));
    this.table.show(state);
    this.#tell(this.picture.count(state));
    this.notice.show(this.#faults(chosen ? "" : state.focus));
    this.#detail(chosen);
  }

  /** @param {number} shown */
  #tell(shown) {
    const { t } = this.context;
    const text = t("js.timeline.count", { shown, all: this.picture.count({ from: 0, to: 0, off: new Set() }) });
    if (this.count.textContent !== text) this.count.textContent = text;
    this.figure.querySelector(".notice")?.remove();
    if (shown === 0) this.figure.prepend(h("p", { class: "notice", role: "alert" }, t("js.timeline.empty")));
  }

  /** @param {string} unknown A name of the address that nothing here has. */
  #faults(unknown) {
    const { context } = this;
    const lanes = this.picture.lanes.map(({ key, heading }) => ({ name: key, label: heading }));
    const words = context.t("js.timeline.unknown", { name: unknown.slice(0, 100) });
    const things = () => this.picture.marks.map((mark) => ({ name: nameOf(mark), label: this.table.told(mark).heading }));
    return [
      ...(unknown ? [unknownThing(context, "focus", words, things())] : []),
      ...unknownKeys(context, KEYS),
      ...wrongYears(context, readSpan(context.state.get())),
      ...unknownValues(context, "hide", this.state.off, lanes),
    ];
  }

  /** @param {Mark | null} chosen */
  #detail(chosen) {
    for (const mark of this.picture.marks) mark.element.classList.toggle("chosen", mark === chosen);
    if (!chosen) return this.details.clear();
    const { heading, href, facts } = this.table.told(chosen);
    this.details.show(heading, href, facts);
  }
}

/** The name of a mark in the address: that of its page, or else its lane and day. @param {Mark} mark */
function nameOf({ element, lane, begin }) {
  return /([^/]+)\/$/.exec(element.getAttribute("href") ?? "")?.[1] ?? `${lane}-${begin}`;
}
