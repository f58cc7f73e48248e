/**
 * The text of a query before it is asked: its tokens, its form, and the prefixes that it needs.
 *
 * This is no parser: the engine is. Updates and SERVICE are refused here, since a page only reads, and
 * only from the graph that it shows.
 */
import { KEYWORDS } from "./keywords.js";
import { near } from "./near.js";
import { Problem } from "./problem.js";
import { t } from "./strings.js";

/**
 * @typedef {"iri" | "string" | "variable" | "curie" | "word" | "mark"} TokenKind
 * @typedef {{kind: TokenKind, text: string, start: number, end: number}} Token
 * @typedef {{text: string, asked: string, form: string, lines: number, tokens: Token[], declared: Set<string>}} Prepared
 *   The user's text; what is asked; its form; the lines put before it; its tokens; the prefixes that may be used.
 */

const UPDATES = new Set("INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH".split(" "));
const LETTER = String.raw`\p{L}`;
const NAME = String.raw`[\p{L}\p{N}_.\-·]`;
const ESCAPE = String.raw`%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]`;
// What stands in no other group is a mark, so each text has tokens, and the engine judges them.
const TOKEN = new RegExp(
  [
    String.raw`(?<space>[ \t\r\n]+|#[^\r\n]*)`,
    String.raw`(?<iri><[^<>"{}|^${"`"}\x00-\x20]*>)`,
    String.raw`(?<string>"""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''` +
      String.raw`|"(?:[^"\\\r\n]|\\[^])*"|'(?:[^'\\\r\n]|\\[^])*')`,
    String.raw`(?<variable>[?$][\p{L}\p{N}_·]+)`,
    String.raw`(?<curie>(?:${LETTER}(?:${NAME}*[\p{L}\p{N}_\-·])?)?:(?:(?:[\p{L}\p{N}_:]|${ESCAPE})` +
      String.raw`(?:(?:${NAME}|:|${ESCAPE})*(?:[\p{L}\p{N}_:\-·]|${ESCAPE}))?)?)`,
    String.raw`(?<word>[A-Za-z_][A-Za-z0-9_]*)`,
    String.raw`(?<mark>@[A-Za-z]+(?:-[A-Za-z0-9]+)*|_:[\p{L}\p{N}_.\-]+|[^])`,
  ].join("|"),
  "yu",
);

/** Splits a text into tokens; white space and comments are none. @param {string} text @returns {Token[]} */
function tokenize(text) {
  /** @type {Token[]} */
  const found = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ["mark"];
    const token = { kind: /** @type {TokenKind} */ (kind), text: match[0], start: match.index, end: TOKEN.lastIndex };
    if (kind !== "space") found.push(token);
  }
  return found;
}

/**
 * Prepares a query: the project's prefixes that it uses are declared before it, on a line of their own.
 *
 * @param {string} text
 * @param {Record<string, string>} prefixes The project's prefixes.
 * @returns {Prepared}
 * @throws {Problem} For an empty text, an update, or SERVICE.
 */
export function prepare(text, prefixes) {
  const tokens = tokenize(text);
  const { own, head } = prologue(tokens);
  if (head === undefined) {
    throw new Problem("syntax", t("js.sparql.empty"), { remedy: t("js.sparql.empty.remedy") });
  }
  refuse(text, tokens, head);
  const used = new Set(tokens.filter(({ kind }) => kind === "curie").map((token) => token.text.split(":")[0]));
  const missing = Object.keys(prefixes).filter((name) => used.has(name) && !own.has(name));
  const lines = missing.map((name) => `PREFIX ${name}: <${prefixes[name]}>`).join(" ");
  return {
    text,
    asked: lines ? `${lines}\n${text}` : text,
    form: head.text.toUpperCase(),
    lines: lines ? 1 : 0,
    tokens,
    declared: new Set([...own, ...Object.keys(prefixes)]),
  };
}

/** The prefixes that a query declares, and the token of its form. @param {Token[]} tokens */
function prologue(tokens) {
  /** @type {Set<string>} */
  const own = new Set();
  let index = 0;
  while (index < tokens.length) {
    const word = tokens[index].text.toUpperCase();
    if (word === "PREFIX" && tokens[index + 1]) {
      own.add(tokens[index + 1].text.replace(/:$/, ""));
      index += 3;
    } else if (word === "BASE") index += 2;
    else break;
  }
  return { own, head: /** @type {Token | undefined} */ (tokens[index]) };
}

