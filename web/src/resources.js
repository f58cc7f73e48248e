/** Fetches the site's files; in the single file they stand in the document itself. */
import { inflated } from "./inflate.js";
import { Problem } from "./problem.js";
import { t } from "./strings.js";

/**
 * Gives the bytes of a file as they are stored, compressed or not.
 *
 * @param {string} path From the site's root.
 * @param {string} root What leads from this page to the site's root.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function stored(path, root, signal) {
  const held = document.querySelector(`script[data-path="${CSS.escape(path)}"]`);
  if (held) return fromBase64(held.textContent ?? "");
  if (location.protocol === "file:") {
    throw new Problem("file", t("js.problem.file"), { remedy: t("js.problem.file.remedy") });
  }
  return fetched(root + path, signal);
}

/** Gives the bytes of a file, inflated. @param {string} path @param {string} root @param {AbortSignal} [signal] */
export async function bytes(path, root, signal) {
  return inflated(await stored(path, root, signal));
}

/** Gives what a file of JSON says. @param {string} path @param {string} root @param {AbortSignal} [signal] @returns {Promise<any>} */
export async function parsed(path, root, signal) {
  const text = new TextDecoder().decode(await bytes(path, root, signal));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("unreachable", t("js.problem.unreadable", { file: name(path) }), { remedy: t("js.problem.status.remedy"), cause });
  }
}

/** @param {string} url @param {AbortSignal} [signal] */
async function fetched(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal?.aborted) throw error;
    const more = { remedy: t("js.problem.unreachable.remedy"), cause: error };
    throw new Problem("unreachable", t("js.problem.unreachable", { file: name(url) }), more);
  }
  const values = { file: name(url), status: String(response.status) };
  throw new Problem("unreachable", t("js.problem.status", values), { remedy: t("js.problem.status.remedy") });
}

/** @param {string} url */
function name(url) {
  return url.split("/").pop() || url;
}

/** @param {string} text */
function fromBase64(text) {
  const binary = atob(text.trim());
  const result = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) result[index] = binary.charCodeAt(index);
  return result;
}
