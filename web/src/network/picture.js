/** Writes what is seen as a file of SVG: from the places and facts, not from the page, whose styles it lacks. */
import { svg } from "../dom.js";
import { round } from "../round.js";
import { shapeOf } from "./graph.js";
import { labelOf, lettered, LEADING, LETTER } from "./lettering.js";
import { sizeOf } from "./places.js";
import { pathOf, strandsOf } from "./strands.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").Seen} Seen
 * @typedef {import("./places.js").Point} Point
 * @typedef {(name: string) => string} Paint
 */

const MARGIN = 60;
const HEAD = 44;
const FOOT = 40;
const LEAST = 640; // the width
/** @type {Record<string, string>} */
const DASHES = { derived: "9 4", editorial: "4 4", hint: "1 4" };
const FONT = "system-ui, 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif";

/**
 * Reads the colours of the light theme from the style sheet, where they are defined.
 *
 * @returns {Paint}
 */
export function lightPaint() {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (name) => {
    const held = known.get(name);
    if (held) return held;
    const probe = document.createElement("span");
    probe.style.colorScheme = "light";
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    known.set(name, colour);
    return colour;
  };
}

/**
 * @param {Graph} graph
 * @param {Seen} seen
 * @param {Map<number, Point>} places
 * @param {Record<string, string>} shapes
 * @param {{title: string, credit: string}} words
 * @returns {string}
 */
export function pictureOf(graph, seen, places, shapes, { title, credit }) {
  const paint = lightPaint();
  const { points, width, height } = framed(seen.things, places);
  const ordered = [...seen.things].sort(
    (one, other) => graph.degree(other) - graph.degree(one) || one - other,
  );
  const wanted = ordered.map((key) => ({
    key,
    .../** @type {Point} */ (points.get(key)),
    size: sizeOf(graph, key),
    label: labelOf(graph.things[key].label),
  }));
  const { spots } = lettered(wanted, width, height - FOOT);
  const root = svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-family": FONT },
    svg("title", {}, title),
    svg("rect", { width: "100%", height: "100%", fill: paint("paper") }),
    svg("text", { x: 20, y: 28, "font-size": 18, "font-weight": "bold", fill: paint("ink") }, title),
    svg(
      "g",
      { class: "links" },
      seen.lines.flatMap((line) => drawn(graph, line, points, paint)),
    ),
    svg(
      "g",
      { class: "things" },
      seen.things.map((thing) => marked(graph, thing, points, shapes, paint)),
    ),
    svg(
      "g",
      { class: "labels" },
      wanted.flatMap(({ key, x, y, label }) => written(label.lines, spots.get(key), x, y, paint)),
    ),
    svg("text", { x: 20, y: height - 14, "font-size": 11, fill: paint("muted") }, credit),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** @param {number[]} things @param {Map<number, Point>} places */
function framed(things, places) {
  const all = things.map((thing) => places.get(thing) ?? { x: 0, y: 0 });
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const right = Math.max(...all.map(({ x }) => x));
  const bottom = Math.max(...all.map(({ y }) => y));
  const width = Math.ceil(Math.max(right - left + 2 * MARGIN + 60, LEAST));
  const shift = (width - (right - left)) / 2 - left;
  const points = new Map(
    things.map((thing, at) => [
      thing,
      { x: round(all[at].x + shift), y: round(all[at].y - top + MARGIN + HEAD) },
    ]),
  );
  return { points, width, height: Math.ceil(bottom - top + 2 * MARGIN + HEAD + FOOT) };
}

/** @param {Graph} graph @param {import("./graph.js").Line} line @param {Map<number, Point>} points @param {Paint} paint */
function drawn(graph, line, points, paint) {
  const [start, end] = [points.get(line.from), points.get(line.to)];
  if (!start || !end) return [];
  return strandsOf(line).flatMap((strand) => {
    const { d, from, to } = pathOf(strand, start, end);
    const path = svg("path", {
      class: `line ${strand.style}`,
      d,
      fill: "none",
      stroke: paint("muted"),
      "stroke-opacity": 0.7,
      "stroke-dasharray": DASHES[strand.style],
    });
    const head = tip(from, to, sizeOf(graph, strand.said.target) + 1);
    return [path, svg("path", { class: "head", d: head, fill: paint("muted") })];
  });
}

/** The triangle before a mark. @param {Point} start @param {Point} end @param {number} space */
function tip(start, end, space) {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const [x, y] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const at = (/** @type {number} */ back, /** @type {number} */ aside) =>
    `${round(end.x - back * x - aside * y)} ${round(end.y - back * y + aside * x)}`;
  return `M${at(space, 0)} L${at(space + 7, 3)} L${at(space + 7, -3)} Z`;
}

/** @param {Graph} graph @param {number} thing @param {Map<number, Point>} points @param {Record<string, string>} shapes @param {Paint} paint */
function marked(graph, thing, points, shapes, paint) {
  const { label, kindLabel, family, shape } = graph.things[thing];
  const { x, y } = /** @type {Point} */ (points.get(thing));
  const size = sizeOf(graph, thing);
  return svg(
    "g",
    { class: "node" },
    svg("title", {}, `${xmlText(label).slice(0, 300)}, ${xmlText(kindLabel)}`),
    svg("path", {
      class: "mark",
      d: shapeOf(shapes, shape),
      transform: `translate(${x} ${y}) scale(${size})`,
      fill: paint(family),
      stroke: paint("paper"),
      "stroke-width": round(1 / size),
      "fill-rule": "evenodd",
    }),
  );
}

/** @param {string[]} lines @param {import("./lettering.js").Spot | undefined} spot @param {number} x @param {number} y @param {Paint} paint */
function written(lines, spot, x, y, paint) {
  if (!spot) return [];
  const halo = {
    stroke: paint("paper"),
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
  const parts = lines.map((line, at) =>
    svg("tspan", { x: round(x + spot.x), y: round(y + spot.y + at * LEADING) }, xmlText(line)),
  );
  return [
    svg("text", { "font-size": LETTER, "text-anchor": spot.anchor, fill: paint("ink"), ...halo }, parts),
  ];
}

/** Leaves out what XML 1.0 cannot hold. @param {string} text */
export function xmlText(text) {
  return text.toWellFormed().replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
