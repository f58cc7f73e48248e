/** Spans of days in short: a whole year or month is called by its name. */

/**
 * @param {{date?: string, begin?: string, end?: string}} dated With the date as written, or the first and the last day.
 * @returns {string}
 */
export function inShort({ date = "", begin = "", end = "" }) {
  if (date) return date;
  if (!begin || !end) return begin ? `${begin} –` : end && `– ${end}`;
  const first = begin.replace(/-01-01$/, "");
  const last = end.replace(/-12-31$/, "");
  if (first.length === 4 && last.length === 4) return first === last ? first : `${first} – ${last}`;
  if (wholeMonth(begin, end)) return begin.slice(0, 7);
  return begin === end ? begin : `${begin} – ${end}`;
}

/** @param {string} begin @param {string} end */
function wholeMonth(begin, end) {
  const [year, month] = begin.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return begin.endsWith("-01") && end === last;
}
