import { expect, test } from "@playwright/test";
import { STRICTEST_POLICY, policyOf, startServer } from "../tools/serve.mjs";
import { startSite } from "./pages/host.mjs";

/** Every breach of the policy, in the page and in its frames, and every error. */
async function watch(page) {
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`Content-Security-Policy: ${violatedDirective} blocked ${blockedURI}`);
    });
  });
  return problems;
}

/** Opens everything that opens and saves everything that can be saved; `scope` is the page, or its frame. */
async function useEverything(page, scope) {
  const saved = async (button) => {
    await Promise.all([page.waitForEvent("download"), button.click()]);
  };
  for (const form of ["svg", "png-2"]) {
    await scope.locator(".map-save summary").click();
    await saved(scope.locator(`.map-save [data-save="${form}"]`));
  }
  const charts = scope.locator('[data-view="charts"]');
  await charts.scrollIntoViewIfNeeded();
  for (const button of await charts.locator("button[data-save]:visible").all()) await saved(button);
  for (const button of await charts.locator("button[data-face]:visible").all()) await button.click();
  const tabs = charts.locator('[role="tab"]');
  for (let index = 0; index < (await tabs.count()); index += 1) await tabs.nth(index).click();
  await scope.locator("[data-tables]").click();
  for (const form of ["csv", "json", "geojson", "package"]) await saved(scope.locator(`dialog[open] [data-save="${form}"]`));
  await page.keyboard.press("Escape");
  await scope.locator("[data-about]").click();
  await expect(scope.locator("dialog[open]")).toBeVisible();
  await page.keyboard.press("Escape");
  await scope.locator("[data-share]").click();
  await saved(scope.locator("[data-share-picture]"));
  for (const button of await scope.locator("dialog[open] .copy button").all()) await button.click();
  await page.keyboard.press("Escape");
  await expect(scope.locator("dialog[open]")).toHaveCount(0);
  await scope.locator('.head-choices button[lang="zh"]').click();
  await expect(scope.locator("html")).toHaveAttribute("lang", "zh");
  await scope.locator(".theme select").selectOption("dark");
  await expect(scope.locator("html")).toHaveAttribute("data-theme", "dark");
}

test.skip(({ isMobile }) => isMobile, "the same policy");

test("the page breaks the policy nowhere, whatever is opened and saved", async ({ page }) => {
  const problems = await watch(page);
  const answer = await page.goto("./?country=KAZ&lang=en");
  expect(answer.headers()["content-security-policy"]).toBe(policyOf());
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await useEverything(page, page);
  expect(problems).toEqual([]);
});

test("nor does it in a sandboxed frame of another site", async ({ page, baseURL }) => {
  const problems = await watch(page);
  const host = await startSite(`<iframe title="Atlas" sandbox="allow-scripts allow-downloads" allow="clipboard-write" style="height: 900px" src="${baseURL}?country=KAZ&amp;lang=en"></iframe>`);
  try {
    await page.goto(host.url);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
    await useEverything(page, frame);
    expect(problems).toEqual([]);
  } finally {
    host.close();
  }
});

test("a policy that refuses what is written into the page lets it in as files", async ({ page }) => {
  const problems = await watch(page);
  const server = await startServer({ policy: STRICTEST_POLICY });
  try {
    await page.goto(`${server.url}?country=KAZ&lang=en&theme=dark`);
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    await expect(page.locator('[data-view="dossier"]')).toContainText("Kazakhstan");
    const own = await page.evaluate(() => [document.getElementById("sheet").sheet, document.styleSheets.length]);
    expect(own).toEqual([null, 1]);
    expect(await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor)).toBe("rgb(20, 24, 28)");
    const breaches = problems.filter((text) => text.startsWith("Content-Security-Policy"));
    expect(breaches.sort()).toEqual(["script-src-elem", "style-src-elem"].map((of) => `Content-Security-Policy: ${of} blocked inline`));
  } finally {
    server.close();
  }
});
