// The budgets of size in budget.json, and which files each of them counts.

import { readFileSync } from "node:fs";

export const BUDGETS = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));

/** Whether a budget counts a file; `*` in its patterns stands for anything. */
export function counts({ files, except = [] }, file) {
  const matches = (pattern) => {
    const source = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*");
    return new RegExp(`^${source}$`).test(file);
  };
  return files.some(matches) && !except.some(matches);
}
