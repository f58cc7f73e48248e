/** The page of the network: what the address says is seen, and what the reader does changes the address. */
import { Notice } from "../explorer/unknown.js";
import * as changes from "../network/changes.js";
import { towards } from "../network/compass.js";
import { Graph } from "../network/graph.js";
import { faults, pillarsOf } from "../network/faults.js";
import { place } from "../network/places.js";
import { Shards } from "../network/shards.js";
import { STEP } from "../network/toolbar.js";
import { read, see } from "../network/view.js";
import { Workspace } from "../network/workspace.js";
import { problemBox } from "../problem.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../network/graph.js").File} File
 * @typedef {import("../state.js").Changes} Changes
 * @typedef {{push?: boolean, fit?: boolean, focus?: boolean}} How Whether the way back leads to the state before, the
 *   picture is made to fit, and the details take the focus.
 */

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const GOING = { push: true, fit: true };

/** @param {HTMLElement} main @param {Context} context */
export async function start(main, context) {
  const file = /** @type {File} */ (await context.json(context.data?.graph ?? "data/network.json"));
  const page = new NetworkPage(main, context, file);
  await page.show({ fit: true });
  return page;
}

class NetworkPage {
  /** @type {import("../network/view.js").Seen | null} */
  seen = null;
  /** @type {Map<number, import("../network/places.js").Point>} */
  places = new Map();
  #placed = "";
  #asked = 0;

  /** @param {HTMLElement} main @param {Context} context @param {File} file */
  constructor(main, context, file) {
    this.context = context;
    this.file = file;
    this.graph = new Graph(file.nodes, file.links);
    this.shards = file.large ? new Shards(this.graph, context) : null;
    this.workspace = new Workspace(main, context, this.graph, file, this.#acts());
    this.canvas = this.workspace.canvas;
    this.notice = new Notice(context.t);
    this.workspace.stage.before(this.notice.element);
    this.#listen();
  }

  /** @returns {import("../network/workspace.js").Acts} */
  #acts() {
    const go = (/** @type {Changes} */ change) => void this.change(change, GOING);
    return {
      change: (change) => void this.change(change),
      find: (id) => this.find(id),
      toggle: (family, on) => void this.change(changes.toggled(this.view, family, on, this.file.backbone)),
      reset: () => go(changes.NOTHING),
      select: (id) => void this.change(changes.chosen(this.view, id), { push: true }),
      around: (id, hops) => go({ focus: id, hops, at: null, path: null }),
      whole: this.shards ? null : () => go({ hops: null, at: null, open: null }),
      expand: (id) => this.expand(id),
      path: this.shards ? null : (id, end) => go({ focus: id, path: end, at: null }),
      close: () => this.close(),
      label: () => void this.change({ labels: this.view.labels ? "off" : null }),
    };
  }

  get view() {
    return read(this.context.state.get());
  }

  #listen() {
    const { element } = this.canvas;
    element.addEventListener("click", ({ target }) => this.#onThing(target, (id) => this.#choose(id)));
    element.addEventListener("dblclick", ({ target }) => this.#onThing(target, (id) => this.expand(id)));
    this.workspace.stage.addEventListener("keydown", (event) => this.#key(event));
    this.context.state.onChange(() => void this.show({ fit: true }));
    this.watch = new ResizeObserver(() => this.canvas.resized());
    this.watch.observe(this.workspace.stage);
  }

  /** @param {EventTarget | null} target @param {(id: string) => void} act */
  #onThing(target, act) {
    const thing = this.canvas.thingOf(target);
    if (thing !== null) act(this.graph.things[thing].id);
  }

  /** @param {string} id @param {boolean} [enter] Whether the details take the focus. */
  #choose(id, enter = false) {
    const thing = this.graph.numbers.get(id);
    if (thing !== undefined && !enter) this.canvas.focus(thing);
    void this.change(changes.chosen(this.view, id), { push: true, focus: enter });
  }

