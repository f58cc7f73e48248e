/** What a link asks for that is not there: it is said in one notice, with what is near, and else left out. */
import { fill, h } from "../dom.js";
import { nearOrFaint } from "../near.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {{name: string, label: string}} Choice What could have been meant: as an address has it, and in words.
 * @typedef {{words: string, heading?: string, links?: [label: string, href: string][]}} Fault
 * @typedef {{from: number, to: number}} Span
 */

const OFFERED = 5;
const SHOWN = 100; // letters of what strangers may have written

/** The notice of a page: there is none as long as nothing is wrong. */
export class Notice {
  #told = "";
  element = h("div", { role: "status" }); // it stays, so that what is put into it is heard

  /** @param {Context["t"]} t */
  constructor(t) {
    this.t = t;
  }

  /** @param {Fault[]} faults */
  show(faults) {
    const told = JSON.stringify(faults);
    if (told === this.#told) return; // what stays is not told again
    this.#told = told;
    const parts = faults.map(({ words, ...more }) => h("p", {}, words, " ", this.#offered(more)));
    fill(this.element, parts.length > 0 && h("div", { class: "notice", "data-state": "unknown-link" }, parts));
  }

  /** @param {Omit<Fault, "words">} fault */
  #offered({ heading = this.t("js.search.nearest"), links = [] }) {
    if (links.length === 0) return [];
    const each = links.map(([label, href]) => h("a", { href }, h("bdi", {}, label.slice(0, SHOWN))));
    return [heading, ...each.flatMap((link, at) => [at ? "; " : " ", link])];
  }
}

/**
 * The choices whose name, label, or a word of these looks most like what was asked for.
 *
 * @param {string} wanted
 * @param {Choice[]} choices
 * @returns {Choice[]} The nearest first; none where nothing is like it.
 */
export function nearest(wanted, choices) {
  /** @type {Map<string, Choice>} */
  const owners = new Map();
  for (const choice of choices) {
    const { name, label } = choice;
    const words = [name, label, ...name.split("-"), ...label.split(/[\s()]+/)].filter(({ length }) => length > 2);
    for (const word of words) if (!owners.has(word)) owners.set(word, choice);
  }
  const found = nearOrFaint(wanted.slice(0, SHOWN), owners.keys(), 2 * OFFERED);
  const owned = found.map((word) => /** @type {Choice} */ (owners.get(word)));
  return [...new Map(owned.map((choice) => [choice.name, choice])).values()].slice(0, OFFERED);
}

/**
 * Keys of a link that the page does not know.
 *
 * @param {Context} context
 * @param {readonly string[]} known
 * @returns {Fault[]}
 */
export function unknownKeys({ state, t }, known) {
  const names = [...new Set(state.get().keys())].filter((name) => !known.includes(name));
  if (names.length === 0) return [];
  return [{ words: t("js.unknown.keys", { names: names.map(cut).slice(0, 5).join(", ") }) }];
}

/**
 * A thing of a link that the page does not show; the nearest are offered, and else all things.
 *
 * @param {Context} context
 * @param {string} key
 * @param {string} words What is said of it.
 * @param {Choice[]} choices
 * @returns {Fault}
 */
export function unknownThing({ state, t, link }, key, words, choices) {
  const wanted = state.get().get(key) ?? "";
  const links = nearest(wanted, choices).map(({ name, label }) => pair(label, state.href({ [key]: name })));
  const all = pair(t("js.unknown.browse"), link("browse/"));
  return links.length ? { words, links } : { words, heading: t("js.unknown.elsewhere"), links: [all] };
}

/**
 * Values of a link that are none of the few that there are; the nearest are offered, and else all of them.
 *
 * @param {Context} context
 * @param {string} key
 * @param {Iterable<string>} values
 * @param {Choice[]} choices
 * @returns {Fault[]}
 */
export function unknownValues({ state, t }, key, values, choices) {
  const names = new Set(choices.map(({ name }) => name));
  const wrong = [...new Set(values)].filter((value) => value && !names.has(value)).slice(0, 3);
  return wrong.map((value) => {
    const close = nearest(value, choices);
    const offered = (close.length ? close : choices).slice(0, 12);
    const links = offered.map(({ name, label }) => pair(label, state.href({ [key]: name })));
    const heading = close.length ? undefined : t("js.unknown.all");
    return { words: t("js.unknown.value", { key, value: cut(value) }), heading, links };
  });
}

/**
 * A value of a link that is no whole number from the least to the most.
 *
 * @param {Context} context
 * @param {string} key
 * @param {number} least
 * @param {number} most
 * @returns {Fault[]}
 */
export function outOfRange({ state, t }, key, least, most) {
  const value = state.get().get(key) ?? "";
  if (value === "" || (/^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most)) return [];
  return [{ words: t("js.unknown.range", { key, value: cut(value), least, most }) }];
}

/** Years of a link that are none, or the wrong way round. @param {Context} context @param {Span} span As it was read. @returns {Fault[]} */
export function wrongYears({ state, t }, { from, to }) {
  const given = state.get();
  const values = ["from", "to"].map((key) => given.get(key) ?? "").filter((text) => text && !/^\d{1,4}$/.test(text));
  const faults = values.map((value) => ({ words: t("js.unknown.year", { value: cut(value) }) }));
  if (!isTurned({ from, to })) return faults;
  return [...faults, { words: t("js.unknown.years", { from: String(from), to: String(to) }) }];
}

/** The years to go by: none where they are the wrong way round. @param {Span} span @returns {Span} */
export function usableYears({ from, to }) {
  return isTurned({ from, to }) ? { from: 0, to: 0 } : { from, to };
}

/** @param {Span} span */
function isTurned({ from, to }) {
  return from > 0 && to > 0 && from > to;
}

/** @param {string} text */
function cut(text) {
  return text.slice(0, SHOWN);
}

/** @param {string} label @param {string} href @returns {[string, string]} */
function pair(label, href) {
  return [label, href];
}
