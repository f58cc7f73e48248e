/** What of the network is to be seen: the state of the address, and what follows from it. */
import { usableYears } from "../explorer/unknown.js";
import { readSpan } from "../explorer/years.js";
import { listOf } from "../state.js";
import { around, shortest } from "./routes.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").Line} Line
 *
 * @typedef {object} View
 * @property {string} focus The thing in the middle, or the thing that is chosen.
 * @property {number} hops How far around it; 0 for the backbone.
 * @property {string} at The thing whose details are shown, where it is not the one in the middle.
 * @property {string[]} open Things whose neighbours are shown too.
 * @property {Set<string>} show Families that are shown although they are off by themselves.
 * @property {Set<string>} hide Families that are not shown.
 * @property {string} pillar
 * @property {number} from The first year; 0 for none.
 * @property {number} to The last year; 0 for none.
 * @property {string} path The thing to which a way from the focus is shown.
 * @property {boolean} labels
 *
 * @typedef {object} Seen
 * @property {number[]} things
 * @property {Line[]} lines
 * @property {Map<number, number>} distances From the thing in the middle, where there is one.
 * @property {Map<string, number>} counts By family, how many are shown, or would be were it on.
 * @property {Set<string>} on The families that are on.
 * @property {number[] | null} path
 * @property {number} cut How many more there would be, were there no bound.
 */

const MOST = 1500;
export const MOST_HOPS = 3;

/** What the state of the address can speak of. */
export const KEYS = ["focus", "hops", "at", "open", "show", "hide", "pillar", "from", "to", "path", "labels"];

/** Reads the state of the address. @param {URLSearchParams} state @returns {View} */
export function read(state) {
  const text = (/** @type {string} */ name) => state.get(name) ?? "";
  const hops = Math.min(Math.max(Math.trunc(Number(text("hops"))) || 0, 0), MOST_HOPS);
  return {
    focus: text("focus"),
    hops: text("focus") ? hops : 0,
    at: text("at"),
    open: listOf(state, "open"),
    show: new Set(listOf(state, "show")),
    hide: new Set(listOf(state, "hide")),
    pillar: text("pillar"),
    ...readSpan(state),
    path: text("path"),
    labels: text("labels") !== "off",
  };
}

/** The filter that a thing falls under: its family; states are one of their own among actors. */
export function filterOf(/** @type {import("./graph.js").Thing} */ { family, hub }) {
  return hub && family === "actor" ? "state" : family;
}

/**
 * Says what is to be seen.
 *
 * @param {Graph} graph
 * @param {View} asked
 * @param {string[]} backbone The families that are on by themselves.
 * @returns {Seen}
 */
export function see(graph, asked, backbone) {
  const view = { ...asked, ...usableYears(asked) };
  const middle = graph.numbers.get(view.focus);
  const end = graph.numbers.get(view.path);
  const path = middle !== undefined && view.path && end !== undefined ? shortest(graph, middle, end) : null;
  const distances = middle !== undefined && view.hops ? around(graph, middle, view.hops) : new Map();
  const extra = new Set(middle === undefined ? [] : [middle, ...(path ?? [])]);
  for (const id of view.open) {
    const opened = graph.numbers.get(id);
    if (opened !== undefined) for (const near of [opened, ...graph.near(opened)]) extra.add(near);
  }
  const on = filtersOn(graph, view, backbone);
  /** @type {Map<string, number>} */
  const counts = new Map();
  const found = [];
  for (const [number, thing] of graph.things.entries()) {
    const inside = !view.hops || distances.has(number);
    if (!fits(thing, view) || !(inside || extra.has(number))) continue;
    const filter = filterOf(thing);
    counts.set(filter, (counts.get(filter) ?? 0) + 1);
    if ((inside && on.has(filter)) || (extra.has(number) && !view.hide.has(filter))) found.push(number);
  }
  const things = bounded(graph, found, extra, distances);
  return {
    things,
    lines: linesOf(graph, things, view),
    distances,
    counts,
    on,
    path,
    cut: found.length - things.length,
  };
}

/** @param {Graph} graph @param {View} view @param {string[]} backbone */
function filtersOn(graph, view, backbone) {
  const all = new Set(graph.things.map(filterOf));
  const first = view.hops ? all : new Set(backbone);
  return new Set([...all].filter((key) => (first.has(key) || view.show.has(key)) && !view.hide.has(key)));
}

/** Whether the filters of pillar and years let it pass; what has no date is not bound by years. */
function fits(/** @type {import("./graph.js").Thing} */ thing, /** @type {View} */ view) {
  if (view.pillar && !thing.pillars?.includes(view.pillar)) return false;
  return inYears(thing, view);
}

/** @param {{begin?: string, end?: string}} dated @param {{from: number, to: number}} view */
function inYears({ begin, end }, { from, to }) {
  if (to && begin && yearOf(begin) > to) return false;
  return !(from && (end || begin) && yearOf(end || begin || "") < from);
}

/** @param {string} day */
function yearOf(day) {
  return Number.parseInt(day, 10);
}

/** The most linked, where there are too many. @type {(graph: Graph, found: number[], extra: Set<number>, distances: Map<number, number>) => number[]} */
function bounded(graph, found, extra, distances) {
  if (found.length <= MOST) return found;
  const weight = (/** @type {number} */ thing) =>
    extra.has(thing) ? 1e9 : graph.degree(thing) - 1e4 * (distances.get(thing) ?? 0);
  const best = [...found].sort((one, other) => weight(other) - weight(one) || one - other);
  return best.slice(0, MOST).sort((one, other) => one - other);
}

/** @param {Graph} graph @param {number[]} things @param {View} view */
function linesOf(graph, things, view) {
  const shown = new Set(things);
  const found = [];
  for (const thing of things) {
    for (const [near, line] of graph.lines[thing]) {
      if (near < thing || !shown.has(near)) continue;
      const statements = line.statements.filter((one) => inYears(one, view));
      if (statements.length > 0) found.push({ ...line, statements });
    }
  }
  return found;
}
