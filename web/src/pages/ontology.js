/** The page of the ontology: a link to a term that it does not have is answered with the nearest. */
import { nearest, Notice } from "../explorer/unknown.js";
import { decoded, splitFragment } from "../state.js";

/** @typedef {import("../explorer/unknown.js").Choice} Choice */

/** @param {HTMLElement} main @param {import("../context.js").Context} context */
export function start(main, context) {
  const notice = new Notice(context.t);
  main.querySelector("h1")?.after(notice.element);
  const terms = [...main.querySelectorAll("article.term[id]")].map(termOf);
  const show = () => {
    const wanted = wantedPlace(context.single);
    const isThere = wanted === "" || document.getElementById(wanted) !== null;
    notice.show(isThere ? [] : [fault(context, wanted, terms)]);
    if (!isThere) notice.element.scrollIntoView({ block: "center" });
  };
  show();
  addEventListener("hashchange", show, { signal: context.signal });
}

/** @param {Element} term @returns {Choice} */
function termOf({ id, firstElementChild }) {
  return { name: id, label: firstElementChild?.textContent?.trim() ?? id };
}

/** @param {import("../context.js").Context} context @param {string} wanted @param {Choice[]} terms */
function fault({ t, link }, wanted, terms) {
  const links = nearest(wanted, terms).map(({ name, label }) => {
    return /** @type {[string, string]} */ ([label, link(`ontology/#${name}`)]);
  });
  const words = t("js.unknown.term", { name: wanted.slice(0, 100) });
  return { words: links.length ? words : `${words} ${t("js.unknown.below")}`, links };
}

/** The place in the page that the address names. @param {boolean} single */
function wantedPlace(single) {
  const fragment = location.hash.slice(1);
  return decoded(single ? splitFragment(fragment).place : fragment);
}
