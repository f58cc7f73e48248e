/**
 * Goes from page to page in the single file, where all pages stand in one document.
 *
 * `<script type="text/plain" data-path="pages.json">` holds them, gzipped, in base64:
 * `{path: {title, page, main, data?}}`. `main` is the markup of the page's main element as the site's
 * templates wrote it; it is as safe here as it is as a file.
 */
import { engineFor } from "./context.js";
import { h, visit } from "./dom.js";
import { problemBox, Problem } from "./problem.js";
import { bytes, stored } from "./resources.js";
import { decoded, splitFragment } from "./state.js";
import { t } from "./strings.js";

/** @typedef {{title: string, page: string, main: string, data?: any}} Held */
/** @typedef {(place: {page: string, path: string, root: string, single: boolean, data: any}) => () => void} Start */

/** @param {Start} start Starts a page, and gives what leaves it. */
export async function routed(start) {
  /** @type {Record<string, Held>} */
  const pages = JSON.parse(new TextDecoder().decode(await bytes("pages.json", "")));
  /** @type {string | null} */
  let current = null;
  let leave = () => {};
  const show = () => {
    completeAddress(pages);
    const { path, place } = splitFragment(location.hash);
    if (path !== current) {
      leave();
      const first = current === null;
      current = path;
      leave = entered(pages, path, start, first);
    }
    goToPlace(place);
  };
  addEventListener("hashchange", show);
  document.addEventListener("click", (event) => follow(event, pages, current ?? ""));
  show();
}

/** Writes the slash that the path of a page ends with, where the address lacks it. @param {Record<string, Held>} pages */
function completeAddress(pages) {
  const { path } = splitFragment(location.hash);
  if (Object.hasOwn(pages, path) || !Object.hasOwn(pages, `${path}/`)) return;
  history.replaceState(null, "", `#/${path}/${location.hash.slice(path.length + 2)}`);
}

/**
 * @param {Record<string, Held>} pages
 * @param {string} path
 * @param {Start} start
 * @param {boolean} first Whether this is the first page; then the focus stays where it is.
 */
function entered(pages, path, start, first) {
  const held = Object.hasOwn(pages, path) ? pages[path] : null;
  const main = mainOf(held?.main ?? "");
  /** @type {HTMLElement} */ (document.querySelector("main")).replaceWith(main);
  document.title = held?.title ?? t("js.problem.page.title");
  document.body.dataset.page = held?.page ?? "404";
  mark(path);
  if (held === null) {
    const more = { remedy: t("js.problem.page.remedy") };
    main.append(problemBox(new Problem("notfound", t("js.problem.page", { path }), more)));
    void offer(main, path, pages);
  }
  if (!first) {
    scrollTo(0, 0);
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }
  return start({ page: held?.page ?? "404", path, root: "", single: true, data: held?.data ?? null });
}

/** Offers the pages whose paths are near to one that is none. @param {Element} main @param {string} path @param {Record<string, Held>} pages */
async function offer(main, path, pages) {
  const { near } = await import("./near.js");
  const found = near(path, Object.keys(pages), 5);
  if (found.length) main.append(h("ul", {}, found.map((one) => h("li", {}, h("a", { href: `#/${one}` }, pages[one].title)))));
}

/** @param {string} markup */
function mainOf(markup) {
  const found = new DOMParser().parseFromString(markup, "text/html").querySelector("main");
  const main = found ? document.adoptNode(found) : document.createElement("main");
  main.id = "main";
  return main;
}

/** Marks the link of the header that leads to the page shown. @param {string} path */
function mark(path) {
  for (const link of document.querySelectorAll("header nav a[href]")) {
    if (target(link.getAttribute("href") ?? "", "").path === path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** @param {string} place */
function goToPlace(place) {
  const element = place && document.getElementById(decoded(place));
  if (element) element.scrollIntoView();
}

/**
 * Follows a link of a page as it was written for the folder.
 *
 * @param {MouseEvent} event
 * @param {Record<string, Held>} pages
 * @param {string} current The page shown.
 */
function follow(event, pages, current) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const href = link?.getAttribute("href") ?? "";
  if (!link || href.startsWith("#/") || /^[a-z][a-z0-9+.-]*:/i.test(href)) return;
  event.preventDefault();
  const base = link.closest("main") ? current : "";
  if (href.startsWith("#") && !href.includes("=")) return inPage(href.slice(1));
  const { path, fragment } = target(href, base);
  if (Object.hasOwn(pages, path)) {
    location.hash = `#/${path}${fragment && (fragment.includes("=") ? "?" : "#")}${fragment}`;
  } else {
    void saved(path, /** @type {HTMLElement | SVGElement} */ (link));
  }
}

/** @param {string} name */
function inPage(name) {
  const element = document.getElementById(decoded(name));
  if (element) visit(element);
}

/** Resolves a link of a page. @param {string} href @param {string} base The page's path. */
function target(href, base) {
  if (href.startsWith("#/")) return { path: splitFragment(href).path, fragment: "" };
  const url = new URL(href, `http://site.invalid/${base}`);
  const path = decoded(url.pathname.slice(1)).replace(/(^|\/)index\.html$/, "$1");
  return { path, fragment: url.hash.slice(1) };
}

/**
 * Gives a file that the document holds, or that its engine can make; says so where there is neither.
 *
 * @param {string} path
 * @param {HTMLElement | SVGElement} link
 */
async function saved(path, link) {
  link.parentElement?.querySelector(".problem")?.remove();
  const name = path.split("/").pop() ?? path;
  const { downloadBytes, download } = await import("./downloads.js");
  if (document.querySelector(`script[data-path="${CSS.escape(path)}"]`)) {
    return downloadBytes(name, await (name.endsWith(".gz") ? stored : bytes)(path, ""));
  }
  try {
    const query = asked(path, link);
    if (!query) throw new Problem("notfound", t("js.problem.notheld", { path }), { remedy: t("js.problem.notheld.remedy") });
    const [engine, { toNtriples }] = await Promise.all([engineFor(""), import("./results.js")]);
    const answer = await engine.query(query);
    if (answer.kind === "graph") download(`${name.replace(/\.\w+$/, "")}.nt`, "application/n-triples", toNtriples(answer));
  } catch (error) {
    link.after(problemBox(error));
  }
}

/** The query for the statements of a file; empty where another form is wanted. @param {string} path @param {HTMLElement | SVGElement} link */
function asked(path, link) {
  const { about = "", named = "" } = link.dataset;
  if (about) return `CONSTRUCT { ?s ?p ?o } WHERE { { BIND(<${about}> AS ?s) ?s ?p ?o } UNION { BIND(<${about}> AS ?o) ?s ?p ?o } }`;
  if (named) return `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <${named}> { ?s ?p ?o } }`;
  return /^data\/akkg\.(ttl|nt)$/.test(path) ? "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }" : "";
}
