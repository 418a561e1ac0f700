import { readFile } from "node:fs/promises";
import { parse } from "node-html-parser";
import { describe, expect, test, vi } from "vitest";
import { renderMarkdown, type RenderContext } from "./render.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example"));

const context: RenderContext = {
  sourceIds: ["s2", "s1"],
  taken: ["sources"],
  images: new Map([
    [
      "schedule.png",
      {
        src: "/_astro/schedule.webp",
        srcset: "/_astro/schedule-700.webp 700w, /_astro/schedule.webp 1400w",
        width: 1400,
        height: 700,
        caption: 'Редакция. Сделано для "Свода"',
      },
    ],
  ]),
};
const render = (markdown: string) => renderMarkdown(markdown, context);
const html = (markdown: string) => render(markdown).html;

describe("golden pairs", () => {
  const folder = new URL("../../tests/golden/markdown/", import.meta.url);
  test.each(["headings", "sources", "links", "typography", "pictures", "html"])("%s.md", async (name) => {
    const [markdown = "", expected] = await Promise.all(
      ["md", "html"].map((ending) => readFile(new URL(`${name}.${ending}`, folder), "utf8")),
    );
    expect(html(markdown)).toBe(expected);
  });
});

describe("headings", () => {
  const { headings, html: page } = render("## Итоги [^s1]\n\n### Итоги\n\n#### Итоги\n\n## Итоги 2\n\n## 🎉\n\n## !");

  test("are told with the ids that stand in the page, their marks left out", () => {
    expect(headings).toEqual([
      { depth: 2, id: "itogi", text: "Итоги" },
      { depth: 3, id: "itogi-2", text: "Итоги" },
      { depth: 4, id: "itogi-3", text: "Итоги" },
      { depth: 2, id: "itogi-2-2", text: "Итоги 2" },
      { depth: 2, id: "razdel", text: "🎉" },
      { depth: 2, id: "razdel-2", text: "!" },
    ]);
    const ids = parse(page)
      .querySelectorAll("h2, h3, h4")
      .map(({ id }) => id);
    expect(ids).toEqual(headings.map(({ id }) => id));
  });

  test("have ids of their own in every text", () => {
    expect(render("## Итоги").headings[0]?.id).toBe("itogi");
    expect(render("Без заголовков").headings).toEqual([]);
  });
});

test("links of the portal get its base when it stands in a folder", async () => {
  vi.resetModules();
  vi.stubEnv("SVOD_URL", "https://example.org/svod");
  const { renderMarkdown: renderInFolder } = await import("./render.ts");
  const links = parse(renderInFolder("[а](/practices/) [б](#v) [в](https://example.org/)", context).html)
    .querySelectorAll("a")
    .map((link) => link.getAttribute("href"));
  expect(links).toEqual(["/svod/practices/", "#v", "https://example.org/"]);
  vi.resetModules();
});

test("an address in capitals is external too", () => {
  expect(html("[сайт](HTTPS://example.org/)")).toContain('rel="noopener"');
});

describe("typography", () => {
  test.each([
    ['"[Свод](/about/)" и "**слово**"', "«Свод» и\u00A0«слово»"],
    ["**Свод** - это", "Свод\u00A0— это"],
    ["Слово [^s1] - это", "Слово2\u00A0— это"],
    ["`код` - это", "код\u00A0— это"],
    ["в **доме**", "в\u00A0доме"],
    ['"*раз*, "**два**", три"', "«раз, „два“, три»"],
    ["«Книга „[Свод](/about/)“»", "«Книга „Свод“»"],
    ['раз "два\n\nтри" четыре', 'раз «два\nтри" четыре'],
    ["слово\uE000 - \uE000", "слово\uE000\u00A0— \uE000"],
  ])("%s", (markdown, text) => {
    expect(parse(html(markdown)).textContent.trim()).toBe(text);
  });

  test("of a text that has been set changes nothing", () => {
    const once = "Он\u00A0сказал: «Это\u00A0— „лучшая практика“ в\u00A0регионе». Всего 5\u00A0млрд рублей, №\u00A07…";
    expect(html(once)).toBe(`<p>${once}</p>\n`);
  });
});

describe("what is not the editor's to write", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "слово <iframe src='https://example.org/'></iframe>",
    "<!--> <script>alert(1)</script> -->",
    "<style>body{display:none}</style>",
    "> <b>жирно</b>",
    "- <svg onload=alert(1)>",
    "## Заголовок <u>с HTML</u>",
    "| <b>а</b> |\n| - |\n| <!-- б --> |",
  ])("%s", (markdown) => {
    expect(html(markdown)).not.toMatch(/<!--|<(script|img|iframe|style|b|svg|u)\b|onerror|onload/i);
  });

  test("a tag shown as an example is a text", () => {
    expect(html("`<script>` и \\<b>")).toBe("<p><code>&lt;script&gt;</code> и\u00A0&lt;b&gt;</p>\n");
  });
});

describe("hostile texts", () => {
  const many = (text: string, count = 1_000_000) => text.repeat(count);
  // The common limit of a test judges: the square of a million marks, or the second power of a depth, is far beyond it.
  test.each([
    ["open brackets", many("[")],
    ["closed links", many("](")],
    ["open pictures", many("![")],
    ["angle brackets", many("<")],
    ["backticks", many("`")],
    ["nested emphasis", `${many("*", 8000)}а${many("*", 8000)}`],
    ["emphasis of two sorts", `${many("**_", 2000)}а${many("_**", 2000)}`],
    ["emphasis that never ends", many("*а ", 300_000)],
    ["quotations in quotations", `${many(">", 4000)} а`],
    ["lists in lists", `${many("- ", 2000)}а`],
    ["source marks", many("[^s1]", 30_000)],
    ["quotation marks", many('"', 300_000)],
    ["cells", `|${many("а|", 500)}\n|${many("-|", 500)}\n${many(`|${many("б|", 500)}\n`, 20)}`],
  ])("%s come to an end", (_, markdown) => {
    expect(render(markdown).html).not.toBe("");
  });

  test("letters of other scripts, emoji and joiners come through whole", () => {
    const text = "עברית العربية 👩‍🏭👨🏽‍🎓 🇷🇺 é ﷽ 𝔘𝔫𝔦 \u202Bслева\u202C";
    expect(parse(html(text)).textContent.trim()).toBe(text);
    expect(render(`## ${text}`).headings[0]?.id).toMatch(/^[a-z0-9-]+$/);
  });

  test("an empty text is an empty page", () => {
    expect(render("")).toEqual({ html: "", headings: [] });
    expect(html("\n \n")).toBe("");
  });
});
