import { expect, test } from "@playwright/test";
import { startHost } from "./pages/host.mjs";

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
