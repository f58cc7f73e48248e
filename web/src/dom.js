/** Makes elements. Text is only ever text: nothing here reads markup. */

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | null | undefined | EventListener>} Attributes */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an element of HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes] `on…` with a function listens; true gives an empty attribute; null and
 *   false give none.
 * @param {...(Child | Child[])} children Strings become text.
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function h(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/**
 * Makes an element of SVG, as `h` makes one of HTML.
 *
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElementTagNameMap[Name]}
 */
export function svg(name, attributes, ...children) {
  const element = /** @type {SVGElementTagNameMap[Name]} */ (document.createElementNS(SVG, name));
  return filled(element, attributes, children);
}

/** Empties an element, and fills it anew. @param {Element} element @param {...(Child | Child[])} children */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/**
 * Empties an element, and fills it anew. The focus in it goes to what is like that which had it, or else to another part.
 *
 * @param {HTMLElement} element
 * @param {Child[]} children
 * @param {string} other Selects that part.
 */
export function refill(element, children, other) {
  const held = document.activeElement;
  const had = held instanceof HTMLElement && held !== element && element.contains(held);
  fill(element, ...children);
  if (!had) return;
  const all = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(`${held.localName}:not(:disabled)`));
  const like = [...all].filter((one) => traits(one) === traits(held));
  const next = like.length === 1 ? like[0] : element.querySelector(other);
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** @param {HTMLElement} element */
function traits({ id, className, dataset }) {
  return JSON.stringify([id, className, { ...dataset }]);
}

/** Gives the focus that an element holds to another, before it is hidden or removed. @param {Element} element @param {HTMLElement} other */
export function passFocus(element, other) {
  if (element.contains(document.activeElement)) other.focus();
}

/** Brings an element into sight, and gives it the focus. @param {HTMLElement} element */
export function visit(element) {
  element.scrollIntoView();
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes | undefined} attributes
 * @param {(Child | Child[])[]} children
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...nodes(children));
  return element;
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function nodes(children) {
  const found = children.flat().filter((child) => child !== null && child !== undefined && child !== false);
  return found.map((child) => (child instanceof Node ? child : String(child)));
}
