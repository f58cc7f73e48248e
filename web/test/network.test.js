import assert from "node:assert/strict";
import { test } from "node:test";
import * as changes from "../src/network/changes.js";
import { towards } from "../src/network/compass.js";
import { Graph } from "../src/network/graph.js";
import { place } from "../src/network/places.js";
import { around, shortest } from "../src/network/routes.js";
import { shardOf } from "../src/network/shards.js";
import { inShort } from "../src/network/spans.js";
import { courseOf, linksOf, strandsOf } from "../src/network/strands.js";
import { read, see } from "../src/network/view.js";

const BACKBONE = ["fund", "meeting", "actor"];

/** a - b - c - d in a row; the state s is linked to all; e has no link. */
function example() {
  const thing = (/** @type {string} */ id, family = "meeting", more = {}) => ({
    id,
    iri: `urn:${id}`,
    label: id,
    kind: "x:X",
    kindLabel: "x",
    family,
    shape: "circle",
    ...more,
  });
  const things = [
    thing("a", "fund", { begin: "1990-01-01", end: "1990-12-31", pillars: ["p"] }),
    thing("b", "meeting", { begin: "2000-05-01", end: "2000-05-31" }),
    thing("c"),
    thing("d"),
    thing("s", "actor", { hub: true }),
    thing("e"),
  ];
  const says = (/** @type {number} */ source, /** @type {number} */ target, basis = "stated") => ({
    source,
    target,
    relation: "x:r",
    label: "r",
    basis: /** @type {any} */ (basis),
  });
  const statements = [
    says(0, 1),
    says(2, 1, "editorial"),
    says(2, 3),
    says(0, 4),
    says(1, 4),
    says(2, 4),
    says(3, 4),
  ];
  return new Graph(things, statements);
}

/** @param {Graph} graph @param {string} state @returns {string} The names of what is seen. */
function seen(graph, state) {
  const found = see(graph, read(new URLSearchParams(state)), BACKBONE);
  return found.things.map((thing) => graph.things[thing].id).join("");
}

test("each statement of two things has a line of its own, with its basis and direction", () => {
  const graph = example();
  graph.link({ source: 1, target: 0, relation: "x:q", label: "q", basis: "derived" });
  const line = graph.lines[0].get(1);
  assert.ok(line);
  assert.equal(graph.degree(0), 2);
  assert.equal(linksOf([line]), 2);
  assert.deepEqual(
    strandsOf(line).map(({ said, style, place }) => [said.label, said.target, style, place]),
    [
      ["r", 1, "stated", -0.5],
      ["q", 0, "derived", 0.5],
    ],
  );
});

test("a statement without a basis is not drawn as if it were stated", () => {
  const graph = example();
  graph.link({ source: 3, target: 5, relation: "x:r", label: "r", basis: "" });
  const line = graph.lines[3].get(5);
  assert.ok(line);
  assert.deepEqual(
    strandsOf(line).map(({ style }) => style),
    ["hint"],
  );
});

test("one line is straight, and two are bent apart, either to its side", () => {
  const graph = example();
  const [start, end] = [
    { x: 0, y: 0 },
    { x: 200, y: 0 },
  ];
  const alone = graph.lines[0].get(1);
  assert.ok(alone);
  const straight = courseOf(strandsOf(alone)[0], start, end);
  assert.deepEqual([straight.middle, straight.control], [{ x: 100, y: 0 }, null]);
  graph.link({ source: 1, target: 0, relation: "x:q", label: "q", basis: "derived" });
  const middles = strandsOf(alone).map((strand) => courseOf(strand, start, end).middle);
  assert.deepEqual(
    middles.map(({ y }) => y),
    [-8, 8],
  );
});

test("of two things only what falls into the years is shown", () => {
  const graph = example();
  graph.link({ source: 0, target: 1, relation: "x:q", label: "q", basis: "stated", begin: "1990-01-01" });
  const of = (/** @type {string} */ state) =>
    see(graph, read(new URLSearchParams(state)), BACKBONE).lines.find(({ from, to }) => !from && to === 1);
  assert.equal(of("")?.statements.length, 2);
  assert.equal(of("to=2005")?.statements.length, 2);
  assert.equal(of("to=1989"), undefined);
  graph.link({ source: 1, target: 2, relation: "x:q", label: "q", basis: "stated", begin: "2020-01-01" });
  const lines = see(graph, read(new URLSearchParams("to=2005")), BACKBONE).lines;
  assert.deepEqual(
    lines.find(({ from, to }) => from === 1 && to === 2)?.statements.map(({ label }) => label),
    ["r"],
  );
});

test("a hub is reached, but no way leads on through it", () => {
  const graph = example();
  assert.deepEqual(
    [...around(graph, 0, 2)],
    [
      [0, 0],
      [1, 1],
      [4, 1],
      [2, 2],
    ],
  );
  assert.deepEqual([...around(graph, 4, 1).keys()].sort(), [0, 1, 2, 3, 4]);
});

