import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { id as entryId } from "#src/entry/field.ts";
import { brokenInput } from "./problem.ts";

/** Where the record stands unless `--ledger` says otherwise, from the project's root. */
export const defaultLedger = ".desk/ledger";

const ledgerLine = z
  .strictObject({
    v: z.literal(1),
    /** Permanent id and channel: never a title, an address or a hash, so an edited entry stays the same entry. */
    key: z.string(),
    state: z.enum(["posted", "skipped"]),
    /** Who says so: «posted» is attested by a person, not verified. */
    by: z.string(),
    at: z.iso.datetime(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    why: z.string().optional(),
  })
  .refine((line) => (line.state === "posted" ? line.url : line.why) !== undefined);
export type LedgerLine = z.infer<typeof ledgerLine>;

export const ledgerKey = (id: string, channel: string): string => `${id}/${channel}`;

/** Every line by key, oldest first. The last line says where the entry stands. */
export type Ledger = ReadonlyMap<string, readonly LedgerLine[]>;

export const standing = (ledger: Ledger, id: string, channel: string): LedgerLine | undefined =>
  ledger.get(ledgerKey(id, channel))?.at(-1);

const fileOf = (folder: string, id: string, channel: string) => path.join(folder, channel, `${id}.jsonl`);

/** True for what editors' tools and broken-off writes leave behind. */
const isLitter = (name: string) => name.startsWith(".") || name.endsWith(".tmp");

const listing = async (folder: string): Promise<string[]> => {
  try {
    return (await readdir(folder)).filter((name) => !isLitter(name)).toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw brokenInput(`Журнал ${folder} не читается: это должна быть папка.`);
  }
};

/**
 * Reads the whole record: one file per entry and channel, `<channel>/<id>.jsonl`. A missing folder
 * is an empty record: nothing was posted yet.
 * @throws Problem at the first thing that cannot be trusted: to guess would be to post twice.
 */
export async function readLedger(folder: string, channels: readonly string[]): Promise<Ledger> {
  const ledger = new Map<string, LedgerLine[]>();
  for (const channel of await listing(folder)) {
    if (!channels.includes(channel))
      throw brokenInput(
        `В журнале ${folder} есть «${channel}», а такого канала нет.\n  Допустимо: ${channels.join(", ")}\n  Как исправить: переименуйте папку или перенесите её из журнала.`,
      );
    for (const name of await listing(path.join(folder, channel))) {
      const file = path.join(folder, channel, name);
      const id = name.replace(/\.jsonl$/, "");
      if (id === name || !entryId.safeParse(id).success)
        throw brokenInput(
          `В журнале лишний файл: ${file}.\n  Как исправить: перенесите его. Файл записи называется <идентификатор>.jsonl.`,
        );
      const key = ledgerKey(id, channel);
      ledger.set(key, parseLines(file, await readFile(file, "utf8"), key));
    }
  }
  return ledger;
}

function parseLines(file: string, text: string, key: string): LedgerLine[] {
  const fault = (line: number, message: string, mend: string) =>
    brokenInput(
      `${file}:${line}\n  ${message}\n  Как исправить: ${mend}\n  Пока журнал не исправлен, программа ничего не предлагает: иначе можно опубликовать дважды.`,
    );
  if (text === "")
    throw fault(
      1,
      "Файл журнала пуст.",
      "если записи в канале ещё нет, удалите файл; если есть, удалите файл и отметьте её командой posted.",
    );
  const lines = text.split("\n");
  const torn = lines.pop() !== "";
  if (torn)
    throw fault(
      lines.length + 1,
      "Последняя строка оборвана: в её конце нет перевода строки.",
      "удалите эту строку, проверьте в самом канале, опубликована ли запись, и отметьте её командой posted или skip. Если строка цела, просто добавьте в конце перевод строки.",
    );
  return lines.map((source, index) => {
    const parsed = ledgerLine.safeParse(json(source));
    if (!parsed.success)
      throw fault(
        index + 1,
        "Строка журнала не читается.",
        "верните строку из копии или удалите её и отметьте запись командой posted или skip.",
      );
    if (parsed.data.key !== key)
      throw fault(
        index + 1,
        `Чужая строка: её ключ ${parsed.data.key}, а файл — для ${key}.`,
        "перенесите строку в файл с её ключом.",
      );
    return parsed.data;
  });
}

function json(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/**
 * Adds a line. The file is replaced in one step, so that a reader finds the old lines or all of
 * them, never half a line.
 */
export async function appendLine(
  folder: string,
  id: string,
  channel: string,
  line: Omit<LedgerLine, "v" | "key">,
): Promise<string> {
  const file = fileOf(folder, id, channel);
  const key = ledgerKey(id, channel);
  await mkdir(path.dirname(file), { recursive: true });
  const before = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (before !== undefined) parseLines(file, before, key);
  const added = ledgerLine.parse({ v: 1, key, ...line });
  await replaceFile(file, `${before ?? ""}${JSON.stringify(added)}\n`);
  return file;
}

/** Writes beside the file, waits for the disk and renames. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(draft, "w");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
