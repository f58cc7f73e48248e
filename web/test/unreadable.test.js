import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine } from "../src/engine.js";
import { HttpTransport } from "../src/http-engine.js";
import { parsed } from "../src/resources.js";
import { useStrings } from "../src/strings.js";

const HTML = "<!doctype html><p>Welcome";
const OPTIONS = { timeoutMs: 1000, onProgress: () => {} };

useStrings({});
Object.assign(globalThis, {
  CSS: { escape: String },
  document: { querySelector: () => null, documentElement: { lang: "en" } },
  location: { protocol: "http:" },
});

for (const query of ["ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"]) {
  test(`a page in the place of an answer is told, with what to do: ${query}`, async () => {
    const engine = new Engine({ kind: "server", ask: async () => HTML });
    const told = { kind: "engine", message: "js.engine.unreadable", remedy: "js.engine.unreadable.remedy" };
    await assert.rejects(engine.query(query), told);
  });
}

test("where no answer comes, the remedy speaks of what the server must allow", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  const asked = new HttpTransport("https://example.org/sparql").ask("ASK {}", "application/n-triples", OPTIONS);
  await assert.rejects(asked, { kind: "unreachable", remedy: "js.engine.http.lost.remedy" });
});

test("a file that is cut off is told to be damaged, with what to do", async () => {
  globalThis.fetch = async () => new Response('{"nodes": [');
  const told = { kind: "unreachable", message: "js.problem.unreadable", remedy: "js.problem.status.remedy" };
  await assert.rejects(parsed("data/network.json", ""), told);
});
