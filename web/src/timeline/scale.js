/** Which day lies where, read from the years along the axis of the picture. */

const DAY = 86_400_000;

/** The number of a day. @param {string} day "2010-10-01", or a year. */
export function dayOf(day) {
  const [year, month = 1, date = 1] = day.split("-").map(Number);
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, date); // Date.UTC would take the year 50 for 1950
  return Math.round(time.getTime() / DAY);
}

/** The year of a number of a day. @param {number} day */
export function yearOf(day) {
  return new Date(day * DAY).getUTCFullYear();
}

/**
 * Reads the scale of a picture.
 *
 * @param {SVGSVGElement} picture
 * @returns {{x: (day: number) => number, day: (x: number) => number, left: number, right: number} | null} Null where the
 *   picture has no two years.
 */
export function scaleOf(picture) {
  const labels = [...picture.querySelectorAll(".axis text")].flatMap((text) => {
    const year = /^(?:(\w{3}) )?(\d{4})$/.exec(text.textContent ?? "");
    return year ? [{ x: Number(text.getAttribute("x")), day: dayOf(`${year[2]}-${month(year[1])}`) }] : [];
  });
  const [first, last] = [
    labels[0],
    labels.find(({ x }) => x === Math.max(...labels.map((label) => label.x))),
  ];
  if (!first || !last || first.day === last.day) return null;
  const daily = (last.x - first.x) / (last.day - first.day);
  const lines = [...picture.querySelectorAll(".lane > path.line")].map((line) =>
    (line.getAttribute("d")?.match(/-?[\d.]+/g) ?? []).map(Number),
  );
  const right = Math.max(...lines.map(([, , end]) => end));
  const left = Math.min(
    ...[...picture.querySelectorAll(":scope > path.line.faint")]
      .map((line) => Number(/^M(-?[\d.]+) /.exec(line.getAttribute("d") ?? "")?.[1] ?? Infinity))
      .filter((x) => x > 20),
  );
  return {
    x: (day) => first.x + (day - first.day) * daily,
    day: (x) => first.day + (x - first.x) / daily,
    left,
    right,
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {string | undefined} name */
function month(name) {
  return name ? MONTHS.indexOf(name) + 1 : 1;
}
