import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cardHash } from "#src/card/card.ts";
import { cardFolders } from "#src/card/draw.ts";
import { kindNames } from "#src/entry/kinds.ts";
import { formatFaults } from "#src/loader/fault.ts";
import { readLibrary } from "#src/loader/read.ts";
import { site } from "#src/site.ts";
import { todayIn } from "#src/text/date.ts";
import { allCards } from "#src/view/page-card.ts";
import { drawMissing } from "./cards/draw.ts";
import { galleryPage } from "./cards/gallery.ts";
import { portalOf } from "./cards/portal.ts";
import { restoreCards } from "./cards/restore.ts";

const help = `Картинки, с которыми ссылки на страницы видны в соцсетях и мессенджерах.

  npm run cards                    нарисовать новые и показать все, как их обрежут соцсети
  npm run cards -- practices       только этот вид: ${kindNames.join(", ")}
  npm run cards -- slovo           только те, у кого это слово есть в адресе страницы или в заголовке
  npm run cards -- restore         забрать картинки, которые раздаёт опубликованный портал (адрес — SVOD_URL)

Показанное — страница .cache/gallery/index.html: её открывают в браузере, на портал она не попадает. На ней есть
сетка и поля в 60 точек. Прежние картинки портал хранит ${site.cards.keepDays} дней (content/site.yaml): они нужны постам, которыми уже
поделились. На новой машине перед сборкой их возвращает restore.
Код выхода: 0 — готово, 1 — что-то не нарисовать или не забрать.`;

const root = process.cwd();
const folders = cardFolders(root);
const today = process.env["SVOD_TODAY"] ?? todayIn(site.zone, new Date());

async function restore(): Promise<number> {
  const restored = await restoreCards(site.address, folders.cache, today, site.cards, fetch);
  if (!restored) console.log(`По адресу ${site.address} картинок ещё не публиковали: возвращать нечего.`);
  else {
    console.log(`Картинок на портале: ${restored.listed}, забрано новых: ${restored.fetched}.`);
    if (restored.lost.length > 0) console.warn(`Портал называет их, но не отдаёт: ${restored.lost.join(", ")}`);
  }
  return 0;
}

async function gallery(words: readonly string[]): Promise<number> {
  const { library, faults } = await readLibrary(root);
  const cards = allCards(portalOf(library, today));
  if (faults.length === 0) faults.push(...(await drawMissing(root, cards, console.log)).faults);
  if (faults.length > 0) {
    console.error(formatFaults(faults));
    return 1;
  }
  const matches = ({ input, address }: (typeof cards)[number]) =>
    words.every(
      (word) => input.kind === word || `${address} ${input.title}`.toLowerCase().includes(word.toLowerCase()),
    );
  const shown = cards.filter(matches);
  if (shown.length === 0) {
    console.error(
      `Картинок со словами «${words.join(" ")}» нет. Допустимо: ${kindNames.join(", ")}, часть адреса или заголовка.`,
    );
    return 1;
  }
  const folder = path.join(root, ".cache/gallery");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, "index.html");
  await writeFile(
    file,
    galleryPage(
      shown.map(({ input, address }) => ({ input, page: address, picture: `../cards/${cardHash(input)}.png` })),
    ),
  );
  console.log(`Картинок: ${shown.length}. Откройте в браузере: ${pathToFileURL(file)}`);
  return 0;
}

const words = process.argv.slice(2);
if (words.includes("--help")) console.log(help);
else
  try {
    process.exitCode = words[0] === "restore" ? await restore() : await gallery(words);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
