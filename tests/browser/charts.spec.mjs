import { readFile } from "node:fs/promises";
import { expect, test } from "./pages/atlas.mjs";
import { table } from "./pages/tables.mjs";

const CHARTS = ["trade-with-china", "shares-with-china", "trade-growth", "gas-capacity", "money", "transit", "memberships"];

for (const [index, slug] of CHARTS.entries()) {
  test(`marks of ${slug} select, and show what is selected elsewhere`, async ({ atlas }) => {
    await atlas.open(index ? `chart=${slug}` : "");
    const chart = atlas.chart(slug);
    const marks = chart.locator(".chart-mark");
    await expect(marks.first()).toBeAttached();
    for (const mark of [marks.first(), marks.last()]) {
      const [kind, id] = [await mark.getAttribute("data-kind"), await mark.getAttribute("data-id")];
      await mark.focus();
      await atlas.page.keyboard.press("Enter");
      await expect(mark).toHaveAttribute("aria-pressed", "true");
      await expect(atlas.page).toHaveURL(new RegExp(`[?&]${kind}=${id}\\b`));
      await expect(atlas.dossier().locator(`article[data-kind="${kind}"][data-id="${id}"]`)).toBeVisible();
      await atlas.page.keyboard.press("Enter");
      await expect(mark).toHaveAttribute("aria-pressed", "false");
    }
    // From the map, where the chart has a country.
    const country = chart.locator('.chart-mark[data-kind="country"]').first();
    if (await country.count()) {
      const id = await country.getAttribute("data-id");
      await atlas.target("country", id).focus();
      await expect(country).toHaveAttribute("data-hover", "");
      await atlas.page.keyboard.press("Enter");
      await expect(country).toHaveAttribute("aria-pressed", "true");
    }
  });
}

test("in a chart with little room the bar of what is selected comes into sight", async ({ atlas }, info) => {
  test.skip(info.project.name === "phone", "there a chart takes the room that it needs");
  await atlas.page.setViewportSize({ width: 1024, height: 768 });
  await atlas.open("country=TJK");
  const chart = atlas.chart("trade-with-china");
  const overflow = () => chart.locator(".chart-body").evaluate((body) => body.scrollHeight - body.clientHeight);
  expect(await overflow()).toBeGreaterThan(0);
  const isSeen = (id) =>
    chart.locator(`.chart-mark[data-kind="country"][data-id="${id}"]`).evaluate((mark) => {
      const [{ top, bottom }, body] = [mark, mark.closest(".chart-body")].map((it) => it.getBoundingClientRect());
      return top >= body.top - 1 && bottom <= body.bottom + 1;
    });
  await expect.poll(() => isSeen("TJK")).toBe(true);
  expect(await isSeen("RUS")).toBe(false);
  await atlas.target("country", "RUS").focus();
  await atlas.page.keyboard.press("Enter");
  await expect.poll(() => isSeen("RUS")).toBe(true);
  expect(await isSeen("TJK")).toBe(false);
});

test("the trade table says what the tables say, digit for digit", async ({ atlas }) => {
  await atlas.open("lang=en");
  const chart = atlas.chart("trade-with-china");
  await chart.locator('[data-face="table"]').click();
  const rows = await chart.locator(".chart-table tr").allInnerTexts();
  const figures = table("figures").filter(
    ({ measure, counterpart, period }) => measure === "trade-volume" && counterpart === "CHN" && period === "2012",
  );
  expect(figures).toHaveLength(6);
  const names = new Map(table("countries").map(({ id, name }) => [id, name]));
  for (const { country, value } of figures) {
    const row = rows.find((text) => text.startsWith(names.get(country)));
    expect(row, country).toContain(`US$${value} bn`);
  }
  await chart.locator('[data-face="notes"]').click();
  await expect(chart.locator(".chart-notes")).toContainText("25.68");
});

test("a chart is kept as SVG, PNG and CSV", async ({ atlas }) => {
  await atlas.open("chart=gas-capacity&lang=en");
  const chart = atlas.chart("gas-capacity");
  const saved = async (format) => {
    const download = atlas.page.waitForEvent("download");
    await chart.locator(`[data-save="${format}"]`).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`heartland-gas-capacity.${format.toLowerCase()}`);
    return readFile(await file.path());
  };
  const svg = (await saved("SVG")).toString();
  expect(svg).toMatch(/^<svg[^]*<\/svg>$/);
  expect(svg).toContain("up to 65");
  expect(svg).not.toContain("var(");
  const png = await saved("PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  const [, width] = svg.match(/width="(\d+)"/);
  expect(png.readUInt32BE(16)).toBe(2 * width);
  const csv = (await saved("CSV")).toString();
  expect(csv.split("\r\n")[0]).toMatch(/^\ufeffkind,id,name,series,value,value_to,unit,/);
  for (const [id, value] of [["cagp-a", "20"], ["cagp-b", "10"], ["cagp-c", "25"], ["cagp-d", "25"]]) {
    expect(csv).toMatch(new RegExp(`^route,${id},.*,${value},,bcm-per-year,`, "m"));
  }
});

