/** The SPARQL page: an editor, and the answer below it. */
import { showAnswer } from "../answer-view.js";
import { fill, h, passFocus } from "../dom.js";
import { makeEditor } from "../editor.js";
import { grouped } from "../grouped.js";
import { findLabels, findPages } from "../labels.js";
import { near } from "../near.js";
import { asProblem, Problem, problemBox } from "../problem.js";
import { tabled } from "../results.js";
import { shared } from "../sharing.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../completion.js").SavedQuery} SavedQuery
 * @typedef {import("../completion.js").Known & {examples: {title: string, text: string}[]}} Data
 */

const LIMITS = [5, 30, 120, 600]; // seconds
const USUAL = 30;
const NAMED = 1000; // rows whose things are shown by name

/** @param {HTMLElement} main @param {Context} context */
export async function start(main, context) {
  const page = new SparqlPage(main, context);
  page.open(context.state.get());
  context.state.onChange((state) => page.open(state));
  return page;
}

class SparqlPage {
  /** @type {AbortController | null} What ends the query that runs. */
  #running = null;

  /** @param {HTMLElement} main @param {Context} context */
  constructor(main, context) {
    this.context = context;
    this.data = /** @type {Data} */ (context.data);
    this.parts = layout(this.data, context, {
      run: () => void this.run(),
      cancel: () => this.#running?.abort(),
      pick: (key) => this.pick(key),
      share: () => void this.share(),
    });
    const place = main.querySelector("#workbench") ?? main.appendChild(h("div", { id: "workbench" }));
    main.querySelector("#sparql-form")?.remove();
    fill(place, this.parts.whole);
    this.editor = makeEditor(this.parts.field, this.data, () => void this.run());
  }

  /** Shows what a link says, and answers it. @param {URLSearchParams} state */
  open(state) {
    const stem = state.get("query");
    const saved = this.data.queries.find((query) => query.stem === stem);
    const limit = Number(state.get("limit"));
    this.parts.limit.value = String(LIMITS.includes(limit) ? limit : USUAL);
    if (stem && !saved) return this.#unknown(stem);
    const text = state.get("q") ?? saved?.text ?? "";
    const shown = text || this.data.examples[0].text;
    this.editor.setText(shown);
    const example = this.data.examples.findIndex((one) => one.text.trim() === shown.trim());
    this.parts.picker.value = saved ? `query:${saved.stem}` : example < 0 ? "" : `example:${example}`;
    if (text) void this.run({ push: false });
    else this.#clear();
  }

