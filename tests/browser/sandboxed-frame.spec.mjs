import { expect, test } from "@playwright/test";
import { frameOf, startHost, startSite } from "./pages/host.mjs";

test("opens in the worst frame: another site's, sandboxed, with no storage", async ({ page, baseURL }) => {
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const host = await startHost(`${baseURL}?embed=1`);
  try {
    await page.goto(host.url);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
    await expect(frame.locator("[data-map]")).toBeVisible();
    expect(problems).toEqual([]);
  } finally {
    host.close();
  }
});

/** The atlas in a frame of another site, and what its one live region says. */
async function open(page, frame) {
  const host = await startSite(frame);
  await page.goto(host.url);
  const within = page.frameLocator("iframe");
  await expect(within.locator("html")).toHaveAttribute("data-ready", "true");
  // The code that follows links comes after the page.
  const has = () => within.locator("html").evaluate(() => performance.getEntriesByType("resource").some(({ name }) => /later-.*wasm/.test(name)));
  await expect.poll(has).toBe(true);
  return { host, within, said: within.locator(".page > [data-said]") };
}

test("where the frame may open no page, the reader gets the full page's address, in sight, said and copied", async ({ page, baseURL }) => {
  const { host, within, said } = await open(page, frameOf(`${baseURL}?embed=1&country=KAZ&lang=en`));
  const link = within.locator(".embed-full");
  const address = within.locator(".link-shown pre");
  await expect(async () => {
    await link.click();
    await expect(address).toBeVisible({ timeout: 500 });
  }).toPass();
  const full = await link.getAttribute("href");
  expect(full).toMatch(/^http.*\?country=KAZ&(view=[^&]*&)?lang=en$/);
  await expect(address).toHaveText(full);
  await expect(said).toHaveText(/may not open other pages.*country=KAZ/);
  const copy = within.getByRole("button", { name: "Copy link" });
  await expect(copy).toBeFocused();
  await expect(address).toBeInViewport();
  await copy.click();
  await expect(within.locator(".link-shown")).toContainText("Copied");
  await expect(said).toHaveText("Copied");
  // It is always that of what is shown, and another click brings no second one.
  await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ heartland: 1, type: "set", query: "country=UZB&lang=en" }, "*"));
  await expect(link).toHaveAttribute("href", /country=UZB/);
  await expect(address).toHaveText(/country=UZB/);
  await link.press("Enter");
  await expect(address).toHaveText(/country=UZB/);
  // Where copying is refused as well, the address is selected.
  await within.locator("html").evaluate(() => (Document.prototype.execCommand = () => false));
  // Once the map has come to where it goes, and the address with it.
  await expect(async () => {
    await copy.click();
    await expect(said).toHaveText(/address is selected/, { timeout: 500 });
    expect(await within.locator("html").evaluate(() => String(getSelection()).trim())).toBe(await address.textContent());
  }).toPass();
  expect(page.context().pages()).toHaveLength(1);
  host.close();
});

test("where it may, the link opens the full page, which knows nothing of the frame", async ({ page, baseURL }) => {
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  const { host, within } = await open(page, frameOf(`${baseURL}?embed=1&country=KAZ&lang=en`).replace('"allow-scripts"', `"${sandbox}"`));
  // Until the code is there, the browser follows the link by itself; after that, the code does.
  await page.waitForTimeout(500);
  const [full] = await Promise.all([page.context().waitForEvent("page"), within.locator(".embed-full").click()]);
  await expect(full).toHaveURL(/\?country=KAZ&(view=[^&]*&)?lang=en$/);
  await expect(full.locator("html")).toHaveAttribute("data-ready", "true");
  expect(await full.evaluate(() => [opener, parent === self])).toEqual([null, true]);
  await expect(within.locator(".link-shown")).toHaveCount(0);
  host.close();
});
