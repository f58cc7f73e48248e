/** Gives the reader a file that the page has made. */

/** @param {string} name @param {string} type A media type. @param {string} text */
export function download(name, type, text) {
  save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** @param {string} name @param {Uint8Array<ArrayBuffer>} bytes @param {string} [type] */
export function downloadBytes(name, bytes, type = "application/octet-stream") {
  save(name, new Blob([bytes], { type }));
}

/** @param {string} name @param {Blob} blob */
function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser may still be reading it
}

/**
 * Writes CSV (RFC 4180, with LF at the end of a line, as the command line writes it).
 *
 * @param {string[]} header
 * @param {string[][]} rows
 */
export function csv(header, rows) {
  return [header, ...rows].map(record).join("");
}

/** A line; a single empty cell is quoted, since readers skip an empty line. @param {string[]} row */
function record(row) {
  return row.length === 1 && row[0] === "" ? '""\n' : `${row.map(cell).join(",")}\n`;
}

/** @param {string} text */
function cell(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
