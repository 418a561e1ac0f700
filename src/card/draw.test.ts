import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Renderer, type MeasuredNode } from "@takumi-rs/core";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CARD_HEIGHT, CARD_WIDTH, cardHash, type CardInput } from "./card.ts";
import { cardFindings, cardRenderer, drawCard } from "./draw.ts";
import { fitCard } from "./fit.ts";
import { drawableCard } from "./glyph.ts";
import { cardNode } from "./layout.ts";
import { arch, edge } from "./place.ts";

/** What is drawn to be compared with goldens is good for more. */
const golden = path.resolve(import.meta.dirname, "../../tests/golden/cards");
const names = (await readdir(golden)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
const inputOf = async (name: string) =>
  JSON.parse(await readFile(path.join(golden, `${name}.json`), "utf8")) as CardInput;
const practice = await inputOf("practice");

const at = (cache: string) => ({ cache, images: path.join(golden, "images") });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "card-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Text runs with their place on the card. */
function runsOf(node: MeasuredNode): { text: string; left: number; top: number; right: number; bottom: number }[] {
  const [, , , , x, y] = node.transform;
  const own = node.runs.map((run) => ({
    text: run.text,
    left: x + run.x,
    top: y + run.y,
    right: x + run.x + run.width,
    bottom: y + run.y + run.height,
  }));
  return [...own, ...node.children.flatMap(runsOf)];
}

async function textOn(input: CardInput) {
  const renderer = await cardRenderer();
  const card = drawableCard(input);
  const node = cardNode(card, await fitCard(renderer, card));
  return runsOf(await renderer.measure(node, { width: CARD_WIDTH, height: CARD_HEIGHT }));
}

describe("a card", () => {
  it.each(names)("%s is a PNG of 1200 × 630 below 60 KB", async (name) => {
    const drawn = await drawCard(await inputOf(name), at(folder));
    expect(await sharp(drawn).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(drawn.length).toBeLessThan((name === "picture" ? 120 : 60) * 1024);
  });

  it.each(names)("%s keeps its text 60 px from every edge, and the title off the arch", async (name) => {
    const runs = await textOn(await inputOf(name));
    expect(runs.length).toBeGreaterThan(2);
    const inside = runs.filter(
      ({ left, top, right, bottom }) =>
        left >= edge && top >= edge && right <= CARD_WIDTH - edge && bottom <= CARD_HEIGHT - edge,
    );
    expect(inside).toEqual(runs);
    expect(runs.filter(({ left, right }) => left < arch.left && right > arch.left - arch.band)).toEqual([]);
  });

  it("cuts a title of 300 characters after four lines with an ellipsis", async () => {
    const title = "Профессионально-общественная аккредитация образовательных программ ".repeat(5).trim();
    const texts = (await textOn({ ...practice, title })).map(({ text }) => text);
    expect(texts.filter((text) => text.endsWith("…"))).toHaveLength(1);
    expect(await drawCard({ ...practice, title }, at(folder))).toBeInstanceOf(Buffer);
  });

  it("refuses a word that no line has room for, and says how to mend it", async () => {
    await expect(drawCard({ ...practice, title: `Опыт ${"Ж".repeat(40)}` }, at(folder))).rejects.toThrow(
      `слово «${"Ж".repeat(40)}» не помещается в строку картинки. Как исправить: замените его более коротким или напишите заголовок для картинки в поле card.title`,
    );
    const caption = { value: "5", caption: "Частнопредпринимательскообразовательные программы" };
    expect(await cardFindings({ ...practice, figure: caption }, at(folder))).toMatchObject([
      { part: "figure caption" },
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("shows nothing at a line's end that leads on", async () => {
    const title = "Программа для школьников или как техникум через год после практики собрал класс";
    const { lines } = (await fitCard(await cardRenderer(), drawableCard({ ...practice, title }))).title;
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => /(?:^|\s)(?:для|или|как|через|после)$/u.test(line))).toEqual([]);
  });
});

describe("drawCard", () => {
  it("draws the same bytes again", async () => {
    const first = await drawCard(practice, at(path.join(folder, "a")));
    const second = await drawCard(practice, at(path.join(folder, "b")));
    expect(first.equals(second)).toBe(true);
  });

  it("draws the same bytes on a machine without fonts", async () => {
    const here = await drawCard(practice, at(path.join(folder, "a")));
    const room = pathToFileURL(path.join(import.meta.dirname, "draw.ts")).href;
    const script = `
      const { drawCard } = await import(${JSON.stringify(room)});
      const { createHash } = await import("node:crypto");
      const picture = await drawCard(${JSON.stringify(practice)}, ${JSON.stringify(at(path.join(folder, "b")))});
      process.stdout.write(createHash("sha256").update(picture).digest("hex"));`;
    const there = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
      env: {
        SVOD_SETTINGS: process.env["SVOD_SETTINGS"],
        HOME: folder,
        FONTCONFIG_FILE: path.join(folder, "none.conf"),
        FONTCONFIG_PATH: folder,
        XDG_DATA_DIRS: folder,
      },
    });
    expect(there).toBe(createHash("sha256").update(here).digest("hex"));
  });

  it("takes a whole picture from the cache and does not draw", async () => {
    const first = await drawCard(practice, at(folder));
    const render = vi.spyOn(Renderer.prototype, "render");
    expect((await drawCard(practice, at(folder))).equals(first)).toBe(true);
    expect(render).toHaveBeenCalledTimes(0);
    await drawCard({ ...practice, title: "Другой заголовок" }, at(folder));
    expect(render).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["cut short", (file: string) => truncate(file, 5000)],
    ["without its last bytes", async (file: string) => truncate(file, (await stat(file)).size - 4)],
    ["empty", (file: string) => truncate(file, 0)],
    [
      "changed inside",
      async (file: string) => {
        const bytes = await readFile(file);
        bytes[9000] = (bytes[9000] ?? 0) ^ 255;
        await writeFile(file, bytes);
      },
    ],
    [
      "of another size",
      async (file: string) =>
        writeFile(
          file,
          await sharp({ create: { width: 600, height: 315, channels: 3, background: "#fff" } })
            .png()
            .toBuffer(),
        ),
    ],
  ])("draws anew when the cached file is %s", async (_, spoil) => {
    const first = await drawCard(practice, at(folder));
    const file = path.join(folder, `${cardHash(practice)}.png`);
    await spoil(file);
    expect((await drawCard(practice, at(folder))).equals(first)).toBe(true);
    expect((await readFile(file)).equals(first)).toBe(true);
  });

  it("leaves only whole files when the same card is asked for many times at once", async () => {
    const pictures = await Promise.all(Array.from({ length: 8 }, () => drawCard(practice, at(folder))));
    expect(pictures.every((picture) => pictures[0]?.equals(picture))).toBe(true);
    expect(await readdir(folder)).toEqual([`${cardHash(practice)}.png`]);
  });

  it("says so when the cache cannot be written", async () => {
    const file = path.join(folder, "file");
    await writeFile(file, "");
    await expect(drawCard(practice, at(path.join(file, "below")))).rejects.toThrow(/ENOTDIR/);
  });

  it("refuses a letter that no font of the portal has", async () => {
    for (const title of ["საქართველო", "Опыт שלום", "تجربة", "経験"])
      await expect(drawCard({ ...practice, title }, at(folder))).rejects.toThrow("в шрифтах портала нет знаков");
    expect(await readdir(folder)).toEqual([]);
  });
});
