/** The one entry of all pages: starts what the page at hand needs. */
import { pages } from "pages";
import { makeContext } from "./context.js";
import { startExplorer } from "./explorer.js";
import { bringIntoSight } from "./figure/sight.js";
import { problemBox } from "./problem.js";
import { routed } from "./router.js";
import { loadStrings } from "./strings.js";

/** @typedef {import("./context.js").Stoppable} Stoppable */
/** @typedef {{page: string, path: string, root: string, single: boolean, data: any}} Place */

/** Starts the module of a page, if it has one. @param {Place} place @returns {() => void} Leaves the page. */
function startPage(place) {
  const leave = new AbortController();
  const context = makeContext(place, leave.signal);
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  /** @type {Stoppable | void} */
  let started;
  const run = async () => {
    try {
      const module = await pages[place.page]?.();
      if (leave.signal.aborted) return;
      started = await module?.start(main, context);
      if (leave.signal.aborted) return void started?.stop?.();
      bringIntoSight(main);
    } catch (error) {
      if (leave.signal.aborted) return;
      console.error(error);
      main.querySelector(".problem")?.remove();
      main.prepend(problemBox(error, () => location.reload()));
    }
    document.body.dataset.ready = place.page;
  };
  void run();
  startOnce(place);
  return () => {
    leave.abort();
    started?.stop?.();
    delete document.body.dataset.ready;
  };
}

let explorerStarted = false;

/** Starts what stays when the page is left, with a signal that never comes. @param {Place} place */
function startOnce(place) {
  if (!explorerStarted) startExplorer(makeContext(place, new AbortController().signal));
  explorerStarted = true;
}

async function start() {
  if (document.querySelector('script[data-path="pages.json"]')) return void routed(startPage);
  const { page = "", path = "", root = "" } = document.body.dataset;
  const text = document.getElementById("page-data")?.textContent;
  await loadStrings(root); // without its words a page stays as it was written
  startPage({ page, path, root, single: false, data: text ? JSON.parse(text) : null });
}

void start();