test("the shortest way avoids hubs, unless there is no other", () => {
  const graph = example();
  assert.deepEqual(shortest(graph, 0, 3), [0, 1, 2, 3]);
  const bridge = new Graph(graph.things, [
    { source: 0, target: 4, relation: "", label: "", basis: "stated" },
    { source: 4, target: 3, relation: "", label: "", basis: "stated" },
  ]);
  assert.deepEqual(shortest(bridge, 0, 3), [0, 4, 3]);
  assert.deepEqual(shortest(bridge, 0, 5), []);
});

test("the backbone is shown by itself, and states are not", () => {
  assert.equal(seen(example(), ""), "abcde");
  assert.equal(seen(example(), "show=state"), "abcdse");
});

test("a family that is hidden lowers the count by its number", () => {
  const graph = example();
  const view = read(new URLSearchParams(""));
  assert.equal(see(graph, view, BACKBONE).counts.get("meeting"), 4);
  assert.equal(seen(graph, "hide=meeting"), "a");
});

test("a neighbourhood is the thing and all that it is linked to, of whatever family", () => {
  assert.equal(seen(example(), "focus=a&hops=1"), "abs");
  assert.equal(seen(example(), "focus=a&hops=1&hide=state"), "ab");
});

test("years leave what has no date, and a pillar only what is under it", () => {
  assert.equal(seen(example(), "from=1995"), "bcde");
  assert.equal(seen(example(), "to=1995"), "acde");
  assert.equal(seen(example(), "pillar=p"), "a");
});

test("a thing that is opened shows its neighbours, although their family is off", () => {
  assert.equal(seen(example(), "open=a"), "abcdse");
});

test("the state of a strange address is one that can be shown", () => {
  const { hops, from, open } = read(new URLSearchParams("focus=a&hops=99&from=abc&open=b,,c&open=d"));
  assert.deepEqual({ hops, from, open }, { hops: 3, from: 0, open: ["b", "c", "d"] });
});

test("what is too much is cut to the most linked", () => {
  const things = Array.from({ length: 1600 }, (_, at) => ({
    id: `${at}`,
    iri: "",
    label: "",
    kind: "",
    kindLabel: "",
    family: "fund",
    shape: "circle",
  }));
  const graph = new Graph(things, [{ source: 1599, target: 1598, relation: "", label: "", basis: "stated" }]);
  const found = see(graph, read(new URLSearchParams("")), BACKBONE);
  assert.equal(found.cut, 100);
  assert.ok(found.things.includes(1599) && !found.things.includes(1597));
});

test("an arrow leads to the nearest in its direction, rather to one that is linked", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 20, y: 1 },
    { x: 0, y: -5 },
  ];
  const go = (/** @type {string} */ key, /** @type {number[]} */ linked) =>
    towards(
      key,
      0,
      [0, 1, 2, 3],
      (thing) => points[thing],
      (thing) => linked.includes(thing),
    );
  assert.equal(go("ArrowRight", []), 1);
  assert.equal(go("ArrowRight", [2]), 2);
  assert.equal(go("ArrowUp", []), 3);
  assert.equal(go("ArrowLeft", []), null);
});

test("the same view is placed the same way, and nothing upon another", () => {
  const graph = example();
  const found = see(graph, read(new URLSearchParams("focus=b&hops=2")), BACKBONE);
  const [one, other] = [place(graph, found), place(example(), found)];
  assert.deepEqual([...one], [...other]);
  const points = [...one.values()];
  for (const [at, a] of points.entries()) {
    for (const b of points.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 15);
  }
});

test("in a neighbourhood the middle stays when another thing is chosen", () => {
  const view = read(new URLSearchParams("focus=a&hops=1"));
  assert.deepEqual(changes.chosen(view, "b"), { at: "b" });
  assert.deepEqual(changes.chosen(read(new URLSearchParams("focus=a")), "b"), { focus: "b", at: null });
  assert.deepEqual(changes.left(read(new URLSearchParams("focus=a&hops=1&at=b"))), { at: null });
});

test("a family that is off by itself is shown by name, and one that is on is hidden by name", () => {
  const view = read(new URLSearchParams(""));
  assert.deepEqual(changes.toggled(view, "state", true, BACKBONE), { show: ["state"], hide: [] });
  assert.deepEqual(changes.toggled(view, "fund", false, BACKBONE), { show: [], hide: ["fund"] });
  const hidden = read(new URLSearchParams("hide=fund"));
  assert.deepEqual(changes.toggled(hidden, "fund", true, BACKBONE), { show: [], hide: [] });
});

test("a whole year or month is called by its name", () => {
  assert.equal(inShort({ begin: "2019-01-01", end: "2019-12-31" }), "2019");
  assert.equal(inShort({ begin: "2024-02-01", end: "2024-02-29" }), "2024-02");
  assert.equal(inShort({ begin: "2024-02-01", end: "2024-02-28" }), "2024-02-01 – 2024-02-28");
  assert.equal(inShort({ date: "2010-10", begin: "2010-10-01", end: "2010-10-31" }), "2010-10");
  assert.equal(inShort({}), "");
});

test("the file of a name is told by the first byte of its FNV-1a hash", () => {
  assert.equal(shardOf(""), "81"); // the offset basis 811c9dc5
  assert.equal(shardOf("a"), "e4"); // e40c292c, of the published test vectors
  assert.equal(shardOf("foobar"), "bf"); // bf9cf968
});
