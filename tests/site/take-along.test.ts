import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { unzipSync } from "fflate";
import { parse } from "node-html-parser";
import { markdownToHtml } from "satteri";
import { describe, expect, test } from "vitest";
import { citationAddress, citationEndings, entryAddress, packageAddress, twinAddress } from "#src/entry/address.ts";
import type { CitationFormat } from "#src/entry/address.ts";
import { absolute } from "#src/site.ts";
import { fileSize } from "#src/text/number.ts";
import { plain, typograph } from "#src/text/typography.ts";
import { textTitle } from "#src/twin/twin.ts";
import { readContent } from "./content.ts";
import { fileOf, inside, readSite } from "./site.ts";

const portal = await readContent();
const built = await readSite();
const titleOf = (title: string) => plain(typograph(title));
const words = (text: string) => plain(text).replaceAll(/[^\p{L}\p{N}]+/gu, " ");
const twins = await Promise.all(
  portal.entries.map(async (entry) => {
    const markdown = await built.text(fileOf(twinAddress(entry)));
    const root = parse(markdownToHtml(markdown, { features: { frontmatter: false } }).html);
    return { entry, markdown, root };
  }),
);

describe("Markdown twins", () => {
  test("every entry has one, and its page says so", () => {
    expect(twins.length).toBe(portal.entries.length);
    for (const { entry } of twins) {
      const links = built.page(entryAddress(entry)).root.querySelectorAll('link[type="text/markdown"]');
      expect(links.map((link) => link.getAttribute("href"))).toEqual([absolute(twinAddress(entry))]);
    }
  });

  test("each begins with its title; what is no real entry says so before", () => {
    for (const { entry, markdown, root } of twins) {
      const titles = root.querySelectorAll("h1").map(({ textContent }) => textContent);
      expect(titles, entry.file).toHaveLength(1);
      expect(titles[0], entry.file).toContain(titleOf(entry.data.title));
      const [first = ""] = markdown.split("\n");
      expect(first, entry.file).toMatch(
        entry.data.status === "demo" ? /^> \*\*(Демонстрационная запись|Образец структуры)/ : /^# /,
      );
      expect(markdown, entry.file).toContain(`<${absolute(entryAddress(entry))}>`);
      // An example in code stays what it is.
      expect(markdown.replaceAll(/`[^`]*`/g, ""), entry.file).not.toMatch(/\u00A0|<!--|\[\^s\d/);
    }
  });

  test("links and pictures are absolute, and lead to what there is", () => {
    const broken: string[] = [];
    let checked = 0;
    for (const { entry, root } of twins)
      for (const element of root.querySelectorAll("a, img")) {
        const to = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
        if (to.startsWith("#user-content-")) continue;
        if (!/^(https?:|mailto:|tel:)/.test(to)) broken.push(`${entry.file}: ${to}`);
        const target = to.startsWith("http") ? inside(to, "/") : undefined;
        if (!target) continue;
        checked++;
        if (!built.has(fileOf(target.address))) broken.push(`${entry.file}: ${to}`);
        else if (target.anchor && !built.page(target.address).ids.has(target.anchor))
          broken.push(`${entry.file}: ${to}`);
      }
    expect(broken).toEqual([]);
    expect(checked).toBeGreaterThan(50);
  });

  test("every source is in the list and behind its footnote", () => {
    for (const { entry, markdown } of twins) {
      const sources = "sources" in entry.data ? entry.data.sources : [];
      for (const [index] of sources.entries()) {
        expect(markdown, entry.file).toContain(`\n${index + 1}. [`);
        expect(markdown, entry.file).toContain(`\n[^${index + 1}]: [Источник ${index + 1}](`);
      }
    }
  });

  test("every heading of a twin stands on the page of its entry, in the same order", () => {
    /** Headings that only a twin needs: of a text without one, and of the pictures that a page shows in the text. */
    const own = new Set([textTitle, "Картинки"]);
    let compared = 0;
    for (const { entry, root } of twins) {
      const page = built.page(entryAddress(entry)).root.querySelectorAll("article :is(h1, h2, h3, h4)");
      const shown = page.map(({ textContent }) => words(textContent).trim());
      const told = root
        .querySelectorAll("h1, h2, h3, h4")
        // A viewer's own heading of the footnotes.
        .filter((heading) => !heading.closest("[data-footnotes]"))
        .map(({ textContent }) => words(textContent).trim())
        .filter((heading) => !own.has(heading));
      compared += told.length;
      let at = 0;
      const missing = told.filter((heading) => {
        const found = shown.indexOf(heading, at);
        if (found !== -1) at = found + 1;
        return found === -1;
      });
      expect(missing, entry.file).toEqual([]);
    }
    expect(compared).toBeGreaterThan(twins.length * 2);
  });

  test("what the page of a practice says, its twin says", () => {
    for (const { entry, root } of twins.filter(({ entry: { kind } }) => kind === "practices")) {
      const twin = words(root.textContent);
      const page = parse(built.page(entryAddress(entry)).root.outerHTML);
      const told = page.querySelectorAll(
        ".passport dd, .brief p, .steps__title, .replication li > p, .replication dd, #main .entry__text > h2",
      );
      expect(told.length, entry.file).toBeGreaterThan(10);
      for (const mark of page.querySelectorAll(".source-mark")) mark.remove();
      const missing = told.map(({ textContent }) => words(textContent).trim()).filter((part) => !twin.includes(part));
      expect(missing, entry.file).toEqual([]);
    }
  });
});

describe("packages", () => {
  const practices = portal.ofKind("practices");

  test("every practice has one, of the size that its page tells", async () => {
    expect(practices.length).toBeGreaterThan(3);
    for (const entry of practices) {
      const bytes = await built.bytes(fileOf(packageAddress(entry)));
      const link = built.page(entryAddress(entry)).root.querySelector(`.take-along a[href$=".zip"]`);
      expect(plain(link?.textContent ?? ""), entry.file).toContain(plain(`ZIP, ${fileSize(bytes.length)}`));
    }
  });

  test("each holds its twin, data, licence and pictures, and its pictures are found", async () => {
    for (const entry of practices) {
      const files = unzipSync(await built.bytes(fileOf(packageAddress(entry))));
      const { slug, images } = entry.data;
      const twin = new TextDecoder().decode(files[`${slug}/${slug}.md`]);
      const pictures = [...twin.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, to = ""]) => to);
      for (const to of [...pictures, ...images.map(({ src }) => `images/${src}`)])
        expect(Object.keys(files), entry.file).toContain(`${slug}/${to}`);
      const data = JSON.parse(new TextDecoder().decode(files[`${slug}/data.json`])) as { data: { id: string } };
      expect(data.data.id).toBe(entry.data.id);
      expect(files[`${slug}/ЛИЦЕНЗИЯ.md`]?.length).toBeGreaterThan(100);
      expect(new TextDecoder().decode(files[`${slug}/ЧИТАЙТЕ.txt`]).includes("ДЕМОНСТРАЦИОННАЯ")).toBe(
        entry.data.status === "demo",
      );
    }
  });

  test("no other kind is packed", () => {
    expect(built.files.filter((file) => file.endsWith(".zip")).length).toBe(practices.length);
  });
});

describe("citations", () => {
  const cited = portal.entries.filter(({ kind, data }) => kind !== "pages" && data.status === "real");
  const formats = Object.keys(citationEndings) as CitationFormat[];

  test("every real entry is cited in every format, and read by another program", async () => {
    for (const entry of cited)
      for (const format of formats) {
        const text = await built.text(fileOf(citationAddress(entry, format)));
        const [item] = new Cite(format === "csl" ? JSON.parse(text) : text).data as { title: string; URL: string }[];
        expect(item?.title, entry.file).toContain(titleOf(entry.data.title));
        expect(item?.URL, entry.file).toBe(absolute(entryAddress(entry)));
      }
  });

  test("what is no real entry is not", () => {
    for (const entry of portal.entries.filter(({ data }) => data.status === "demo")) {
      for (const format of formats) expect(built.has(fileOf(citationAddress(entry, format)))).toBe(false);
      expect(built.page(entryAddress(entry)).root.querySelector(".cite")).toBeNull();
    }
  });

  test("the page's own reference names the entry", () => {
    for (const entry of cited) {
      const shown = built.page(entryAddress(entry)).root.querySelector(".cite__reference")?.textContent ?? "";
      const reference = plain(shown);
      expect(reference, entry.file).toContain(`${titleOf(entry.data.title)} [Электронный ресурс] / `);
      expect(reference, entry.file).toContain(`URL: ${absolute(entryAddress(entry))} (дата обращения: ДД.ММ.ГГГГ).`);
      const year = "published" in entry.data ? `[сайт]. ${entry.data.published.slice(0, 4)}. ` : "[сайт]. URL";
      expect(reference, entry.file).toContain(year);
    }
  });
});
