import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import type { Node } from "@takumi-rs/core";
import satori, { type Font } from "satori";
import sharp from "sharp";
import { portalOf } from "#scripts/cards/portal.ts";
import { CARD_HEIGHT, CARD_WIDTH, type CardInput } from "#src/card/card.ts";
import { cardFolders, cardRenderer, drawCard } from "#src/card/draw.ts";
import { fitCard } from "#src/card/fit.ts";
import { drawableCard } from "#src/card/glyph.ts";
import { cardNode } from "#src/card/layout.ts";
import { readLibrary } from "#src/loader/read.ts";
import { allCards } from "#src/view/page-card.ts";
import { readOptions } from "./options.ts";

const help = `Измеряет, сколько стоит нарисовать картинку для соцсетей.

  node bench/cards.ts              60 картинок настоящего содержания
  node bench/cards.ts --count 200  больше картинок

В одном прогоне, по одной картинке за раз: портал — подбор кеглей и рисование, запись в пустую папку; satori с
resvg — то же дерево, уже с готовыми строками; sharp — только кодирование тех же точек в PNG. Картинки у всех одни
и те же. Сравнивайте отношения времени процессора, а не секунды: машина бывает занята другим.`;

const { values: options } = readOptions({
  options: { help: { type: "boolean", default: false }, count: { type: "string", default: "60" } },
});

const require = createRequire(import.meta.url);
const fontFolder = path.join(path.dirname(require.resolve("@fontsource/golos-text/package.json")), "files");

/** satori reads no WOFF 2 and no variable fonts: it gets three weights of the same family. */
const satoriFonts = async (): Promise<Font[]> =>
  Promise.all(
    ([400, 600, 700] as const).flatMap((weight) =>
      ["cyrillic", "latin"].map(async (subset) => ({
        name: "Golos Text",
        weight,
        data: await readFile(path.join(fontFolder, `golos-text-${subset}-${weight}-normal.woff`)),
      })),
    ),
  );

/** A node of ours as satori wants it. */
function element(node: Node): unknown {
  const { fontVariationSettings: _axes, ...style } = (node.style ?? {}) as Record<string, unknown>;
  if (node.type === "text")
    return { type: "div", props: { style: { ...style, fontFamily: "Golos Text" }, children: node.text } };
  if (node.type === "image")
    return { type: "img", props: { src: node.src, width: node.width, height: node.height, style } };
  return { type: "div", props: { style: { display: "flex", ...style }, children: (node.children ?? []).map(element) } };
}

interface Contender {
  name: string;
  draw(input: CardInput, index: number): Promise<Uint8Array>;
}

async function run(count: number): Promise<void> {
  const { library } = await readLibrary(process.cwd());
  const all = allCards(portalOf(library, "2026-11-01")).map(({ input }) => input);
  // Every kind takes part, not only the first.
  const step = Math.max(1, Math.floor(all.length / count));
  const inputs = all.filter((_, index) => index % step === 0).slice(0, count);
  const cache = await mkdtemp(path.join(tmpdir(), "cards-"));
  const folders = { ...cardFolders(process.cwd()), cache };
  const renderer = await cardRenderer();
  const fonts = await satoriFonts();
  const nodes = await Promise.all(
    inputs.map(async (input) => {
      const card = drawableCard(input);
      return cardNode(card, await fitCard(renderer, card));
    }),
  );
  const pixels = await Promise.all(
    nodes.map((node) => renderer.render(node, { width: CARD_WIDTH, height: CARD_HEIGHT, format: "raw" })),
  );
  const raw = { width: CARD_WIDTH, height: CARD_HEIGHT, channels: 4 as const };
  const size = { width: CARD_WIDTH, height: CARD_HEIGHT };
  const contenders: Contender[] = [
    { name: "портал: подобрать, нарисовать, записать", draw: (input) => drawCard(input, folders) },
    {
      name: "satori + resvg: нарисовать готовое дерево",
      draw: async (_, index) => {
        const svg = await satori(element(nodes[index] as Node) as Parameters<typeof satori>[0], { ...size, fonts });
        return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
      },
    },
    { name: "sharp: только PNG из точек", draw: (_, index) => sharp(pixels[index], { raw }).png().toBuffer() },
  ];
  try {
    const rows: { name: string; perSecond: number; cpu: number; bytes: number }[] = [];
    for (const { name, draw } of contenders) {
      // The first card pays for loading: it is drawn twice and measured once.
      if (inputs[0] && name !== contenders[0]?.name) await draw(inputs[0], 0);
      const start = performance.now();
      const cpuStart = process.cpuUsage();
      let bytes = 0;
      for (const [index, input] of inputs.entries()) bytes += (await draw(input, index)).length;
      const { user, system } = process.cpuUsage(cpuStart);
      rows.push({
        name,
        perSecond: inputs.length / ((performance.now() - start) / 1000),
        cpu: (user + system) / 1000 / inputs.length,
        bytes: bytes / inputs.length,
      });
    }
    const [own] = rows;
    const column = (value: number, digits = 1) => value.toFixed(digits).replace(".", ",").padStart(9);
    console.log(`Картинок: ${inputs.length}, по одной за раз.`);
    console.log(`${"".padEnd(42)}    в сек.  мс ЦП       КБ   больше портала: время ЦП, байты`);
    for (const { name, perSecond, cpu, bytes } of rows)
      console.log(
        `${name.padEnd(42)}${column(perSecond)}${column(cpu)}${column(bytes / 1000)}` +
          `${column(cpu / (own?.cpu ?? 1), 2)}${column(bytes / (own?.bytes ?? 1), 2)}`,
      );
  } finally {
    await rm(cache, { recursive: true });
  }
}

if (options.help) console.log(help);
else await run(Number(options.count));
