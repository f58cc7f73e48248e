/** The page of a saved query: asks it with the values of its form, and shows the rows with what they rest on. */
import { Arguments } from "../arguments.js";
import { bind, boundText } from "../bind.js";
import { cite, withCitations } from "../citing.js";
import { fill, h, passFocus } from "../dom.js";
import { download } from "../downloads.js";
import { Notice, unknownKeys } from "../explorer/unknown.js";
import { findPages } from "../labels.js";
import { asProblem, problemBox } from "../problem.js";
import { shownRows } from "../query-answer.js";
import { toCsv, toJson } from "../results.js";
import { shared } from "../sharing.js";
import { written } from "../state.js";
import { findThing } from "../things.js";

/**
 * @typedef {import("../context.js").Context} Context
 * @typedef {import("../results.js").Bindings} Bindings
 * @typedef {object} Data
 * @property {string} stem
 * @property {import("../bind.js").Segment[]} segments
 * @property {import("../bind.js").Parameter[]} parameters
 * @property {string[]} columns
 * @property {Record<string, string>} titles
 * @property {number | null} limit
 * @property {Record<string, string>} prefixes
 * @property {boolean} cited Whether the site has the file of what triples rest on.
 * @property {import("../citing.js").Evidence} evidence
 */

/** @param {HTMLElement} main @param {Context} context */
export async function start(main, context) {
  await offer(context);
  if (context.signal.aborted) return;
  const page = new QueryPage(main, context);
  page.open(context.state.get());
  context.state.onChange((state) => page.open(state));
  return page;
}

/** Fills in what the form offers, which stands in one file for all pages. @param {Context} context */
async function offer(context) {
  const asked = /** @type {Data} */ (context.data).parameters.filter(({ type }) => type === "iri");
  if (!asked.length) return;
  const choices = await context.json("data/choices.json").catch(() => ({})); // then names are typed
  for (const parameter of asked) parameter.options = choices[parameter.kind] ?? [];
}

class QueryPage {
  /** @type {AbortController | null} What ends the query that runs. */
  #running = null;
  /** What the page shows, with what it rests on, once it has been asked. @type {Bindings | null} */
  #answer = null;
  /** What triples rest on, once it has been fetched. @type {import("../citing.js").Grounds | null} */
  #grounds = null;
  /** Whether the page shows what it was built with. */
  #asBuilt = true;

  /** @param {HTMLElement} main @param {Context} context */
  constructor(main, context) {
    this.main = main;
    this.context = context;
    this.data = /** @type {Data} */ (context.data);
    this.fields = new Arguments(this.data.parameters, this.data.prefixes);
    this.notice = new Notice(context.t);
    this.#part("#answer-section").before(this.notice.element);
    this.#listen();
    if (context.single) this.#files(); // there the files of the folder are not at hand
  }

