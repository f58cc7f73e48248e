/** Draws the small graph that a CONSTRUCT or DESCRIBE gives. */
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { shownTerm } from "./answer-table.js";
import { h, svg } from "./dom.js";
import { t } from "./strings.js";
import { ntriples, pagePath, shorten } from "./terms.js";

/**
 * @typedef {import("./results.js").Triple} Triple
 * @typedef {import("./answer-table.js").Names} Names
 * @typedef {import("./terms.js").Term} Term
 * @typedef {import("d3-force").SimulationNodeDatum & {key: string, term: Term, text: string}} Node
 * @typedef {{source: Node, target: Node, text: string}} Link
 */

export const MOST = 300; // nodes that a picture can show
const TICKS = 300;
const LETTERS = 28; // letters of a name in the picture
const MARGIN = 50;

/** The number of nodes of a graph. @param {Triple[]} triples */
export function nodeCount(triples) {
  return new Set(triples.flatMap(({ subject, object }) => [ntriples(subject), ntriples(object)])).size;
}

/**
 * Draws a graph; the same graph gives the same picture.
 *
 * @param {Triple[]} triples
 * @param {Names} names
 */
export function drawGraph(triples, names) {
  const { nodes, links } = model(triples, names);
  place(nodes, links);
  const label = t("js.sparql.graph.label", { nodes: nodes.length, links: links.length });
  const drawn = svg(
    "svg",
    { ...box(nodes), class: "answer-graph", role: "group", "aria-label": label },
    marker(),
    svg("g", { class: "links" }, links.map(drawnLink)),
    svg("g", { class: "nodes" }, nodes.map((node) => drawnNode(node, names))),
  );
  return h("div", { class: "figure wide", role: "region", tabindex: "0", "aria-label": label }, drawn);
}

/** @param {Triple[]} triples @param {Names} names */
function model(triples, names) {
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  const node = (/** @type {Term} */ term) => {
    const key = ntriples(term);
    const found = nodes.get(key) ?? { key, term, text: cut(shownTerm(term, names)) };
    nodes.set(key, found);
    return found;
  };
  const links = triples.map(({ subject, predicate, object }) => ({
    source: node(subject),
    target: node(object),
    text: cut(names.labels.get(predicate.value) ?? shorten(predicate.value, names.prefixes)),
  }));
  return { nodes: [...nodes.values()], links };
}

/** Finds a place for each node. d3-force begins with fixed places and a fixed seed. @param {Node[]} nodes @param {Link[]} links */
function place(nodes, links) {
  const simulation = forceSimulation(nodes)
    .force("links", forceLink(links).distance(170))
    .force("apart", forceManyBody().strength(-700).distanceMax(600))
    .force("collide", forceCollide(74))
    .force("across", forceX(0).strength(0.04))
    .force("down", forceY(0).strength(0.12))
    .force("centre", forceCenter(0, 0))
    .stop();
  simulation.tick(TICKS);
}

/** @param {Node[]} nodes */
function box(nodes) {
  const across = nodes.map(({ x = 0 }) => x);
  const down = nodes.map(({ y = 0 }) => y);
  const left = Math.min(0, ...across) - 2 * MARGIN;
  const top = Math.min(0, ...down) - MARGIN;
  const width = Math.max(0, ...across) + 2 * MARGIN - left;
  const height = Math.max(0, ...down) + MARGIN - top;
  return { viewBox: [left, top, width, height].map(Math.round).join(" "), width: Math.round(width), height: Math.round(height) };
}

function marker() {
  const shape = svg("path", { d: "M0 0 8 4 0 8z", fill: "context-stroke" });
  const size = { markerWidth: 8, markerHeight: 8, refX: 16, refY: 4, orient: "auto", markerUnits: "userSpaceOnUse" };
  return svg("defs", {}, svg("marker", { id: "answer-arrow", ...size }, shape));
}

/** @param {Link} link */
function drawnLink({ source, target, text }) {
  const [x1, y1, x2, y2] = [source.x, source.y, target.x, target.y].map((value) => Math.round(value ?? 0));
  return svg(
    "g",
    { class: "link" },
    svg("line", { x1, y1, x2, y2, stroke: "currentColor", "stroke-opacity": 0.5, "marker-end": "url(#answer-arrow)" }),
    svg("text", { x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 3, "text-anchor": "middle", "font-size": 9, fill: "currentColor" }, text),
  );
}

/** @param {Node} node @param {Names} names */
function drawnNode({ term, text, x = 0, y = 0 }, names) {
  const isThing = term.type !== "literal";
  const mark = isThing
    ? svg("circle", { r: 7, fill: "currentColor" })
    : svg("rect", { x: -5, y: -5, width: 10, height: 10, fill: "none", stroke: "currentColor", "stroke-width": 2 });
  const name = svg("text", { y: 21, "text-anchor": "middle", "font-size": 11, fill: "currentColor" }, text);
  const drawn = svg("g", { class: "node", transform: `translate(${Math.round(x)} ${Math.round(y)})` }, mark, name);
  const path = term.type === "uri" ? pagePath(term.value, names.prefixes) : "";
  return path ? svg("a", { href: names.link(path) }, drawn) : drawn;
}

/** @param {string} text */
function cut(text) {
  const letters = [...text];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join("")}…` : text;
}
