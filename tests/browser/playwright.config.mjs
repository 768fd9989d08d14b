import { defineConfig } from "@playwright/test";
import { freePort } from "../tools/serve.mjs";

// Every worker process inherits the choice.
process.env.HEARTLAND_TEST_PORT ??= String(await freePort());

// Chromium gives each window a search box that is a page of its own: a second of work a test, and of no use here. It hears
// the last such list only, so those that Playwright turns off by itself are repeated.
const features = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

const port = process.env.HEARTLAND_TEST_PORT;
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A machine that stalls for a second is no fault of the page; what passes only then is listed as flaky, and is to be mended.
  retries: 1,
  // Many pages one after another, or several frames, each with its own app, on a machine that is slow and not alone. No
  // test is about time: what takes how long is for the benchmark.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // On a terminal one line that changes, in a log one line a test.
  reporter: process.stdout.isTTY ? "line" : "list",
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "UTC",
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--disable-features=${features.join(",")}`,
      ],
    },
    screenshot: "only-on-failure",
    // A fourth of the time: `make test-browser TRACE=retain-on-failure`.
    trace: process.env.TRACE ?? "off",
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: `node ../tools/serve.mjs --strict --port ${port}`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
