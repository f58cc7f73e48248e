import assert from "node:assert/strict";
import { test } from "node:test";
import { listOf, State } from "../src/state.js";

test("when a page is left, its listener is called no more", () => {
  const reader = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: reader.addEventListener.bind(reader),
    location: { hash: "#focus=akfta" },
  });
  const leave = new AbortController();
  /** @type {(string | null)[]} */
  const heard = [];
  new State("network/", false, leave.signal).onChange((state) => heard.push(state.get("focus")));
  reader.dispatchEvent(new Event("hashchange"));
  leave.abort();
  reader.dispatchEvent(new Event("hashchange"));
  assert.deepEqual(heard, ["akfta"]);
});

test("values of a name stand alone or between commas", () => {
  assert.deepEqual(listOf(new URLSearchParams("hide=a,b&hide=c&hide=&show=d"), "hide"), ["a", "b", "c"]);
});
