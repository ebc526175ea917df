import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startThidua, thidua } from "../support/cli.ts";
import { SAMPLE } from "../support/sample.ts";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const isThere = existsSync(CHROMIUM);
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const folder = mkdtempSync(join(tmpdir(), "thidua-browser-"));
const db = join(folder, "sample.db");

let browser: Browser;
let base = "";
let stop: () => void = () => undefined;

/** The explorer with a review, as a user starts it; gives its address. */
async function serve(): Promise<string> {
  const child = startThidua(["serve", "--db", db, "--port", "0", "--review", "--reviewer", "Lan"]);
  stop = () => child.kill("SIGINT");
  const output = child.stdout;
  if (output === null) throw new Error("the explorer has no output");
  const [line] = await once(output, "data");
  return String(line).trim().replace("/en/review", "");
}

it("has a browser, where the machine must have one (.ci/run)", () => {
  const isRequired = process.env["BROWSER_REQUIRED"] === "1";
  const hint = `${CHROMIUM} is missing: install Debian's chromium, or name another one in CHROMIUM`;
  expect(isThere || !isRequired, hint).toBe(true);
});

/** A page that fails the test on whatever the browser complains of. */
async function open(
  path: string,
  look: {
    readonly scheme?: "light" | "dark";
    readonly width?: number;
    readonly scripts?: "on" | "off";
  } = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const { scheme = "light", width = 1280, scripts } = look;
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    colorScheme: scheme,
    javaScriptEnabled: scripts !== "off",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${base}${path}`);
  return { page, complaints };
}

const LANGUAGES: readonly Language[] = ["en", "vi"];
const CHAIR = /trưởng/iu;
const BLANKS = /\s+/gu;
const GROUP = "/groups/cum-thi-dua-so-5-kiem-tra-dang";
const PATHS = [
  "/",
  "/groups",
  GROUP,
  "/matrix",
  "/map?scheme=63",
  "/articles?q=cum+truong",
  "/conflicts",
  "/coverage",
  "/data",
  "/questions",
  "/sql?sql=SELECT+1+AS+one",
  "/review",
  "/units/uy-ban-kiem-tra-tinh-uy@vn34-37",
  "/provinces/vn34-33",
  "/nothing",
];

describe.runIf(isThere)("in a browser", () => {
  beforeAll(async () => {
    expect(thidua(["ingest", SAMPLE, "--db", db]).code).toBe(0);
    base = await serve();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(PATHS)(
    "%s has no flaw that axe finds, in both languages, light and dark, wide and narrow",
    async (path) => {
      for (const language of LANGUAGES) {
        const { page, complaints } = await open(`/${language}${path}`);
        await inLooks(page, language, async (look) => {
          expect(await flaws(page), `${language} ${look}`).toEqual([]);
          // The page itself never scrolls sideways; wide tables do, within their frame.
          const isWithin = "document.documentElement.scrollWidth <= innerWidth";
          expect(await page.evaluate(isWithin), `${language} ${look}`).toBe(true);
        });
        expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
        await page.context().close();
      }
    },
    120_000,
  );

  it("shows an article and a fact to review without a flaw, in every look", async () => {
    for (const language of LANGUAGES) {
      const { page } = await open(`/${language}${GROUP}`);
      await page.locator(".quote a").first().click();
      await page.waitForURL("**/articles/**");
      await inLooks(page, language, async (look) => expect(await flaws(page), look).toEqual([]));
      await page.goto(`${base}/${language}/review`);
      await page.locator("a.button").click();
      await page.waitForURL("**/review/*");
      await inLooks(page, language, async (look) => expect(await flaws(page), look).toEqual([]));
      await page.context().close();
    }
  }, 120_000);

  it("leads from a cell of the chart to the year, and from there to the marked sentence", async () => {
    const { page } = await open(`/en${GROUP}`);
    await page.locator("svg.chart a").first().click();
    expect(page.url()).toContain("#y20");
    await page.locator("tr:target .quote a").first().click();
    await page.waitForURL("**/articles/**");
    const marked = page.locator("mark:has(:target)");
    expect(await marked.count()).toBe(1);
    expect(await marked.textContent()).toMatch(CHAIR);
    expect(await marked.getAttribute("title")).toContain("chair");
    await page.context().close();
  });

  it("finds a group without scripts", async () => {
    const { page } = await open("/en/groups", { scripts: "off" });
    await page.fill("input[name=q]", "to chuc");
    await page.click("form.filter button");
    expect(page.url()).toContain("q=to+chuc");
    await page.click("#results table a");
    expect(await page.textContent("h1")).toBe("Cụm thi đua số 4 · Tổ chức xây dựng Đảng");
    await page.context().close();
  });

  it.each(PATHS)("%s says without scripts what it says with them", async (path) => {
    const said: string[] = [];
    for (const scripts of ["off", "on"] as const) {
      const { page } = await open(`/vi${path}`, { scripts });
      const texts = await page.locator("main").allInnerTexts();
      said.push(texts.join("").replaceAll(BLANKS, " "));
      // Every form can be sent without a script.
      expect(await page.locator("form:not(:has(button))").count()).toBe(0);
      await page.context().close();
    }
    expect(said[0]?.length).toBeGreaterThan(20);
    expect(said[0]).toBe(said[1]);
  });

  it("is reviewed without scripts", async () => {
    const { page } = await open("/vi/review", { scripts: "off" });
    await page.click("a.button");
    const here = (): string => new URL(page.url()).pathname;
    const first = here();
    await page.click("button[value=accept]");
    expect(await page.textContent("[role=status]")).toContain("đúng");
    expect(here()).not.toBe(first);
    await page.click("form[action$='/undo'] button");
    expect(here()).toBe(first);
    await page.click("button[value=reject]");
    // Why it is wrong must be said; nothing is decided until then.
    expect(here()).toBe(first);
    expect(await page.textContent("[role=alert]")).not.toBe("");
    await page.check("[name=reason] >> nth=0");
    await page.click("button[value=reject]");
    expect(here()).not.toBe(first);
    expect(thidua(["decide", "list", "--db", db]).out).toMatch(/reject/u);
    await page.click("form[action$='/undo'] button");
    expect(here()).toBe(first);
    await page.context().close();
  }, 60_000);

  it("follows what is typed, where scripts run", async () => {
    const { page, complaints } = await open("/en/groups");
    const rows = page.locator("#results tbody tr");
    expect(await rows.count()).toBe(4);
    await page.locator("input[name=q]").pressSequentially("tay bac");
    await expect.poll(() => rows.count()).toBe(1);
    expect(page.url()).toContain("q=tay");
    // What stands beside the list follows too: the data, the citation, the other language.
    for (const place of ["#exports a", "#languages a"])
      expect(await page.locator(place).first().getAttribute("href"), place).toContain("q=tay");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is reviewed by keyboard alone", async () => {
    const { page, complaints } = await open("/en/review");
    await page.keyboard.press("Tab");
    await page.locator("a.button").press("Enter");
    await page.waitForURL("**/review/*");
    const here = (): string => new URL(page.url()).pathname;
    const moved = async (press: () => Promise<void>): Promise<string> => {
      const before = here();
      await press();
      await page.waitForURL((url) => url.pathname !== before);
      await page.waitForSelector("[data-keys]");
      return here();
    };
    const first = here();
    const second = await moved(() => page.keyboard.press("j"));
    expect(await moved(() => page.keyboard.press("k"))).toBe(first);
    expect(await moved(() => page.keyboard.press("a"))).toBe(second);
    expect(await moved(() => page.keyboard.press("z"))).toBe(first);
    const third = await moved(async () => {
      await page.keyboard.press("r");
      await page.keyboard.press("5");
    });
    expect(third).toBe(second);
    await page.keyboard.press("e");
    await page.locator("[name='field.year']").fill("2015");
    await moved(() => page.keyboard.press("Enter"));
    // Enter in the note decides nothing, and keeps what was typed.
    await page.fill("[name=note]", "year is 2019");
    await page.locator("[name=note]").press("Enter");
    await page.waitForSelector("[role=alert]");
    // The keys work as soon as the page's script has run, a moment after its text is there.
    await page.waitForLoadState("load");
    expect(await page.inputValue("[name=note]")).toBe("year is 2019");
    await page.locator("[name=note]").press("Escape");
    await page.keyboard.press("?");
    expect(await page.locator("#keys").getAttribute("open")).not.toBeNull();
    const decided = thidua(["decide", "list", "--db", db]).out;
    expect(decided).toMatch(/reject/u);
    expect(decided).toMatch(/no such fact/u);
    expect(decided).toMatch(/correct/u);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("asks free SQL, and is told why it gets nothing", async () => {
    const { page } = await open("/en/sql");
    await page.fill("textarea", "DELETE FROM chair_terms");
    await page.click("main form button");
    expect(await page.textContent("[role=alert]")).toContain("only one SELECT");
    await page.fill("textarea", "SELECT no_such FROM chair_terms");
    await page.click("main form button");
    expect(await page.textContent("[role=alert]")).toContain("no such column");
    await page.fill("textarea", "SELECT count(*) AS n FROM chair_terms");
    await page.click("main form button");
    expect(await page.textContent("main table thead")).toContain("n");
    await page.context().close();
  });
});

type Language = "en" | "vi";

interface Look {
  readonly scheme: "light" | "dark";
  readonly width: number;
}

/** Any two of language, scheme and width meet; a flaw that needs three of them would have to be a rare one. */
const LOOKS: Readonly<Record<Language, readonly Look[]>> = {
  en: [
    { scheme: "light", width: 1280 },
    { scheme: "dark", width: 390 },
  ],
  vi: [
    { scheme: "light", width: 390 },
    { scheme: "dark", width: 1280 },
  ],
};

/** Looks at a page in that language light and dark, wide and narrow. */
async function inLooks(
  page: Page,
  language: Language,
  see: (look: string) => Promise<void>,
): Promise<void> {
  for (const { scheme, width } of LOOKS[language]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 844 });
    await see(`${scheme} ${width}`);
  }
}

/** What axe finds, by rule and place. */
async function flaws(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(AXE, "utf8"));
  const found: { violations: { id: string; nodes: { target: string[] }[] }[] } =
    await page.evaluate("axe.run()");
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target }) => `${id} ${target.join(" ")}`),
  );
}
