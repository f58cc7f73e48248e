import assert from "node:assert/strict";
import { test } from "node:test";
import { readSpan } from "../src/explorer/years.js";
import { inYears } from "../src/timeline/picture.js";
import { dayOf, yearOf } from "../src/timeline/scale.js";
import { panned, zoomed } from "../src/timeline/years.js";

test("days are numbered from 1970, and a year is its first day", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf("2000-03-01") - dayOf("2000-02-28"), 2);
  assert.equal(dayOf("1989"), dayOf("1989-01-01"));
  assert.equal(yearOf(dayOf("0050-06-01")), 50);
});

test("what lasts is shown in every year that it lasts, and without an end in all that follow", () => {
  assert.ok(inYears({ begin: "1991-07-01", end: "" }, 2010, 2012));
  assert.ok(inYears({ begin: "2004-11-30", end: "2010-10-31" }, 2010, 2012));
  assert.ok(!inYears({ begin: "2004-11-30", end: "2010-10-31" }, 2011, 2012));
  assert.ok(!inYears({ begin: "2013-01-01", end: "2013-01-01" }, 2010, 2012));
  assert.ok(inYears({ begin: "2013-01-01", end: "2013-01-01" }, 0, 0));
});

test("zooming halves or doubles the years, and one year stays", () => {
  assert.deepEqual(zoomed({ from: 2000, to: 2009 }, 0.5), { from: 2003, to: 2007 });
  assert.deepEqual(zoomed({ from: 2003, to: 2006 }, 2), { from: 2001, to: 2008 });
  assert.deepEqual(zoomed({ from: 2003, to: 2003 }, 0.5), { from: 2003, to: 2003 });
});

test("moving keeps the number of years, and ends at the bounds", () => {
  const bounds = { first: 1989, last: 2026 };
  assert.deepEqual(panned({ from: 2000, to: 2007 }, 1, bounds), { from: 2002, to: 2009 });
  assert.deepEqual(panned({ from: 1990, to: 1997 }, -1, bounds), { from: 1989, to: 1996 });
});

test("years that are none are not taken from the address", () => {
  assert.deepEqual(readSpan(new URLSearchParams("from=19x9&to=2010")), { from: 0, to: 2010 });
});
