/** What is seen as data: JSON for programs, GEXF 1.3 for Gephi. */
import { lightPaint, xmlText } from "./picture.js";
import { sizeOf } from "./places.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./view.js").Seen} Seen
 * @typedef {import("./places.js").Point} Point
 */

/** @param {Graph} graph @param {Seen} seen @returns {string} */
export function jsonOf(graph, seen) {
  const things = seen.things.map((thing) => {
    const { x, y, size, ...facts } = graph.things[thing];
    return facts;
  });
  const links = statementsOf(seen).map(({ source, target, ...facts }) => ({
    source: graph.things[source].id,
    target: graph.things[target].id,
    ...facts,
  }));
  return `${JSON.stringify({ things, links }, null, 1)}\n`;
}

/** @param {Seen} seen */
function statementsOf(seen) {
  return seen.lines.flatMap(({ statements }) => statements);
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
  <attributes class="node">
   <attribute id="kind" title="kind" type="string"/>
   <attribute id="family" title="family" type="string"/>
   <attribute id="date" title="date" type="string"/>
   <attribute id="iri" title="iri" type="anyURI"/>
   <attribute id="paragraphs" title="paragraphs" type="string"/>
  </attributes>
  <attributes class="edge">
   <attribute id="relation" title="relation" type="string"/>
   <attribute id="basis" title="basis" type="string"/>
   <attribute id="paragraphs" title="paragraphs" type="string"/>
  </attributes>
`;

/** @param {Graph} graph @param {Seen} seen @param {Map<number, Point>} places @returns {string} */
export function gexfOf(graph, seen, places) {
  const paint = lightPaint();
  const nodes = seen.things
    .map((thing) => node(graph, thing, places.get(thing) ?? { x: 0, y: 0 }, paint))
    .join("");
  const edges = statementsOf(seen)
    .map((one, at) => edge(graph, one, at))
    .join("");
  return `${HEAD}  <nodes>\n${nodes}  </nodes>\n  <edges>\n${edges}  </edges>\n </graph>\n</gexf>\n`;
}

/** @param {Graph} graph @param {number} thing @param {Point} place @param {(name: string) => string} paint */
function node(graph, thing, { x, y }, paint) {
  const { id, label, kindLabel, family, date, iri, paragraphs = [], begin, end } = graph.things[thing];
  const [red, green, blue] = paint(family).match(/\d+/g) ?? ["0", "0", "0"];
  const values = { kind: kindLabel, family, date, iri, paragraphs: paragraphs.join(" ") };
  return `   <node id=${quoted(id)} label=${quoted(label)}${span(begin, end)}>${attributes(values)}<viz:color r="${red}" g="${green}" b="${blue}"/><viz:position x="${x.toFixed(1)}" y="${(-y).toFixed(1)}" z="0"/><viz:size value="${sizeOf(graph, thing)}"/></node>\n`;
}

/** @param {Graph} graph @param {import("./graph.js").Statement} statement @param {number} at */
function edge(graph, { source, target, label, relation, basis, paragraphs = [], begin, end }, at) {
  const ends = `source=${quoted(graph.things[source].id)} target=${quoted(graph.things[target].id)}`;
  const values = { relation, basis, paragraphs: paragraphs.join(" ") };
  return `   <edge id="${at}" ${ends} label=${quoted(label)}${span(begin, end)}>${attributes(values)}</edge>\n`;
}

/** @param {Record<string, string | undefined>} values */
function attributes(values) {
  const parts = Object.entries(values).filter(([, value]) => value);
  return `<attvalues>${parts.map(([name, value]) => `<attvalue for="${name}" value=${quoted(value ?? "")}/>`).join("")}</attvalues>`;
}

/** @param {string} [begin] @param {string} [end] */
function span(begin, end) {
  return (begin ? ` start=${quoted(begin)}` : "") + (end ? ` end=${quoted(end)}` : "");
}

/** @param {string} text */
function quoted(text) {
  const plain = xmlText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  return `"${plain.replace(/[\t\n\r]/g, " ")}"`;
}
