import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cardFolders } from "#src/card/draw.ts";
import { readLibrary } from "#src/loader/read.ts";
import { allCards } from "#src/view/page-card.ts";
import { altered, lineWith, practiceText, soundFiles, type Files } from "#tests/fake/manuscript.ts";
import { drawMissing } from "./draw.ts";
import { cardFaults } from "./faults.ts";
import { galleryPage } from "./gallery.ts";
import { portalOf } from "./portal.ts";

const square = await sharp({ create: { width: 400, height: 600, channels: 3, background: "#888" } })
  .png()
  .toBuffer();
const sound: Files = { ...soundFiles, "content/images/sound.png": square };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "cards-"));
  await cp(new URL("../../content/vocabulary", import.meta.url), path.join(root, "content/vocabulary"), {
    recursive: true,
  });
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function lay(files: Files) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
  const { library, faults } = await readLibrary(root);
  expect(faults).toEqual([]);
  return library;
}
const practice = "content/practices/sound.md";
const written = (from: string, to: string) => altered(practiceText("sound"), from, to);

describe("a card that cannot be drawn is a fault of the entry's field", () => {
  const long = "Ж".repeat(40);
  test.each<[string, string, string, string, string]>([
    [
      "Georgian letters",
      written("Пример практики", "Опыт — საქართველო"),
      "title:",
      "title",
      "в шрифтах портала нет знаков «ს» (U+10E1)",
    ],
    [
      "Hebrew letters",
      written("Пример практики", "Опыт — שלום"),
      "title:",
      "title",
      "в шрифтах портала нет знаков «ש» (U+05E9)",
    ],
    ["nothing but emoji", written("Пример практики", "🎉🎉🎉🎉🎉"), "title:", "title", "в заголовке нечего рисовать"],
    [
      "a pile of marks",
      written("Пример практики", "Пример за\u0301\u0304мка"),
      "title:",
      "title",
      "над одной буквой стоит несколько знаков",
    ],
    [
      "an endless word",
      written("Пример практики", `Пример ${long}`),
      "title:",
      "title",
      `слово «${long}» не помещается`,
    ],
    [
      "an endless word in a result",
      written("metric: Выпускники", `metric: ${long}`),
      "metric:",
      "results[0].metric",
      `слово «${long}» не помещается`,
    ],
    [
      "letters in the card's own title",
      written("code_clauses:", "card:\n  title: საქართველო\ncode_clauses:"),
      "  title: ს",
      "card.title",
      "в шрифтах портала нет знаков",
    ],
  ])("%s", async (_, text, line, field, message) => {
    const faults = await cardFaults(root, await lay({ ...sound, [practice]: text }));
    expect(faults).toMatchObject([
      {
        file: practice,
        line: lineWith(text, line),
        field,
        message: expect.stringMatching(new RegExp(`^на картинке для соцсетей: ${RegExp.escape(message)}`)) as string,
        mend: expect.stringMatching(/[а-яё]{4}/u) as string,
      },
    ]);
  });

  test("a picture smaller than the arch", async () => {
    const text = written("code_clauses:", "card:\n  image: sound.png\ncode_clauses:");
    const small = await sharp(square).resize(200, 300).png().toBuffer();
    const faults = await cardFaults(root, await lay({ ...sound, [practice]: text, "content/images/sound.png": small }));
    expect(faults).toMatchObject([{ file: practice, field: "card.image", line: lineWith(text, "  image:") }]);
  });

  test("a name that many cards show is told once, in the file where it stands", async () => {
    const holder = "content/organizations/holder.md";
    const text = altered(String(sound[holder]), "short: Пример", "short: კოლეჯი");
    const faults = await cardFaults(
      root,
      await lay({ ...sound, [holder]: text, "content/practices/other.md": practiceText("other") }),
    );
    expect(faults).toMatchObject([{ file: holder, field: "short", line: lineWith(text, "short:") }]);
  });

  test("a vocabulary's word is told in the vocabulary", async () => {
    const file = "content/vocabulary/instruments.yaml";
    const library = await lay(sound);
    const { readFile } = await import("node:fs/promises");
    const text = altered(await readFile(path.join(root, file), "utf8"), "label: Дуальное обучение", "label: დუალური");
    await writeFile(path.join(root, file), text);
    expect(library.entries.length).toBeGreaterThan(0);
    const read = await readLibrary(root);
    expect(await cardFaults(root, read.library)).toMatchObject([
      { file, line: lineWith(text, "label: დ"), field: "[11].label" },
    ]);
  });

  test("an entry that comes out later is looked at today", async () => {
    const text = altered(
      written("Пример практики", "Опыт — საქართველო"),
      "published: 2026-03-05",
      "published: 2999-03-05",
    );
    expect(await cardFaults(root, await lay({ ...sound, [practice]: text }))).toHaveLength(1);
  });
});

describe("drawing", () => {
  test("draws what is new, once, and says what cannot be drawn", async () => {
    const { cache } = cardFolders(root);
    const cards = allCards(portalOf(await lay(sound), "2026-06-01"));
    expect(await drawMissing(root, cards, () => undefined)).toMatchObject({ faults: [] });
    const drawn = (await readdir(cache)).length;
    expect(drawn).toBeGreaterThan(20);
    expect(await drawMissing(root, cards, () => undefined)).toEqual({ drawn: 0, faults: [] });

    const library = await lay({ [practice]: written("Пример практики", "Другое название") });
    expect(await drawMissing(root, allCards(portalOf(library, "2026-06-01")), () => undefined)).toEqual({
      drawn: 1,
      faults: [],
    });
    expect((await readdir(cache)).length).toBe(drawn + 1);

    const faulty = await lay({ [practice]: written("Пример практики", "Опыт — საქართველო") });
    const { faults } = await drawMissing(root, allCards(portalOf(faulty, "2026-06-01")), () => undefined);
    expect(faults).toMatchObject([{ file: practice, field: "title" }]);
  }, 60_000);
});

test("the gallery shows every card in every crop, and a title cannot break out of it", async () => {
  const library = await lay({ ...sound, [practice]: written("Пример практики", "Пример <b> & «практики»") });
  const cards = allCards(portalOf(library, "2026-06-01"));
  const page = galleryPage(cards.map(({ input, address }) => ({ input, page: address, picture: "a.png" })));
  expect(page.match(/<img /g)).toHaveLength(cards.length * 6);
  expect(page).toContain("Пример &lt;b&gt; &amp; «практики»");
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).not.toMatch(/<script|https?:/);
});