  /** @param {KeyboardEvent} event Keys of one letter work only here (WCAG 2.2, 2.1.4). */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const thing = this.canvas.thingOf(event.target);
    const act = this.#keys(thing)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {number | null} thing That has the focus. @returns {Record<string, (() => void) | undefined>} */
  #keys(thing) {
    const { camera } = this.canvas;
    const [larger, smaller] = [() => camera.scaleBy(STEP), () => camera.scaleBy(1 / STEP)];
    const keys = {
      "+": larger,
      "=": larger,
      "-": smaller,
      0: () => this.canvas.fit(),
      Escape: () => this.close(),
    };
    if (thing === null) return keys;
    const { id } = this.graph.things[thing];
    const enter = () => this.#choose(id, true);
    const arrows = ARROWS.map((arrow) => [arrow, () => this.#go(arrow, thing)]);
    return { ...keys, Enter: enter, " ": enter, e: () => this.expand(id), ...Object.fromEntries(arrows) };
  }

  /** @param {string} arrow @param {number} thing */
  #go(arrow, thing) {
    const linked = this.graph.lines[thing];
    const place = (/** @type {number} */ each) => this.canvas.toScreen(each);
    const next = towards(arrow, thing, this.canvas.things, place, (each) => linked.has(each));
    if (next !== null) this.canvas.focus(next);
  }

  /** @param {Changes} change @param {How} [how] @returns {Promise<boolean>} Whether it could be shown. */
  async change(change, { push = false, fit = false, focus = false } = {}) {
    this.context.state.set(change, { push });
    return this.show({ fit, focus });
  }

  /** Goes to a thing that was looked for: shown with its neighbours where it is not seen. @param {string} id */
  find(id) {
    const number = this.graph.numbers.get(id);
    const isSeen = number !== undefined && (this.seen?.things.includes(number) ?? false);
    const isBackbone = isSeen && this.view.hops === 0;
    /** @type {Changes} */
    const change = isBackbone
      ? { focus: id, at: null, path: null }
      : { ...changes.NOTHING, focus: id, hops: 1 };
    void this.change(change, { push: true, fit: !isBackbone }).then(() => this.#focus(id));
  }

  /** @param {string} id */
  #focus(id) {
    const found = this.graph.numbers.get(id);
    if (found !== undefined && this.places.has(found)) this.canvas.focus(found);
  }

  /** Shows the neighbours of a thing too, or no longer. @param {string} id */
  expand(id) {
    const isMore = !this.view.open.includes(id);
    const before = this.seen?.things.length ?? 0;
    void this.change(changes.opened(this.view, id), { push: true, fit: isMore }).then((isShown) => {
      if (!isShown) return;
      const count = Math.abs((this.seen?.things.length ?? 0) - before);
      const key = isMore ? "js.network.expanded" : "js.network.collapsed";
      this.context.announce(this.context.t(key, { count }));
    });
  }

  /** The focus returns to the thing that it came from. */
  close() {
    const { current } = this.canvas;
    void this.change(changes.left(this.view), { push: true }).then(() => {
      if (current !== null) this.canvas.focus(current);
    });
  }

  /** Shows what the address says. @param {How} how @returns {Promise<boolean>} Whether it could be shown. */
  async show({ fit = false, focus = false }) {
    const asked = (this.#asked += 1);
    const view = this.view;
    if (this.shards && view.focus && !view.hops) view.hops = 1; // a large graph is seen from one thing
    const fault = await this.shards?.load(view).then(() => null, (error) => ({ error }));
    if (asked !== this.#asked || this.context.signal.aborted) return false;
    const retry = () => void this.show({ fit, focus: true });
    this.workspace.tell(fault ? problemBox(fault.error, retry) : null);
    if (fault) return false;
    this.notice.show(faults(this.context, this.graph, this.file, view));
    if (!this.shards && !pillarsOf(this.graph).has(view.pillar)) view.pillar = "";
    const seen = see(this.graph, view, this.file.backbone);
    this.seen = seen;
    const things = `${view.hops ? view.focus : ""}/${seen.things.join(" ")}`;
    if (things !== this.#placed) this.places = place(this.graph, seen);
    this.#placed = things;
    const chosen = this.graph.numbers.get(view.at || view.focus) ?? null;
    this.workspace.show(view, seen, this.places, chosen);
    if (fit) this.canvas.fit();
    if (focus) this.workspace.details.focus();
    return true;
  }

  stop() {
    this.watch?.disconnect();
  }
}
