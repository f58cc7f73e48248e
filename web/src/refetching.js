/**
 * Loads a module on demand, and anew after a failure.
 *
 * Some browsers keep that a module could not be fetched, and do not ask for it again in the same document. Behind
 * another query its address is another to them.
 *
 * @template M
 * @param {() => Promise<M>} load
 * @returns {() => Promise<M>}
 */
export function refetching(load) {
  let lost = "";
  return async () => {
    try {
      return await (lost ? import(`${lost}?${Date.now()}`) : load());
    } catch (error) {
      lost = /https?:[^?\s]+\.js/.exec(String(error))?.[0] ?? "";
      throw error;
    }
  };
}
