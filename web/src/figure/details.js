/** What is told of the part of a picture that was chosen: what its row or line of the list says. */
import { fill, h, refill } from "../dom.js";

export class Details {
  /** @param {import("../context.js").Context} context @param {() => void} close */
  constructor(context, close) {
    this.context = context;
    this.close = close;
    this.element = h("section", { class: "details", "aria-label": context.t("js.explorer.details") });
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    });
    this.clear();
  }

  clear() {
    fill(this.element);
    this.element.hidden = true;
  }

  /**
   * @param {string} heading
   * @param {string} href The page of the thing; empty where it has none.
   * @param {(Node | string)[][]} facts Each a paragraph.
   */
  show(heading, href, facts) {
    const { t } = this.context;
    this.element.hidden = false;
    const parts = [
      h("h2", { tabindex: -1 }, h("bdi", {}, heading)),
      h(
        "div",
        { class: "facts" },
        facts.filter((parts) => parts.length > 0).map((parts) => h("p", {}, parts)),
      ),
      h(
        "p",
        { class: "actions" },
        href && h("a", { class: "button", href }, t("js.explorer.page")),
        h("button", { type: "button", class: "close", onclick: this.close }, t("js.explorer.close")),
      ),
    ];
    refill(this.element, parts, "h2");
  }

  focus() {
    this.element.querySelector("h2")?.focus();
  }
}

/** Copies of what a cell of the list holds, links and all. @param {Element | null | undefined} cell @returns {Node[]} */
export function copied(cell) {
  return [...(cell?.childNodes ?? [])].map((node) => node.cloneNode(true));
}
