/**
 * Puts items together by a key, in the order in which keys come.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => string} key
 * @returns {Map<string, T[]>}
 */
export function grouped(items, key) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const item of items) {
    const group = found.get(key(item));
    if (group) group.push(item);
    else found.set(key(item), [item]);
  }
  return found;
}