/** @param {string} text @param {Token[]} tokens @param {Token} head */
function refuse(text, tokens, head) {
  const service = tokens.find((token) => isWord(token, "SERVICE"));
  const update = head.kind === "word" && UPDATES.has(head.text.toUpperCase()) ? head : null;
  const token = update ?? service;
  if (!token) return;
  const key = update ? "js.sparql.update" : "js.sparql.service";
  const values = { word: token.text.toUpperCase() };
  throw new Problem("refused", t(key, values), { remedy: t(`${key}.remedy`), ...spot(text, token) });
}

/** @param {Token} token @param {string} word */
function isWord(token, word) {
  return token.kind === "word" && token.text.toUpperCase() === word;
}

/** Where a token stands. @param {string} text @param {{start: number, end: number}} token */
function spot(text, { start, end }) {
  const before = text.slice(0, start);
  const line = before.split("\n").length;
  const column = [...before.slice(before.lastIndexOf("\n") + 1)].length + 1;
  return { line, column, from: start, to: end };
}

/** The offset of a line and a column, which counts characters. @param {string} text @param {number} line @param {number} column */
function offset(text, line, column) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  return before + [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
}

const UNFIT = ["LATERAL", "SERVICE"]; // what the engine would take, and no query here should have

/**
 * Explains why an engine cannot parse a query, at its place in the user's text.
 *
 * @param {Prepared} prepared
 * @param {string} message The engine's: `error at LINE:COLUMN: expected …`.
 */
export function explained(prepared, message) {
  const { text, tokens, declared } = prepared;
  const unknown = tokens.find(
    (token, index) =>
      token.kind === "curie" && !declared.has(token.text.split(":")[0]) && !isWord(tokens[index - 1] ?? token, "PREFIX"),
  );
  if (unknown) return undeclared(text, unknown, declared);
  const match = /error at (\d+):(\d+):\s*(?:expected )?([^]*)/.exec(message);
  if (match === null) return new Problem("engine", t("js.sparql.failed", { message }));
  const line = Number(match[1]) - prepared.lines;
  const column = Number(match[2]);
  const from = offset(text, line, column);
  const guess = misspelled(tokens, from);
  if (guess) {
    const remedy = t("js.sparql.meant", { names: guess.words.join(", ") });
    return new Problem("syntax", t("js.sparql.keyword", { word: guess.token.text }), { remedy, ...spot(text, guess.token) });
  }
  const words = [...match[3].matchAll(/"[^"\s]+"|\b[A-Z]{2,}\b/g)].map(([word]) => word);
  const expected = [...new Set(words.filter((word) => !UNFIT.includes(word)))].slice(0, 6).join(", ");
  const remedy = expected ? t("js.sparql.expected", { expected }) : t("js.sparql.look");
  return new Problem("syntax", t("js.sparql.unparsed"), { remedy, line, column, from, to: wordEnd(text, from) });
}

/** @param {string} text @param {Token} token @param {Set<string>} declared */
function undeclared(text, token, declared) {
  const prefix = token.text.split(":")[0];
  const close = near(prefix, declared).map((name) => `${name}:`);
  const remedy = close.length ? t("js.sparql.meant", { names: close.join(", ") }) : t("js.sparql.declare", { prefix });
  return new Problem("syntax", t("js.sparql.prefix", { prefix }), { remedy, ...spot(text, token) });
}

/** The last word before the engine gave up which is no keyword but near to one. @param {Token[]} tokens @param {number} from */
function misspelled(tokens, from) {
  for (const token of tokens.toReversed()) {
    if (token.kind !== "word" || token.start > from || KEYWORDS.includes(token.text.toUpperCase())) continue;
    const words = near(token.text.toUpperCase(), KEYWORDS);
    return words.length ? { token, words } : null;
  }
  return null;
}

/** @param {string} text @param {number} from */
function wordEnd(text, from) {
  return from + (/^\S+/.exec(text.slice(from))?.[0].length ?? 1);
}