test("closing a country puts its strands out, in words and on the map", async ({ atlas }) => {
  await atlas.open("chart=transit&lang=en");
  const chart = atlas.chart("transit");
  const close = chart.locator('[data-close-country="KGZ"]');
  await close.click();
  await expect(close).toHaveAttribute("aria-pressed", "true");
  await expect(chart.locator(".closers-outcome")).toHaveText(/Kyrgyzstan closed: Line D idle, 25 of 80/);
  await expect(chart.locator('.chart-mark[data-id="cagp-d"]').first()).toHaveAttribute("aria-label", /idle/);
  await expect(atlas.target("route", "cagp-d")).toHaveAttribute("aria-label", /, idle$/);
  await close.click();
  await expect(chart.locator(".closers-outcome")).toHaveText("");
});

test("closing a country moves nothing", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await atlas.open("chart=transit&lang=en&country=KAZ");
  const chart = atlas.chart("transit");
  const names = chart.locator("[data-close-country]");
  await expect(names).toHaveCount(5);
  const places = () =>
    page.locator('[data-close-country], .closers-lead, [data-view="dossier"]').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  const before = await places();
  await names.nth(1).click();
  await expect(chart.locator(".closers-outcome")).not.toBeEmpty();
  expect(await places()).toEqual(before);
  await chart.locator(".closers-said button").click();
  await expect(names.first()).toBeFocused();
});

test("a chart can be drawn in its other way", async ({ atlas }) => {
  await atlas.open("lang=en");
  const chart = atlas.chart("trade-with-china");
  await chart.getByRole("button", { name: "Shares of the sum" }).click();
  await expect(chart.locator('.chart-mark[data-id="RUS"]')).toHaveAttribute("aria-label", /65\.3%.*computed/);
});

test("the source of a chart begins with the place in the report; its notes name the report", async ({ atlas }) => {
  await atlas.open("lang=en");
  const chart = atlas.chart("trade-with-china");
  await expect(chart.locator(".chart-source")).toHaveText(/^Table 2: /);
  const source = await chart.locator(".chart-source").getAttribute("title");
  await chart.locator('[data-face="notes"]').click();
  const whole = await chart.locator(".chart-notes p").last().textContent();
  // The report's name, and then the same.
  expect(whole.endsWith(source) && whole.length > source.length, whole).toBe(true);
});

test("letters that a reader sets wider leave a drawing whole", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "the same drawing");
  await page.addInitScript(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
    document.adoptedStyleSheets = [sheet];
  });
  await atlas.open("lang=en");
  const chart = atlas.chart("trade-with-china");
  await expect(chart.locator(".chart-picture text").first()).toBeVisible();
  const cut = await chart.locator(".chart-body").evaluate((body) => {
    const { left, right } = body.getBoundingClientRect();
    const letters = [...body.querySelectorAll("svg text")].map((text) => [text.textContent.trim(), text.getBoundingClientRect()]);
    return letters.filter(([, box]) => box.left < left - 1 || box.right > right + 1).map(([words]) => words);
  });
  expect(cut).toEqual([]);
});

test("a chart that goes on below shows it, and its last row without shade", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "there a chart takes the room that it needs");
  await atlas.open("chart=memberships&lang=en");
  const chart = atlas.chart("memberships");
  await chart.getByRole("button", { name: "All countries" }).click();
  const body = chart.locator(".chart-body");
  await expect.poll(() => body.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeGreaterThan(20);
  const edge = async () => {
    const box = await body.boundingBox();
    // Between the columns, where nothing is drawn.
    const clip = { x: box.x + 6, y: box.y + box.height - 3, width: 1, height: 2 };
    return (await page.screenshot({ clip })).toString("base64");
  };
  const shaded = await edge();
  await body.evaluate((it) => it.scrollTo(0, it.scrollHeight));
  await expect.poll(edge).not.toBe(shaded);
});
