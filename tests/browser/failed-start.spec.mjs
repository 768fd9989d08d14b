import { expect, test } from "@playwright/test";
import { frameOf, startSite } from "./pages/host.mjs";
import { policyOf, startServer } from "../tools/serve.mjs";

/** The map as a picture and the tables, for who has no app. */
async function expectPlainPage(page) {
  await expect(page.getByRole("img", { name: /atlas/i })).toBeVisible();
  for (const name of ["Routes", "Chronology", "Deals, loans and declarations"]) {
    await expect(page.getByRole("table", { name })).toBeVisible();
  }
  await expect(page.getByRole("row", { name: /Line A Operating 20 bcm a year/ })).toBeVisible();
  await expect(page.locator("[data-loading]")).toHaveCount(0);
}

/** The notice where it is shown; its texts in other languages and for other reasons are hidden. */
const notice = (page) => page.getByRole("alert").filter({ visible: true });

/** The notice shows these words, not only holds them. */
const expectWords = (page, words, options) => expect(notice(page)).toContainText(words, { useInnerText: true, ...options });

/** Serves a file of the page otherwise. */
const answer = (page, pattern, options) =>
  page.route(pattern, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, ...(await options(response)) });
  });

/** The page's policy without leave to compile WebAssembly. */
const withPolicy = (policy) => async (response) => ({ headers: { ...response.headers(), "content-security-policy": policy } });

const REFUSED = policyOf().replace(" 'wasm-unsafe-eval'", "");

/** Each way not to start: what is done to the page, and what it says. */
const FACES = {
  "the app does not arrive": {
    spoil: (page) => page.route("**/*.wasm", (route) => route.abort()),
    code: "missing",
    words: "A part of it did not arrive.",
  },
  "the server has no app": {
    spoil: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "No such file" })),
    code: "missing",
    words: "A part of it did not arrive.",
  },
  "the app is cut off": {
    spoil: (page) => answer(page, "**/*.wasm", async (response) => ({ body: (await response.body()).subarray(0, 50_000) })),
    code: "damaged",
    words: "A part of it arrived damaged.",
  },
  "the glue does not arrive": {
    spoil: (page) => page.route(/app-.*\.js$/, (route) => route.fulfill({ status: 404, body: "No such file" })),
    code: "missing",
    words: "A part of it did not arrive.",
  },
  "the report does not arrive": {
    spoil: (page) => page.route(/atlas-.*\.bin$/, (route) => route.abort()),
    code: "missing",
    words: "A part of it did not arrive.",
  },
  "the report is damaged": {
    spoil: (page) => answer(page, /atlas-.*\.bin$/, async (response) => ({ body: (await response.body()).subarray(0, 20_000) })),
    code: "damaged",
    words: "A part of it arrived damaged.",
  },
  "WebAssembly is not allowed": {
    spoil: (page) => answer(page, /\/(\?.*)?$/, withPolicy(REFUSED)),
    code: "refused",
    words: "does not allow WebAssembly",
  },
  "there is no WebAssembly": {
    spoil: (page) => page.addInitScript(() => delete window.WebAssembly),
    code: "unsupported",
    words: "has no WebAssembly",
  },
};

for (const [name, { spoil, code, words }] of Object.entries(FACES)) {
  test(`${name}: said in plain words, and the page stands`, async ({ page }) => {
    await spoil(page);
    await page.goto("./?country=KAZ");
    await expectWords(page, words);
    await expect(page.locator("html")).toHaveAttribute("data-failed", code);
    await expectPlainPage(page);
  });
}

test("the report is asked for again before it is missed", async ({ page }) => {
  let asked = 0;
  await page.route(/atlas-.*\.bin$/, (route) => {
    asked += 1;
    return route.abort();
  });
  await page.goto("./");
  await expect(notice(page)).toBeVisible();
  expect(asked).toBeGreaterThan(1);
});

