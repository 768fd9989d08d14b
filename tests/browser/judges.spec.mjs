import { expect, test } from "@playwright/test";
import { faults, hasJava, htmlErrors, lighthouseReport } from "../tools/judge.mjs";

test.beforeEach(({}, { project }) => test.skip(project.name !== "desktop", "they bring their own screen"));

test("Lighthouse finds nothing to better in accessibility, best practices and what search engines read", async ({ baseURL }) => {
  test.setTimeout(300_000);
  const report = await lighthouseReport(baseURL, ["accessibility", "best-practices", "seo"]);
  expect(report.runtimeError).toBeUndefined();
  expect(faults(report)).toEqual([]);
  for (const { title, score } of Object.values(report.categories)) expect(score, title).toBe(1);
});

test("the W3C checker finds no error in the page, nor in what the app makes of it", async ({ page, request }) => {
  test.skip(!(await hasJava()), "the checker needs Java");
  test.setTimeout(120_000);
  const shipped = await (await request.get("./")).text();
  expect(shipped).toContain("<table");
  expect(await htmlErrors(shipped)).toEqual([]);
  await page.goto("./?country=KAZ&lang=en");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  const made = await page.content();
  expect(await htmlErrors(made.startsWith("<!") ? made : `<!doctype html>${made}`)).toEqual([]);
});
