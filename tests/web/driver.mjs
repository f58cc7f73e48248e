/**
 * Calls functions of the pages' programs for the tests: reads `{graph, prefixes, calls: [{name, args}]}` from
 * standard input, and writes a list with `{value}` or `{unfit}` for each call.
 */
import { readFileSync } from "node:fs";
import { bind, boundText, literal, Unfit, written } from "../../web/src/bind.js";
import { cite, natural, withCitations } from "../../web/src/citing.js";
import { Engine } from "../../web/src/engine.js";
import { Fault } from "../../web/src/fault.js";
import { near } from "../../web/src/near.js";
import { fromNtriples, toCsv, toJson, toNtriples } from "../../web/src/results.js";
import { splitFragment } from "../../web/src/state.js";
import { useStrings } from "../../web/src/strings.js";
import { ntriples, pagePath, shorten } from "../../web/src/terms.js";
import { findThing } from "../../web/src/things.js";
import oxigraph from "../../web/node_modules/oxigraph/node.js";

const { graph, prefixes, grounds, calls } = JSON.parse(readFileSync(0, "utf8"));
useStrings({});

const store = new oxigraph.Store();
if (graph) store.load(readFileSync(graph), { format: "application/n-quads", lenient: true });

const transport = {
  kind: "browser",
  async ask(text, format) {
    try {
      const found = store.query(text, { results_format: format });
      return typeof found === "string" ? found : JSON.stringify({ boolean: found });
    } catch (error) {
      throw new Fault(error.message);
    }
  },
};
const engine = new Engine(transport, prefixes);
const lookup = (parameter, text) => findThing(engine, prefixes, parameter, text);

async function bound(data, values) {
  const { terms, wrong } = await bind(data.parameters, values, lookup);
  const [unfit] = Object.values(wrong);
  if (unfit) throw unfit;
  return terms;
}

async function answer(data, values) {
  const terms = await bound(data, values);
  const text = boundText(data.segments, terms);
  const found = await engine.query(text);
  const kept = { ...found, rows: found.rows.slice(0, data.limit ?? undefined) };
  const ask = async (wide) => (await engine.query(wide)).rows;
  const citations = await cite(data.evidence, terms, kept.rows, ask, grounds);
  return { text, json: toJson(kept), csv: toCsv(kept), cited: toCsv(withCitations(kept, citations)), citations };
}

const functions = {
  answer,
  literal: (parameter, value) => ntriples(literal(parameter, value)),
  natural,
  near,
  pagePath: (iri) => pagePath(iri, prefixes),
  async problem(text) {
    try {
      return { answer: await engine.query(text) };
    } catch ({ kind, message, line, column, from, to }) {
      return { kind, message, line, column, from, to };
    }
  },
  rewritten: (text) => toNtriples(fromNtriples(text)),
  shorten: (iri) => shorten(iri, prefixes),
  splitFragment,
  async thing(parameter, text) {
    return (await lookup(parameter, text)).value;
  },
  written: (term) => written(term),
};

const results = [];
for (const { name, args } of calls) {
  try {
    results.push({ value: await functions[name](...args) });
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    results.push({ unfit: error.key, near: error.near });
  }
}
process.stdout.write(JSON.stringify(results));
