/**
 * The state of a view, kept in the fragment of the address, so that each view can be linked to.
 *
 * In the folder the fragment is the state: `#focus=akfta&hops=1`. In the single file the page stands
 * before it: `#/network/?focus=akfta&hops=1`. A fragment without `=` is the name of a place in the page,
 * and no state.
 */

/** @typedef {Record<string, string | number | string[] | null | undefined>} Changes What is undefined stays as it is. */

/**
 * Splits a fragment of the single file.
 *
 * @param {string} fragment With or without `#`.
 * @returns {{path: string, query: string, place: string}} The page ("" is the front page), its state, and
 *   the place in it.
 */
export function splitFragment(fragment) {
  const match = /^#?\/([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(fragment);
  return { path: match?.[1] ?? "", query: match?.[2] ?? "", place: match?.[3] ?? "" };
}

/** Decodes a part of an address; what is no code stays as it is. @param {string} text */
export function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Writes parameters so that people can read them: colons, slashes and commas need no escape here. */
export function written(/** @type {URLSearchParams} */ parameters) {
  return parameters.toString().replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
}

/** The values of a name, each alone or several between commas. @param {URLSearchParams} state @param {string} name */
export function listOf(state, name) {
  return state.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
}

export class State {
  /**
   * @param {string} path The page's path.
   * @param {boolean} single Whether this is the single file.
   * @param {AbortSignal} signal Aborted when the page is left: then no listener is called any more.
   */
  constructor(path, single, signal) {
    this.path = path;
    this.single = single;
    this.signal = signal;
  }

  /** The state as it is now; a copy. */
  get() {
    const fragment = location.hash.replace(/^#/, "");
    if (this.single) return new URLSearchParams(splitFragment(fragment).query);
    return new URLSearchParams(fragment.includes("=") ? fragment : "");
  }

  /**
   * Changes parts of the state; null and the empty text remove a part. No listener is called.
   *
   * @param {Changes} changes
   * @param {{push?: boolean}} [options] Whether the way back leads to the state before.
   */
  set(changes, { push = false } = {}) {
    const fragment = this.href(changes);
    if (fragment === (location.hash || this.#fragment(""))) return;
    const address = fragment === "#" ? location.pathname + location.search : fragment;
    if (push) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  /** The link to a changed state. @param {Changes} changes */
  href(changes) {
    const parameters = this.get();
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) continue;
      parameters.delete(name);
      const values = Array.isArray(value) ? value : [value];
      for (const one of values) if (one !== null && one !== "") parameters.append(name, String(one));
    }
    return this.#fragment(written(parameters));
  }

  /**
   * Calls a function when the reader goes back or forward, or edits the address.
   *
   * @param {(state: URLSearchParams) => void} listener
   */
  onChange(listener) {
    const changed = () => {
      if (!this.single || splitFragment(location.hash).path === this.path) listener(this.get());
    };
    addEventListener("hashchange", changed, { signal: this.signal });
  }

  /** @param {string} query */
  #fragment(query) {
    if (!this.single) return `#${query}`;
    return `#/${this.path}${query ? `?${query}` : ""}`;
  }
}
