/** Inflates what gzip has packed; a host may have done so already. @param {Uint8Array<ArrayBuffer>} packed */
export async function inflated(packed) {
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
