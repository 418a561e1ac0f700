import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { describe, expect, test } from "vitest";
import type { KindName } from "#src/entry/kinds.ts";
import { entryFacts } from "#src/view/entry-view.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { citationOf, type Citation } from "./citation.ts";
import { citationFormats } from "./format.ts";
import { gostReference } from "./gost.ts";

const college = makeEntry("organizations", "college", { title: "Колледж имени Примера", short: "Колледж" });
const cited = (kind: KindName, change: Fields = {}) => {
  const entry = makeEntry(kind, "one", change);
  const citation = citationOf(entryFacts(makePortal([college, entry]), entry));
  if (!citation) throw new Error("nothing to cite");
  return citation;
};

const ordinary = cited("practices", {
  title: "Будущее Белой\u00A0металлургии: «рабочий»\u00A0— это профессия",
  updated: "2026-04-01",
});
/** Everything that one of the formats could take for its own. */
const odd = cited("articles", {
  title: '50 % & {x} \\frac_1 ~a^2 #3 $4 "q" <b>й</b> 😀 e\u0301 \u202Eאב\u202C ёЁ',
  author: "college",
});

describe("golden references", () => {
  test.each([
    ["ordinary", ordinary],
    ["odd", odd],
  ])("%s", async (name, citation) => {
    const at = (ending: string) => `../../tests/golden/citation/${name}.${ending}`;
    await expect(`${gostReference(citation)}\n${gostReference(citation, "2026-11-25")}\n`).toMatchFileSnapshot(
      at("txt"),
    );
    await expect(citationFormats.bibtex.write(citation, "2026-11-25")).toMatchFileSnapshot(at("bib"));
    // Git would change the ends of lines; a test of its own looks at them.
    const ris = citationFormats.ris.write(citation, "2026-11-25").replaceAll("\r\n", "\n");
    await expect(ris).toMatchFileSnapshot(at("ris"));
    await expect(citationFormats.csl.write(citation, "2026-11-25")).toMatchFileSnapshot(at("csl.json"));
  });
});

test("a reference by ГОСТ Р 7.0.5-2008 tells title, organisation, site, year, address and the reader's day", () => {
  expect(gostReference(ordinary, "2026-11-05")).toBe(
    "Будущее Белой металлургии: «рабочий» — это профессия [Электронный ресурс] / Сообщество носителей лучших практик" +
      " // Свод: [сайт]. 2026. Дата обновления: 01.04.2026. URL: https://svod.example/practices/one/ (дата обращения: 05.11.2026).",
  );
});

test("whoever wrote it is an organisation", () => {
  expect(odd.author).toBe("Колледж имени Примера");
  expect(cited("articles").author).toBe("Сообщество носителей лучших практик");
  expect(cited("digests").author).toBe("Сообщество носителей лучших практик");
});

test("a clause bears its number, an organisation's page no year", () => {
  expect(cited("code").title).toBe("1.1. Запись one");
  const page = cited("organizations");
  expect(gostReference(page)).not.toMatch(/\d{4}/);
  expect(citationFormats.bibtex.write(page)).not.toContain("year");
});

test("what is no real entry is not cited", () => {
  const demo = makeEntry("practices", "one", { status: "demo" });
  expect(citationOf(entryFacts(makePortal([college, demo]), demo))).toBeUndefined();
});

interface Item {
  id: string;
  title: string;
  author: { literal?: string; family?: string; given?: string }[];
  URL: string;
  issued?: { "date-parts": number[][] };
  accessed?: { "date-parts": number[][] };
  publisher?: string;
  "container-title"?: string;
  language?: string;
  abstract?: string;
}

/** How reference managers read each format; this reader leaves the day out of BibTeX and RIS, Zotero does not. */
const readers = [
  ["bibtex", "@bibtex/text"],
  ["bibtex", "@biblatex/text"],
  ["ris", "@ris/file"],
  ["csl", "@csl/list+object"],
] as const;

plugins.config.get("@bibtex").parse.sentenceCase = "never";

describe.each(readers)("%s, read by another program as %s", (format, reader) => {
  const read = (citation: Citation, accessed?: string): Item => {
    const text = citationFormats[format].write(citation, accessed);
    const items = new Cite(format === "csl" ? JSON.parse(text) : text, { forceType: reader }).data as Item[];
    expect(items).toHaveLength(1);
    return items[0] as Item;
  };
  const nameOf = ({ author }: Item) => {
    expect(author).toHaveLength(1);
    expect(author[0]?.given).toBeUndefined();
    return author[0]?.literal ?? author[0]?.family;
  };

  test.each([
    ["ordinary", ordinary],
    ["odd", odd],
    ["title of commands", cited("practices", { title: "\\input{x} @misc{a, title={б}} % конец" })],
    ["only braces", cited("practices", { title: "}}}{{{ { } и }" })],
    ["lines of RIS", cited("practices", { title: "ER  - и\nTY  - JOUR" })],
  ])("%s: all comes back", (_, citation) => {
    const item = read(citation, "2026-11-25");
    expect(item.title).toBe(citation.title);
    expect(nameOf(item)).toBe(citation.author);
    expect(item.URL).toBe(citation.url);
    expect(item.issued?.["date-parts"][0]?.slice(0, 2)).toEqual([2026, 3]);
    expect(item).toMatchObject({
      ...(reader !== "@bibtex/text" && { abstract: citation.abstract }),
      ...(reader !== "@bibtex/text" && format !== "ris" && { accessed: { "date-parts": [[2026, 11, 25]] } }),
    });
  });

  test("without the reader's day it is whole all the same", () => {
    const item = read(ordinary);
    expect(item.accessed).toBeUndefined();
    expect(item.title).toBe(ordinary.title);
  });

  test("an organisation with a comma is still one organisation", () => {
    const author = "Завод, филиал and сыновья";
    expect(nameOf(read({ ...ordinary, author }))).toBe(format === "ris" ? author.replace(",", "") : author);
  });
});

test("RIS: a tag on every line, the first and the last where they belong, the reader's day as Y2", () => {
  const lines = citationFormats.ris.write(odd, "2026-11-25").split("\r\n");
  expect(lines.pop()).toBe("");
  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
  expect([lines[0], lines.at(-1)]).toEqual(["TY  - ELEC", "ER  - "]);
  expect(lines).toContain("Y2  - 2026/11/25");
});
