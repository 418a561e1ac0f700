import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { changeEntry } from "./change.ts";
import { compareFolders, type Difference } from "./compare.ts";
import { measure } from "./measure.ts";
import { readOptions } from "./options.ts";
import { demandedPages, inspectSite } from "./site.ts";
import { buildCommand, buildEnvironment, createWorkspace, forgetBuilds, generateContent } from "./workspace.ts";

const help = `Доказывает, что сборка по частям даёт тот же портал, что и сборка с пустого места.

  node bench/incremental.ts                  все правки по очереди, 200 записей
  node bench/incremental.ts title text       только названные правки
  node bench/incremental.ts --size 50        меньше записей
  node bench/incremental.ts --keep           рабочие папки останутся в .cache/bench

После каждой правки портал собирается дважды: поверх прежней сборки и с пустого места в другой папке.
Все файлы сравниваются побайтно. Код выхода: 0 — порталы одинаковы, 1 — есть различия.`;

const { values: options, positionals } = readOptions({
  options: {
    help: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
    size: { type: "string", default: "200" },
  },
  allowPositionals: true,
});

interface Change {
  what: string;
  make(root: string): Promise<void>;
}

/** The file with this number of a folder of the content; numbers begin anew after the last file. */
async function fileOf(root: string, folder: string, index: number): Promise<string> {
  const names = (await readdir(path.join(root, "content", folder))).toSorted();
  const name = names[index % names.length];
  if (name === undefined) throw new Error(`content/${folder} is empty`);
  return path.join(root, "content", folder, name);
}

async function replaceIn(file: string, passage: string | RegExp, replacement: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const changed = text.replace(passage, () => replacement);
  if (changed === text) throw new Error(`${file}: nothing to replace`);
  await writeFile(file, changed);
}

/** What editors and programmers do between two builds. Each is made on top of those before it. */
const changes: Record<string, Change> = {
  title: {
    what: "новый заголовок практики",
    make: async (root) =>
      changeEntry(await fileOf(root, "practices", 20), { title: "Заголовок, который поправили после первой сборки" }),
  },
  text: {
    what: "новый абзац в тексте статьи",
    make: async (root) =>
      changeEntry(await fileOf(root, "articles", 3), {}, (body) => `${body}\nЭтот абзац дописали.\n`),
  },
  name: {
    what: "новое название организации",
    make: async (root) => changeEntry(await fileOf(root, "organizations", 5), { short: "Центр после переименования" }),
  },
  moved: {
    what: "новый адрес практики с переходом со старого",
    make: async (root) => {
      const file = await fileOf(root, "practices", 31);
      await changeEntry(file, { slug: "novyy-adres", former_slugs: [path.basename(file, ".md")] });
    },
  },
  term: {
    what: "новое название инструмента в словаре",
    make: (root) =>
      replaceIn(
        path.join(root, "content/vocabulary/instruments.yaml"),
        "label: Демонстрационный экзамен",
        "label: Экзамен показом",
      ),
  },
  added: {
    what: "новая запись",
    make: async (root) => {
      const file = path.join(root, "content/practices/novaya.md");
      await cp(await fileOf(root, "practices", 7), file);
      await changeEntry(file, {
        id: "prk-new",
        slug: "novaya",
        title: "Запись, которой раньше не было",
        published: "2026-10-01",
      });
    },
  },
  hidden: {
    what: "запись снята с публикации",
    make: async (root) => changeEntry(await fileOf(root, "practices", 44), { status: "draft" }),
  },
  portal: {
    what: "новое название портала в настройках",
    make: (root) => replaceIn(path.join(root, "content/site.yaml"), "name: Свод", "name: Сборник"),
  },
  component: {
    what: "правка в компоненте",
    make: (root) => replaceIn(path.join(root, "src/components/Sources.astro"), /Источники/, "Откуда это известно"),
  },
};

async function build(root: string): Promise<number> {
  const demanded = await demandedPages(root);
  const { output, seconds } = await measure(process.execPath, buildCommand, { cwd: root, env: buildEnvironment });
  await inspectSite(root, demanded, output);
  return seconds;
}

/** A site remembers the share pictures of those before it; one made from scratch has none to remember. */
const isKeptCard = ({ file, how }: Difference) =>
  file === "og/cards.json" || (file.startsWith("og/") && how.startsWith("есть только после сборки по частям"));

/** Makes one change in both workspaces, builds both and compares; true when they are the same. */
async function proveChange(
  name: string,
  { what, make }: Change,
  byParts: string,
  fromScratch: string,
): Promise<boolean> {
  for (const root of [byParts, fromScratch]) await make(root);
  await forgetBuilds(fromScratch);
  const parts = await build(byParts);
  const scratch = await build(fromScratch);
  const compared = await compareFolders(path.join(byParts, "dist"), path.join(fromScratch, "dist"));
  const { files } = compared;
  const differences = compared.differences.filter((difference) => !isKeptCard(difference));
  const result = differences.length === 0 ? `${files} файлов одинаковы` : `различий: ${differences.length}`;
  console.log(`${name}, ${what}: ${result} (по частям ${parts.toFixed(1)} с, с пустого места ${scratch.toFixed(1)} с)`);
  for (const { file, how } of differences.slice(0, 20)) console.log(`  ${file}: ${how}`);
  return differences.length === 0;
}

/** Makes the changes one after another; true when no build by parts differs from one from scratch. */
async function prove(names: readonly string[]): Promise<boolean> {
  const size = Number(options.size);
  if (!Number.isInteger(size) || size < 20) throw new Error("--size — целое число, не меньше 20");
  const unknown = names.filter((name) => !(name in changes));
  if (unknown.length > 0)
    throw new Error(`правки «${unknown.join(", ")}» нет; допустимо: ${Object.keys(changes).join(", ")}`);
  const byParts = await createWorkspace("by-parts");
  const fromScratch = await createWorkspace("from-scratch");
  try {
    for (const root of [byParts, fromScratch]) await generateContent(root, size, 1);
    console.log(`Записей: ${size}. Первая сборка: ${(await build(byParts)).toFixed(1)} с`);
    let same = true;
    for (const [name, change] of Object.entries(changes).filter(([key]) => names.includes(key)))
      same = (await proveChange(name, change, byParts, fromScratch)) && same;
    return same;
  } finally {
    if (!options.keep) for (const root of [byParts, fromScratch]) await rm(root, { recursive: true });
  }
}

if (options.help) console.log(help);
else
  try {
    const same = await prove(positionals.length > 0 ? positionals : Object.keys(changes));
    console.log(same ? "Сборка по частям верна." : "Сборка по частям неверна.");
    process.exitCode = same ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
