import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, readChoice, sorted, unpacked } from "../src/browse/data.js";

/** @type {import("../src/browse/data.js").File} */
const FILE = {
  families: [
    ["meeting", "meetings"],
    ["fund", "funds"],
  ],
  kinds: [
    ["summit", 0],
    ["fund", 1],
  ],
  pillars: [["pillar-a", "A"]],
  passages: [["p1", "overview-2025/p1"]],
  rows: [
    ["akcf", "Cooperation Fund", 1, "", [], [0], [0], "s"],
    ["summit-8", "8th Summit", 0, "2004-11-30", [2004], [], [0], "se"],
    ["summit-9", "9th Summit", 0, "2005", [2005], [0], [], "e"],
  ],
};
const ROWS = unpacked(FILE, new Map([["akcf", "AKCF"]]));

/** @param {string} state */
function found(state) {
  const choice = readChoice(new URLSearchParams(state), "");
  const { rows, counts } = chosen(ROWS, choice);
  return { slugs: sorted(rows, choice).map(({ slug }) => slug), counts };
}

test("without a choice all rows are there, and each facet's counts are those of its values", () => {
  const { slugs, counts } = found("");
  assert.deepEqual(slugs, ["akcf", "summit-8", "summit-9"]);
  assert.deepEqual(
    [...counts.family],
    [
      ["fund", 1],
      ["meeting", 2],
    ],
  );
  assert.deepEqual(
    [...counts.basis],
    [
      ["stated", 1],
      ["both", 1],
      ["editorial", 1],
    ],
  );
});

test("a facet counts under all choices but its own", () => {
  const { slugs, counts } = found("family=meeting&pillar=pillar-a");
  assert.deepEqual(slugs, ["summit-9"]);
  assert.deepEqual(
    [...counts.family],
    [
      ["fund", 1],
      ["meeting", 1],
    ],
  );
  assert.deepEqual([...counts.pillar], [["pillar-a", 1]]);
});

test("several values of a facet are one or the other", () => {
  assert.deepEqual(found("year=2004&year=2005").slugs, ["summit-8", "summit-9"]);
});

test("words are looked for in all names, and all must be there", () => {
  assert.deepEqual(found("q=akcf").slugs, ["akcf"]);
  assert.deepEqual(found("q=summit+9").slugs, ["summit-9"]);
  assert.deepEqual(found("q=summit+fund").slugs, []);
});

test("rows without a date come last, whichever way they are sorted", () => {
  assert.deepEqual(found("sort=date").slugs, ["summit-8", "summit-9", "akcf"]);
  assert.deepEqual(found("sort=date&order=down").slugs, ["summit-9", "summit-8", "akcf"]);
  assert.deepEqual(found("order=down").slugs, ["summit-9", "summit-8", "akcf"]);
});

test("a strange address is one that can be shown", () => {
  const choice = readChoice(new URLSearchParams("sort=__proto__&page=-3"), "from the form");
  assert.deepEqual([choice.sort, choice.page, choice.q], ["label", 1, "from the form"]);
});