  #listen() {
    const form = this.main.querySelector("form#parameters");
    if (!(form instanceof HTMLFormElement)) return;
    fill(this.#part("#fields"), this.fields.elements);
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    form.addEventListener("submit", (event) => (event.preventDefault(), void this.ask({ push: true })));
    form.addEventListener("reset", (event) => (event.preventDefault(), this.reset()));
    form.querySelector("#cancel")?.addEventListener("click", () => this.#running?.abort());
    const share = async () => this.#say(await shared());
    const button = h("button", { type: "button", id: "share", onclick: share }, this.context.t("js.sparql.share"));
    form.querySelector(".buttons")?.append(" ", button);
  }

  /** Answers what a link asks. @param {URLSearchParams} state */
  open(state) {
    const unknown = this.fields.set(state);
    this.notice.show(this.#faults(unknown));
    if (!this.#asBuilt || !this.fields.areDefaults()) void this.ask({ push: false, fromLink: true });
  }

  /** @param {string[]} unknown Names of a link that are those of no parameter. */
  #faults(unknown) {
    const { parameters } = this.data;
    if (parameters.length === 0) return unknownKeys(this.context, []);
    const known = parameters.map(({ name }) => name).join(", ");
    return unknown.slice(0, 5).map((name) => ({ words: this.context.t("js.query.unknown", { name: name.slice(0, 100), known }) }));
  }

  reset() {
    this.fields.set(new URLSearchParams());
    void this.ask({ push: true });
  }

  /**
   * @param {{push: boolean, fromLink?: boolean}} options Whether the way back leads to the answer before; and whether a
   *   link asks, so that rows of another question are none of its answer.
   */
  async ask({ push, fromLink = false }) {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#busy(true);
    try {
      const shown = await this.#answered(running.signal, push);
      if (this.#running === running && shown) this.#show(shown);
      else if (this.#running === running && fromLink) this.#unanswered();
    } catch (error) {
      if (this.#running === running) this.#fail(error);
    } finally {
      if (this.#running === running) this.#busy(false);
    }
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
  }

  /** @param {AbortSignal} signal @param {boolean} push */
  async #answered(signal, push) {
    const { t, state } = this.context;
    const engine = await this.context.engine();
    const options = { signal, onProgress: (/** @type {string} */ words) => this.#say(words) };
    const query = (/** @type {string} */ text) => engine.query(text, options);
    const { prefixes, parameters, segments, limit, evidence } = this.data;
    const values = this.fields.values();
    const { terms, wrong } = await bind(parameters, values, (parameter, text) => findThing({ query }, prefixes, parameter, text));
    this.fields.tell(wrong);
    if (Object.keys(wrong).length) {
      this.#say(t("js.query.wrong", { count: Object.keys(wrong).length }));
      this.fields.focus(Object.keys(wrong)[0]);
      return null;
    }
    state.set(this.fields.written(terms), { push });
    const text = boundText(segments, terms);
    const answer = /** @type {Bindings} */ (await query(text));
    const rows = answer.rows.slice(0, limit ?? undefined);
    const ask = async (/** @type {string} */ wide) => /** @type {Bindings} */ (await query(wide)).rows;
    const grounds = this.data.cited ? (this.#grounds ??= await this.context.json("data/citations.json")) : null;
    const citations = grounds && (await cite(evidence, terms, rows, ask, grounds));
    return { answer: { ...answer, rows }, text, citations, pages: await findPages(engine, rows, signal) };
  }

  /**
   * @param {{answer: Bindings, text: string, citations: import("../citing.js").Citation[] | null, pages: Map<string, string>}} found
   */
  #show({ answer, text, citations, pages }) {
    const { t, link } = this.context;
    const { prefixes } = this.data;
    this.#answer = withCitations(answer, citations);
    const names = { prefixes, labels: new Map(), pages, link };
    fill(this.#part("#answer tbody"), shownRows(answer, citations, names, this.context, this.#grounds?.passages ?? {}));
    this.#rowsHidden(false);
    const count = t("js.query.rows", { count: answer.rows.length });
    const given = this.fields.areDefaults() ? t("js.query.defaults") : t("js.query.arguments", { arguments: this.fields.told() });
    this.#part("#answer-note").textContent = `${count}, ${given}`;
    this.#empty(answer.rows.length === 0);
    this.#say(count);
    const code = this.main.querySelector("pre code");
    if (code) code.textContent = text.trim();
    const editor = this.main.querySelector("a[href*='sparql/']");
    const asked = new URLSearchParams(this.fields.areDefaults() ? { query: this.data.stem } : { q: text.trim() });
    editor?.setAttribute("href", link(`sparql/#${written(asked)}`));
    this.#files();
    this.#asBuilt = false;
    const picture = this.main.querySelector('section[aria-labelledby="picture-heading"]');
    if (picture instanceof HTMLElement) picture.hidden = !this.fields.areDefaults();
  }

  /** Shows no rows: those that stand there answer something else. */
  #unanswered() {
    this.#rowsHidden(true);
    this.#empty(false);
    this.#part("#answer-note").textContent = this.context.t("js.query.unanswered");
    this.#asBuilt = false; // the way back asks anew
  }

  /** @param {boolean} hidden */
  #rowsHidden(hidden) {
    for (const part of [this.#part("#answer").parentElement, this.#part(".downloads")]) if (part) part.hidden = hidden;
    const picture = this.main.querySelector('section[aria-labelledby="picture-heading"]');
    if (picture instanceof HTMLElement && hidden) picture.hidden = true;
  }

  /** Gives the rows shown as files; the query's own file stays as it is. */
  #files() {
    const { stem } = this.data;
    const link = this.main.querySelector(".downloads a[href$='.rq']");
    const button = (/** @type {string} */ text, /** @type {(answer: Bindings) => void} */ save) => {
      const onclick = async () => {
        if (this.#answer === null) await this.ask({ push: false });
        if (this.#answer !== null) save(this.#answer);
      };
      return h("button", { type: "button", onclick }, text);
    };
    const query = this.context.single
      ? button("SPARQL", () => download(`${stem}.rq`, "application/sparql-query", this.#part("pre code").textContent ?? ""))
      : link;
    fill(
      this.#part(".downloads"),
      `${this.context.t("js.sparql.download")} `,
      button("CSV", (answer) => download(`${stem}.csv`, "text/csv", toCsv(answer))),
      " ",
      button("JSON", (answer) => download(`${stem}.json`, "application/sparql-results+json", toJson(answer))),
      " ",
      query,
    );
  }

  /** @param {boolean} isEmpty */
  #empty(isEmpty) {
    this.main.querySelector("#empty")?.remove();
    if (!isEmpty) return;
    this.#part("#answer").parentElement?.after(h("p", { id: "empty", class: "empty" }, this.context.t("js.query.none")));
  }

  /** @param {unknown} error */
  #fail(error) {
    const problem = asProblem(error);
    this.#say("");
    const place = this.main.querySelector("#status") ?? this.#part("#answer-note");
    place.after(problemBox(problem, () => void this.ask({ push: false })));
  }

  /** @param {boolean} busy */
  #busy(busy) {
    const [cancel, ask] = [this.#part("#cancel"), this.#part("form .main, .downloads button")];
    if (!busy) passFocus(cancel, ask);
    cancel.hidden = !busy;
    this.#part("#answer").setAttribute("aria-busy", String(busy));
    if (busy) {
      const problem = this.#part(".problem");
      passFocus(problem, ask);
      problem.remove();
      delete this.main.dataset.answered;
    } else this.main.dataset.answered = "";
  }

  /** @param {string} words */
  #say(words) {
    this.#part("#status").textContent = words;
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return this.main.querySelector(selector) ?? h("div");
  }
}
