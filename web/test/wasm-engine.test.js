import assert from "node:assert/strict";
import { test } from "node:test";
import { useStrings } from "../src/strings.js";
import { WasmTransport } from "../src/wasm-engine.js";

const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const FORMAT = "application/sparql-results+json";

/** Says at once that it has the graph; queries wait until the test answers them. */
class HeldWorker extends EventTarget {
  /** @type {HeldWorker[]} */
  static made = [];
  ended = false;
  /** @type {string[]} */
  asked = [];

  constructor() {
    super();
    HeldWorker.made.push(this);
  }

  /** @param {{text?: string}} message */
  postMessage({ text }) {
    if (text === undefined) queueMicrotask(() => this.reply({}));
    else this.asked.push(text);
  }

  /** @param {object} data */
  reply(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  terminate() {
    this.ended = true;
  }
}

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await new Promise((done) => setTimeout(done, 1));
}

test("a query that is cancelled while it waits ends at once, and leaves the worker of the others alone", async () => {
  useStrings({});
  Object.assign(globalThis, {
    CSS: { escape: String },
    Worker: HeldWorker,
    document: { querySelector: () => null, documentElement: { lang: "en" } },
    location: { protocol: "http:" },
    fetch: async () => new Response(EMPTY_MODULE),
  });
  const transport = new WasmTransport("");
  const ask = (/** @type {string} */ text, /** @type {AbortSignal} */ signal) =>
    transport.ask(text, FORMAT, { timeoutMs: 0, onProgress: () => {}, signal });
  const never = new AbortController().signal;
  const cancel = new AbortController();
  const first = ask("first", never);
  const second = ask("second", cancel.signal);
  const third = ask("third", never);
  await until(() => HeldWorker.made[0]?.asked.length === 1);
  const [worker] = HeldWorker.made;
  cancel.abort();
  await assert.rejects(second, { kind: "cancelled" });
  worker.reply({ text: "one" });
  assert.equal(await first, "one");
  await until(() => HeldWorker.made.some(({ asked }) => asked.includes("third")));
  assert.deepEqual(
    HeldWorker.made.map(({ asked, ended }) => ({ asked, ended })),
    [{ asked: ["first", "third"], ended: false }],
  );
  worker.reply({ text: "three" });
  assert.equal(await third, "three");
});