test("the notice is in the reader's language, and leads back with or without what was chosen", async ({ page }) => {
  test.setTimeout(90_000);
  let isSpoiled = true;
  await page.route("**/*.wasm", (route) => (isSpoiled ? route.abort() : route.continue()));
  for (const [language, words] of [
    ["zh", "有一部分内容未能送达"],
    ["ru", "Одна из частей не загрузилась"],
    ["en", "A part of it did not arrive"],
  ]) {
    await page.goto(`./?country=KAZ&lang=${language}&theme=dark`);
    await expectWords(page, words);
    await expect(notice(page).locator(`[lang=${language}]`)).toBeVisible();
    await expect(notice(page).locator(":scope > :visible")).toHaveCount(1);
  }
  const ways = page.locator('[data-failure] [lang="en"] a');
  await expect(ways).toHaveCount(3);
  await ways.nth(2).click();
  await expect(page).toHaveURL(/\?lang=en&theme=dark&plain=1$/);
  await expectPlainPage(page);
  await expectWords(page, "This link asks for the page without it.");
  await expect(notice(page).getByRole("link")).toHaveCount(1);
  await page.goBack();
  await expect(notice(page)).toBeVisible();
  isSpoiled = false;
  await ways.first().click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page).toHaveURL(/country=KAZ/);
  isSpoiled = true;
  await page.reload();
  await expect(notice(page)).toBeVisible();
  isSpoiled = false;
  await ways.nth(1).click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page).not.toHaveURL(/country/);
  await expect(page).toHaveURL(/theme=dark/);
});

test("without storage, history and clipboard the page works all the same", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("refused", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
    Object.defineProperty(document, "cookie", { get: refuse, set: refuse });
    Object.defineProperty(navigator, "clipboard", { get: () => undefined });
    history.pushState = refuse;
    history.replaceState = refuse;
  });
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto("./?country=KAZ&lang=en");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator('[data-view="dossier"]')).toContainText("Kazakhstan");
  const mark = page.locator('[data-map] [data-kind="country"][data-id="UZB"]');
  await mark.focus();
  await mark.press("Enter");
  await expect(page.locator('[data-view="dossier"]')).toContainText("Uzbekistan");
  expect(problems).toEqual([]);
});

test.describe("with scripts switched off", () => {
  test.use({ javaScriptEnabled: false });

  test("says what is missing, in each language", async ({ page }) => {
    await page.goto("./");
    for (const language of ["en", "zh", "ru"]) {
      await expect(page.locator(`noscript p[lang=${language}]`)).toBeVisible();
    }
    await expect(page.locator("[data-failure]")).toBeHidden();
    await expectPlainPage(page);
  });
});

/** A page of another site with the atlas in a sandboxed frame; `said` holds what that tells. */
async function inFrame(page, src, use) {
  const host = await startSite(frameOf(src));
  try {
    await page.goto(host.url);
    await use(page.frameLocator("iframe"), () => page.evaluate(() => said.filter((it) => it?.type === "error")));
  } finally {
    host.close();
  }
}

test("a sandboxed frame says which header the server has to send, to the reader and the page around", async ({ page }) => {
  const server = await startServer({ cors: false });
  try {
    await inFrame(page, `${server.url}?embed=1&lang=en`, async (frame, errors) => {
      await expectWords(frame, "Access-Control-Allow-Origin");
      await expect(frame.getByRole("img", { name: /atlas/i })).toBeVisible();
      await expect.poll(errors).toMatchObject([{ heartland: 1, type: "error", code: "sandboxed" }]);
      expect((await errors())[0].message).toContain("Access-Control-Allow-Origin");
    });
  } finally {
    server.close();
  }
});

test("a sandboxed frame that is told that a part is missing does not blame the header", async ({ page, baseURL }) => {
  const headers = { "access-control-allow-origin": "*" };
  await page.route("**/app-*.wasm", (route) => route.fulfill({ status: 404, headers, body: "No such file" }));
  await inFrame(page, `${baseURL}?embed=1&amp;lang=en`, async (frame, errors) => {
    await expectWords(frame, "A part of it did not arrive.");
    await expect.poll(errors).toMatchObject([{ heartland: 1, type: "error", code: "missing" }]);
  });
});

test("a frame that fails tells only the origins that it is allowed to", async ({ page, baseURL }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await inFrame(page, `${baseURL}?embed=1&lang=en&allow=https://example.org`, async (frame, errors) => {
    await expect(notice(frame)).toBeVisible();
    await page.waitForTimeout(300);
    expect(await errors()).toEqual([]);
  });
});
