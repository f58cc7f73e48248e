/** What a page module is given. */
import { Problem } from "./problem.js";
import { refetching } from "./refetching.js";
import { parsed } from "./resources.js";
import { State } from "./state.js";
import { t } from "./strings.js";

/**
 * @typedef {object} Page
 * @property {(main: HTMLElement, context: Context) => void | Stoppable | Promise<void | Stoppable>} start
 *
 * @typedef {{stop?: () => void}} Stoppable
 *
 * @typedef {object} Context
 * @property {string} page The page's name, as in body[data-page].
 * @property {string} path The page's path from the site's root; "" is the front page.
 * @property {string} root What leads from the page to the site's root, such as "../".
 * @property {boolean} single Whether this is the single file.
 * @property {any} data The page's data, or null.
 * @property {typeof t} t Gives a text of the catalogue.
 * @property {State} state The state of the view.
 * @property {() => Promise<import("./engine.js").Engine>} engine The engine that answers queries.
 * @property {(path: string) => Promise<any>} json A file of the site, parsed.
 * @property {(path: string) => string} link The address of a page or file of the site.
 * @property {(path: string) => void} navigate Goes to a page.
 * @property {(text: string) => void} announce Tells those who listen to the page.
 * @property {AbortSignal} signal Aborted when the page is left.
 */

const engineModule = refetching(() => import("./engine.js"));

/** @type {Promise<import("./engine.js").Engine> | null} */
let engine = null;

/**
 * Makes the context of a page.
 *
 * @param {{page: string, path: string, root: string, single: boolean, data: any}} place
 * @param {AbortSignal} signal
 * @returns {Context}
 */
export function makeContext(place, signal) {
  const { root, single } = place;
  const link = (/** @type {string} */ path) => address(path, root, single);
  return {
    ...place,
    t,
    state: new State(place.path, single, signal),
    engine: () => engineFor(root, place.data?.prefixes),
    json: (path) => parsed(path, root, signal),
    link,
    navigate: (path) => location.assign(link(path)),
    announce,
    signal,
  };
}

/**
 * The one engine of the document; its code comes when it is first asked for.
 *
 * @param {string} root
 * @param {Record<string, string>} [prefixes]
 */
export async function engineFor(root, prefixes) {
  engine ??= engineModule().then(({ chooseEngine }) => chooseEngine(root));
  const found = await engine.catch((cause) => {
    engine = null; // what could not be fetched may be next time
    throw new Problem("unreachable", t("js.engine.notstarted"), { remedy: t("js.problem.unreachable.remedy"), cause });
  });
  if (prefixes) found.prefixes = prefixes;
  return found;
}

/**
 * The address of a page or file. In the single file a state goes behind a question mark, a place behind `#`.
 *
 * @param {string} path "id/akfta/", "network/#focus=akfta", "ontology/#Agreement".
 * @param {string} root
 * @param {boolean} single
 */
function address(path, root, single) {
  if (!single) return root + path || "./";
  const [page, fragment = ""] = path.split("#");
  return `#/${page}${fragment && (fragment.includes("=") ? "?" : "#")}${fragment}`;
}

/** @param {string} text */
function announce(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}
