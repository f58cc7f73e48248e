/** One stop for Tab in a picture of many things; arrows go on from there. */

export class Roving {
  /** @type {Element | null} */
  current = null;

  /** @param {Element[]} elements */
  constructor(elements) {
    this.elements = elements;
    for (const element of elements) element.setAttribute("tabindex", "-1");
  }

  /** Chooses where Tab leads to, among those that are shown. @param {Element[]} shown @param {Element | null} [wanted] */
  show(shown, wanted = this.current) {
    const next = wanted && shown.includes(wanted) ? wanted : (shown[0] ?? null);
    if (next === this.current) return;
    this.current?.setAttribute("tabindex", "-1");
    next?.setAttribute("tabindex", "0");
    this.current = next;
  }

  /** Gives an element the focus. @param {Element} element */
  focus(element) {
    this.show(this.elements, element);
    if (!(element instanceof SVGElement || element instanceof HTMLElement)) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
