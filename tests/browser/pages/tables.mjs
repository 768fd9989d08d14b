import { readFileSync } from "node:fs";

/** Rows of a table of the report, each by column. */
export function table(name) {
  const [header, ...rows] = cells(readFileSync(new URL(`../../../data/tables/${name}.csv`, import.meta.url), "utf8"));
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index]])));
}

/** Rows of cells of a text in CSV (RFC 4180). */
function cells(text) {
  const rows = [];
  for (const line of text.trimEnd().split("\n")) {
    rows.push([...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
  }
  return rows;
}
