/** The elements of things and lines. */
import { svg } from "../dom.js";
import { round } from "../round.js";
import { shapeOf } from "./graph.js";
import { sizeOf } from "./places.js";
import { pathOf, strandsOf } from "./strands.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./graph.js").Line} Line
 * @typedef {import("./places.js").Point} Point
 */

const HINT = "1 4"; // dots, where no basis is told
const HIT = 12; // half of the least size of a target (WCAG 2.2, 2.5.8)

/** @param {Graph} graph @param {Record<string, string>} shapes @param {number} thing */
export function thingElement(graph, shapes, thing) {
  const { shape, family, id } = graph.things[thing];
  const size = sizeOf(graph, thing);
  const mark = svg("path", {
    class: `mark full ${family}`,
    d: shapeOf(shapes, shape),
    transform: `scale(${size})`,
    "fill-rule": "evenodd",
    "vector-effect": "non-scaling-stroke",
  });
  return svg(
    "g",
    { class: "thing", role: "button", tabindex: -1, "data-id": id, "data-thing": thing },
    svg("g", { class: "body" }, svg("circle", { class: "halo", r: size + 5 }), mark),
  );
}

/** What takes the pointer around a mark; it lies behind all marks, so that it covers none. @param {number} thing */
export function hitElement(thing) {
  return svg("g", { "data-thing": thing }, svg("circle", { class: "hit", r: HIT }));
}

/** For each statement its line, with an arrow head. @param {Graph} graph @param {Line} line @param {Map<number, Point>} places */
export function lineElements(graph, line, places) {
  const [start, end] = [places.get(line.from), places.get(line.to)];
  if (!start || !end) return [];
  return strandsOf(line).flatMap((strand) => {
    const { d, from, to } = pathOf(strand, start, end);
    const dashes = strand.style === "hint" ? HINT : null;
    const edge = svg("path", { class: `edge ${strand.style}`, d, "stroke-dasharray": dashes });
    return [edge, tipElement(graph, strand.said.target, from, to)];
  });
}

/** The head of an arrow, before the mark at its end. @param {Graph} graph @param {number} thing @param {Point} start @param {Point} end */
function tipElement(graph, thing, start, end) {
  const angle = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI;
  const at = -sizeOf(graph, thing) - 1;
  const transform = `translate(${round(end.x)} ${round(end.y)}) rotate(${round(angle)})`;
  return svg("g", { transform }, svg("path", { class: "tip", d: `M${at} 0 L${at - 7} -3 L${at - 7} 3 Z` }));
}
