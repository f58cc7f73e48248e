import assert from "node:assert/strict";
import { test } from "node:test";
import { folded } from "../src/explorer/folding.js";
import { find, makeIndex } from "../src/explorer/index.js";

/** @type {import("../src/explorer/index.js").Entry[]} */
const ENTRIES = [
  ["cooperation projects funded by the AKCF", "id/akcf-projects/", "projects", "things"],
  ["ASEAN-ROK Cooperation Fund (AKCF)", "id/akcf/", "fund", "things"],
  ["fund", "ontology/#Fund", "class", "terms"],
  ["Đà Nẵng", "id/da-nang/", "city", "things", "Tourane"],
  ["대한민국", "id/rok/", "state", "things", "Republic of Korea"],
  ["refund", "id/refund/", "thing", "things"],
];
const INDEX = makeIndex(ENTRIES);

/** @param {string} text @returns {string[]} The paths that are found, the best first. */
function paths(text) {
  const hits = [...find(INDEX, text).values()].flat().sort((one, other) => one.rank - other.rank);
  return hits.map(({ entry }) => entry[1]);
}

test("letter case, accents and invisible letters do not count", () => {
  assert.equal(folded("  ĐÀ\u200b  Nẵng "), "da nang");
});

test("an acronym in a label comes before words that contain it", () => {
  assert.deepEqual(paths("akcf"), ["id/akcf/", "id/akcf-projects/"]);
});

test("a whole name comes before a word, and a word before a part of one", () => {
  assert.deepEqual(paths("fund"), ["ontology/#Fund", "id/akcf/", "id/akcf-projects/", "id/refund/"]);
});

test("a thing is found without the accents of its name, and by its other names", () => {
  assert.deepEqual(paths("da nang"), ["id/da-nang/"]);
  assert.deepEqual(paths("tourane"), ["id/da-nang/"]);
  assert.deepEqual(paths("한민"), ["id/rok/"]);
});

test("all words must be there, in any order", () => {
  assert.deepEqual(paths("fund asean"), ["id/akcf/"]);
  assert.deepEqual(paths("fund korea"), []);
});

test("nothing is found for nothing", () => {
  assert.deepEqual(paths(" \u200b "), []);
});

test("each group gives the best few", () => {
  const many = makeIndex(Array.from({ length: 50 }, (_, at) => [`meeting ${at}`, `id/${at}/`, "", "things"]));
  const hits = find(many, "meeting", 3).get("things") ?? [];
  assert.deepEqual(
    hits.map(({ entry }) => entry[0]),
    ["meeting 0", "meeting 1", "meeting 2"],
  );
});
