// Numbers of several runs, as JSON and as a table in Markdown.

const sorted = (list) => [...list].sort((a, b) => a - b);

/** The value at a share of the way from the least to the largest; 0.5 is the median. */
export function quantile(list, share) {
  const values = sorted(list);
  if (values.length === 0) return null;
  const at = (values.length - 1) * share;
  const [low, high] = [values[Math.floor(at)], values[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (list) => quantile(list, 0.5);

/** Median and quartiles of each number of a scenario's samples. */
export function summary(samples) {
  const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
  return names.map((name) => {
    const values = samples.map((sample) => sample[name]).filter((value) => typeof value === "number");
    const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(values, share));
    return { name, median: middle, quartiles: [low, high], values };
  });
}

function short(value) {
  if (value === null) return "–";
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** A table a scenario: a row a number, a column a speed of the processor; the median, in brackets the quartiles and how many samples. */
export function markdown({ about, results }) {
  const lines = [`# Bench\n`, `${about.started}, ${about.browser}, ${about.processors} processors, load ${about.load}.`];
  lines.push("Medians, in brackets the quartiles and the number of samples. Less is better.\n");
  for (const title of new Set(results.map((result) => result.title))) {
    const own = results.filter((result) => result.title === title);
    lines.push(`## ${title}\n`, `| | ${own.map(({ cpu, runs }) => `processor 1/${cpu} (${runs})`).join(" | ")} |`);
    lines.push(`|---|${"---:|".repeat(own.length)}`);
    for (const name of new Set(own.flatMap(({ numbers }) => numbers.map(({ name }) => name)))) {
      const cells = own.map(({ numbers }) => {
        const number = numbers.find((other) => other.name === name);
        if (!number || number.median === null) return "–";
        return `${short(number.median)} (${number.quartiles.map(short).join(" – ")}; ${number.values.length})`;
      });
      lines.push(`| ${name} | ${cells.join(" | ")} |`);
    }
    lines.push("");
  }
  return lines.join("\n");
}
