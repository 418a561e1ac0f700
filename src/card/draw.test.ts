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
import { cardRenderer, drawCard } from "./draw.ts";
import { fitCard } from "./fit.ts";
import { drawableCard } from "./glyph.ts";
import { cardNode } from "./layout.ts";
import { arch, edge } from "./place.ts";

/** Golden pairs: `<name>.json` is what is drawn, `<name>.png` how it must look. */
const golden = path.resolve(import.meta.dirname, "../../tests/golden/cards");
const names = (await readdir(golden)).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));
const inputOf = async (name: string) =>
  JSON.parse(await readFile(path.join(golden, `${name}.json`), "utf8")) as CardInput;
const practice = await inputOf("practice");

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
  it.each(names)("%s looks as it should", async (name) => {
    const drawn = await drawCard(await inputOf(name), folder);
    const file = path.join(golden, `${name}.png`);
    // SVOD_GOLDEN=write accepts the new look; look at the pictures before you commit them.
    if (process.env["SVOD_GOLDEN"] === "write") await writeFile(file, drawn);
    const [now, then] = await Promise.all(
      [drawn, file].map((picture) => sharp(picture).removeAlpha().raw().toBuffer()),
    );
    if (!now || !then) throw new Error("нет образца");
    expect(now.length).toBe(then.length);
    let sum = 0;
    let far = 0;
    for (const [index, value] of now.entries()) {
      const apart = Math.abs(value - (then[index] ?? 0));
      sum += apart;
      if (apart > 48) far += 1;
    }
    // Another processor may round an edge differently: 0.2 of 255 on average, and 0.1 % of the values may be far off.
    expect(sum / now.length).toBeLessThan(0.2);
    expect(far / now.length).toBeLessThan(0.001);
  });

  it.each(names)("%s is a PNG of 1200 × 630 below 60 KB", async (name) => {
    const drawn = await drawCard(await inputOf(name), folder);
    expect(await sharp(drawn).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(drawn.length).toBeLessThan(60 * 1024);
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
    expect(await drawCard({ ...practice, title }, folder)).toBeInstanceOf(Buffer);
  });

  it("fits a title of one endless word", async () => {
    for (const { right } of await textOn({ ...practice, title: "Ж".repeat(100) }))
      expect(right).toBeLessThan(CARD_WIDTH - edge);
  });
});

describe("drawCard", () => {
  it("draws the same bytes again", async () => {
    const first = await drawCard(practice, path.join(folder, "a"));
    const second = await drawCard(practice, path.join(folder, "b"));
    expect(first.equals(second)).toBe(true);
  });

  it("draws the same bytes on a machine without fonts", async () => {
    const here = await drawCard(practice, path.join(folder, "a"));
    const room = pathToFileURL(path.join(import.meta.dirname, "draw.ts")).href;
    const script = `
      const { drawCard } = await import(${JSON.stringify(room)});
      const { createHash } = await import("node:crypto");
      const picture = await drawCard(${JSON.stringify(practice)}, ${JSON.stringify(path.join(folder, "b"))});
      process.stdout.write(createHash("sha256").update(picture).digest("hex"));`;
    const there = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      encoding: "utf8",
      env: {
        HOME: folder,
        FONTCONFIG_FILE: path.join(folder, "none.conf"),
        FONTCONFIG_PATH: folder,
        XDG_DATA_DIRS: folder,
      },
    });
    expect(there).toBe(createHash("sha256").update(here).digest("hex"));
  });

  it("takes a whole picture from the cache and does not draw", async () => {
    const first = await drawCard(practice, folder);
    const render = vi.spyOn(Renderer.prototype, "render");
    expect((await drawCard(practice, folder)).equals(first)).toBe(true);
    expect(render).toHaveBeenCalledTimes(0);
    await drawCard({ ...practice, title: "Другой заголовок" }, folder);
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
    const first = await drawCard(practice, folder);
    const file = path.join(folder, `${cardHash(practice)}.png`);
    await spoil(file);
    expect((await drawCard(practice, folder)).equals(first)).toBe(true);
    expect((await readFile(file)).equals(first)).toBe(true);
  });

  it("leaves only whole files when the same card is asked for many times at once", async () => {
    const pictures = await Promise.all(Array.from({ length: 8 }, () => drawCard(practice, folder)));
    expect(pictures.every((picture) => pictures[0]?.equals(picture))).toBe(true);
    expect(await readdir(folder)).toEqual([`${cardHash(practice)}.png`]);
  });

  it("says so when the cache cannot be written", async () => {
    const file = path.join(folder, "file");
    await writeFile(file, "");
    await expect(drawCard(practice, path.join(file, "below"))).rejects.toThrow(/ENOTDIR/);
  });

  it("refuses a letter that no font of the portal has", async () => {
    await expect(drawCard({ ...practice, title: "საქართველო" }, folder)).rejects.toThrow(
      "в шрифтах портала нет знаков",
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
