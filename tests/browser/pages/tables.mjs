import { readFileSync } from "node:fs";

/** Rows of a table of the report, each by column. */
export const table = (name) => rowsOf(readFileSync(new URL(`../../../data/tables/${name}.csv`, import.meta.url), "utf8"));

/** Rows of a text in CSV (RFC 4180), each by column. */
export function rowsOf(text) {
  const rows = [[]];
  // A cell, in quotes or without, and what ends it.
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === "" && rows.at(-1).length === 0) break;
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
    if (end === "") break;
  }
  const [header, ...others] = rows.filter((row) => row.length > 0);
  return others.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index]])));
}
