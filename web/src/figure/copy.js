/** Makes a file of a picture of the page as it is shown, with the colours of the light theme. */
import { svg } from "../dom.js";

const FOOT = 28;
const PAGE_ONLY = /^(?:href|role|tabindex|class|style|aria-.*|data-.*)$/;
const DRAWN = "path, rect, circle, text";
/** What the style sheet says of drawn elements; a file has no style sheet. */
const STYLES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "paint-order",
  "font-weight",
];
/** What need not be said, as it is so by itself. */
const USUAL = ["none", "normal", "miter", "400", "1px"];

/**
 * @param {SVGSVGElement} picture
 * @param {string} credit What stands below it.
 * @returns {string}
 */
export function copyOf(picture, credit) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  const { colorScheme } = picture.style;
  picture.style.colorScheme = "light"; // while the colours are read
  const { fontFamily } = getComputedStyle(picture);
  paint(picture, copy);
  const [ground, ink] = [probed(picture, "var(--paper)"), probed(picture, "var(--muted)")];
  picture.style.colorScheme = colorScheme;
  for (const element of copy.querySelectorAll("[data-off]")) element.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")]) bare(element);
  for (const link of copy.querySelectorAll("a")) link.replaceWith(asGroup(link));
  frame(copy, credit, ground, ink);
  copy.setAttribute("font-family", fontFamily);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** Writes what the style sheet says as attributes. @param {Element} picture @param {Element} copy */
function paint(picture, copy) {
  const copies = [...copy.querySelectorAll("*")];
  for (const [at, element] of [...picture.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(element);
    if (style.display === "none") copies[at].setAttribute("data-off", "");
    if (style.opacity !== "1") copies[at].setAttribute("opacity", style.opacity);
    if (!element.matches(DRAWN)) continue;
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (name === "fill" || !USUAL.includes(value)) copies[at].setAttribute(name, value);
    }
    if (style.fillOpacity !== "1") copies[at].setAttribute("fill-opacity", style.fillOpacity);
  }
}

/** The colour that a value of the style sheet stands for. @param {Element} picture @param {string} value */
function probed(picture, value) {
  const probe = svg("rect");
  probe.style.fill = value;
  picture.append(probe);
  const { fill } = getComputedStyle(probe);
  probe.remove();
  return fill;
}

/** A ground behind the picture, and a line below it. @param {SVGSVGElement} copy @param {string} credit @param {string} ground @param {string} ink */
function frame(copy, credit, ground, ink) {
  const [, , width, height] = (copy.getAttribute("viewBox") ?? "0 0 800 600").split(" ").map(Number);
  copy.setAttribute("viewBox", `0 0 ${width} ${height + FOOT}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height + FOOT));
  copy.querySelector("desc")?.after(svg("rect", { width: "100%", height: "100%", fill: ground }));
  copy.append(svg("text", { x: 12, y: height + FOOT - 12, "font-size": 11, fill: ink }, credit));
}

/** Takes away what only the page needs. @param {Element} element */
function bare(element) {
  for (const name of element.getAttributeNames()) if (PAGE_ONLY.test(name)) element.removeAttribute(name);
}

/** @param {Element} link */
function asGroup(link) {
  const group = svg("g", {}, [...link.childNodes]);
  for (const name of link.getAttributeNames()) group.setAttribute(name, link.getAttribute(name) ?? "");
  return group;
}
