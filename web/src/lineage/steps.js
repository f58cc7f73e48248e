/** The list twin of the lineage: it holds the steps that the picture shows. */
import { copied } from "../figure/details.js";
import { nameOf } from "./picture.js";

export class Steps {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.all = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("li[data-later]"))];
    this.chains = [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("ul.chain"))];
  }

  /** The keys of sections by their headings. @returns {Map<string, string>} */
  get keys() {
    /** @type {Map<string, string>} */
    const keys = new Map();
    for (const heading of this.section.querySelectorAll("h3")) {
      const chain = heading.nextElementSibling;
      if (chain instanceof HTMLElement && chain.dataset.section) {
        keys.set(heading.textContent ?? "", chain.dataset.section);
      }
    }
    return keys;
  }

  /** @param {Set<string>} shown Names of things. @param {Set<string> | null} chain That is chosen. @returns {number} */
  show(shown, chain) {
    let count = 0;
    for (const step of this.all) {
      const [later, earlier] = ends(step);
      step.hidden = !shown.has(later) || !shown.has(earlier);
      step.classList.toggle("current", chain?.has(later) ?? false);
      if (!step.hidden) count += 1;
    }
    for (const list of this.chains) {
      list.hidden = [...list.children].every((step) => step instanceof HTMLElement && step.hidden);
    }
    for (const heading of this.section.querySelectorAll("h3")) heading.hidden = !hasMore(heading);
    return count;
  }

  /** Copies of the steps from or to a thing. @param {string} name @returns {Node[][]} */
  of(name) {
    return this.all.filter((step) => ends(step).includes(name)).map(copied);
  }
}

/** Whether something is shown under a heading. @param {Element} heading */
function hasMore(heading) {
  for (let next = heading.nextElementSibling; next?.matches("ul.chain"); next = next.nextElementSibling) {
    if (!next.hasAttribute("hidden")) return true;
  }
  return false;
}

/** @param {HTMLElement} step */
function ends({ dataset: { later = "", earlier = "" } }) {
  return [nameOf(later), nameOf(earlier)];
}