  /** Ends what runs, and shows no answer. */
  #clear() {
    this.#running?.abort();
    this.#running = null;
    this.editor.mark(null);
    this.#busy(false);
    this.#say("");
    delete this.parts.answer.dataset.answered;
    fill(this.parts.answer);
  }

  /** @param {string} key The value of a choice: `query:STEM` or `example:NUMBER`. */
  pick(key) {
    const [kind, name] = key.split(":");
    const chosen = kind === "query" ? this.data.queries.find(({ stem }) => stem === name) : this.data.examples[Number(name)];
    if (!chosen) return;
    this.editor.setText(chosen.text);
    void this.run();
  }

  /** @param {{push?: boolean}} [options] Whether the way back leads to the answer before. */
  async run({ push = true } = {}) {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const text = this.editor.text();
    this.#remember(text, push);
    this.#busy(true);
    try {
      const engine = await this.context.engine();
      const begun = performance.now();
      const timeoutMs = Number(this.parts.limit.value) * 1000;
      const answer = await engine.query(text, { signal: running.signal, timeoutMs, onProgress: (words) => this.#say(words) });
      const seconds = (performance.now() - begun) / 1000;
      const rows = tabled(answer).rows.slice(0, NAMED);
      const [labels, pages] = [await findLabels(engine, rows, running.signal), await findPages(engine, rows, running.signal)];
      if (this.#running === running) this.#show(answer, { labels, pages }, engine.kind, seconds);
    } catch (error) {
      if (this.#running === running) this.#fail(error);
    } finally {
      if (this.#running === running) this.#busy(false);
    }
  }

  async share() {
    this.#remember(this.editor.text(), true);
    this.#say(await shared());
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
    this.editor.stop();
  }

  /**
   * @param {import("../results.js").Answer} answer
   * @param {{labels: Map<string, string>, pages: Map<string, string>}} found
   * @param {string} kind
   * @param {number} seconds
   */
  #show(answer, found, kind, seconds) {
    const { t, link, state } = this.context;
    this.editor.mark(null);
    const count = tabled(answer).rows.length;
    const time = seconds.toLocaleString(document.documentElement.lang || "en", { maximumFractionDigits: 2 });
    this.#say(t(`js.sparql.answered.${answer.kind}`, { count, time, where: t(`js.engine.where.${kind}`) }));
    const names = { prefixes: this.data.prefixes, ...found, link };
    showAnswer(this.parts.answer, answer, names, {
      name: state.get().get("query") ?? "answer",
      tab: state.get().get("view") ?? "",
      onTab: (view) => state.set({ view }),
    });
    this.parts.answer.dataset.answered = answer.kind;
  }

  /** @param {unknown} error */
  #fail(error) {
    const problem = asProblem(error);
    this.editor.mark(problem);
    this.#say("");
    fill(this.parts.answer, problemBox(problem, () => void this.run()));
  }

  /** @param {string} stem */
  #unknown(stem) {
    const { t, state } = this.context;
    this.#clear();
    const close = near(stem, this.data.queries.map((query) => query.stem));
    const links = close.map((name) => h("li", {}, h("a", { href: state.href({ query: name, q: null }) }, name)));
    const problem = new Problem("notfound", t("js.sparql.unknown", { stem }), {
      remedy: t(close.length ? "js.sparql.unknown.near" : "js.sparql.unknown.remedy"),
    });
    fill(this.parts.answer, problemBox(problem), links.length > 0 && h("ul", {}, links));
  }

  /** Keeps the query in the address. @param {string} text @param {boolean} push */
  #remember(text, push) {
    const saved = this.data.queries.find((query) => query.text.trim() === text.trim());
    const limit = this.parts.limit.value === String(USUAL) ? null : this.parts.limit.value;
    this.context.state.set({ query: saved?.stem ?? null, q: saved ? null : text, limit }, { push });
  }

  /** @param {boolean} busy */
  #busy(busy) {
    const { answer, cancel, run } = this.parts;
    if (!busy) passFocus(cancel, run);
    cancel.hidden = !busy;
    answer.setAttribute("aria-busy", String(busy));
    if (busy) {
      passFocus(answer, run);
      delete answer.dataset.answered;
      fill(answer);
    }
  }

  /** @param {string} words */
  #say(words) {
    this.parts.status.textContent = words;
  }
}

/**
 * @param {Data} data
 * @param {Context} context
 * @param {{run: () => void, cancel: () => void, pick: (key: string) => void, share: () => void}} acts
 */
function layout(data, { t }, acts) {
  const field = h("textarea", { id: "query-text", rows: 14, spellcheck: "false", autocomplete: "off", "aria-describedby": "query-keys" });
  const picker = h("select", { id: "query-picker", onchange: () => acts.pick(picker.value) }, choices(data, t));
  const limit = h("select", { id: "query-limit" }, LIMITS.map((count) => h("option", { value: count }, t("js.sparql.seconds", { count }))));
  const run = h("button", { type: "button", id: "run", class: "main", onclick: acts.run }, t("js.sparql.run"));
  const cancel = h("button", { type: "button", id: "cancel", hidden: true, onclick: acts.cancel }, t("js.sparql.cancel"));
  const status = h("p", { id: "query-status", role: "status" });
  const answer = h("section", { id: "answer-section", "aria-label": t("js.sparql.answer") });
  const whole = h(
    "div",
    { class: "sparql" },
    h("p", { class: "pick" }, h("label", { for: "query-picker" }, t("js.sparql.pick")), " ", picker),
    h("label", { for: "query-text" }, t("js.sparql.editor")),
    field,
    h("p", { id: "query-keys", class: "keys" }, t("js.sparql.keys")),
    h(
      "p",
      { class: "buttons" },
      run,
      " ",
      cancel,
      " ",
      h("label", { for: "query-limit" }, t("js.sparql.limit")),
      " ",
      limit,
      " ",
      h("button", { type: "button", id: "share", onclick: acts.share }, t("js.sparql.share")),
    ),
    status,
    answer,
  );
  return { whole, field, picker, limit, run, cancel, status, answer };
}

/** @param {Data} data @param {Context["t"]} t */
function choices(data, t) {
  const groups = grouped(data.queries, ({ topic }) => topic);
  return [
    h("option", { value: "" }, t("js.sparql.pick.none")),
    h("optgroup", { label: t("js.sparql.examples") }, data.examples.map(({ title }, index) => h("option", { value: `example:${index}` }, title))),
    ...[...groups].map(([topic, queries]) =>
      h("optgroup", { label: topic }, queries.map(({ stem, title }) => h("option", { value: `query:${stem}` }, title))),
    ),
  ];
}
