import { parseJson } from "#scripts/json.ts";
import { id as entryId } from "#src/entry/field.ts";
import { brokenInput, type Problem } from "../order/problem.ts";
import { isPosted, ledgerKey, ledgerLine, type Ledger, type LedgerLine } from "./line.ts";

/** Path of a key's file in the ledger's branch. */
export const fileOf = (id: string, channel: string): string => `${channel}/${id}.jsonl`;

/** The file that every ledger has from its first commit on: an empty branch of another make is no ledger. */
export const labelFile = "ledger.json";

/** What is wrong in a ledger: the file, the line from 1, what, and how to mend it. */
export interface LedgerFault {
  file: string;
  line: number;
  what: string;
  mend: string;
  /** A line that can be cut off without losing what is known: the torn end of a file. */
  torn?: boolean;
}

/** The ledger's files as they stand, by path. */
export type LedgerFiles = ReadonlyMap<string, string>;

/** Reads every file; what cannot be trusted comes back as faults, all of them. */
export function parseLedger(
  files: LedgerFiles,
  channels: readonly string[],
): { ledger: Ledger; faults: LedgerFault[] } {
  const ledger = new Map<string, LedgerLine[]>();
  const faults: LedgerFault[] = [];
  for (const [file, text] of files) {
    if (file === labelFile) continue;
    const [, channel = "", id = ""] = /^([^/]+)\/([^/]+)\.jsonl$/.exec(file) ?? [];
    if (!entryId.safeParse(id).success)
      faults.push({
        file,
        line: 1,
        what: "Лишний файл.",
        mend: "файл записи называется <канал>/<идентификатор>.jsonl; остальное уберите из ветки журнала",
      });
    else if (!channels.includes(channel))
      faults.push({
        file,
        line: 1,
        what: `Канала «${channel}» нет. Есть: ${channels.join(", ")}.`,
        mend: "переименуйте папку или уберите её из журнала",
      });
    else {
      const key = ledgerKey(id, channel);
      ledger.set(key, parseFile(file, text, key, faults));
    }
  }
  if (!files.has(labelFile))
    faults.push({
      file: labelFile,
      line: 1,
      what: "Файла нет: это не журнал или он обрезан.",
      mend: "верните файл из прежних коммитов ветки",
    });
  return { ledger, faults };
}

/** What may never follow a post. */
const startsAnew = new Set<LedgerLine["state"]>(["planned", "deferred", "intent", "unknown"]);

function parseFile(file: string, text: string, key: string, faults: LedgerFault[]): LedgerLine[] {
  const found: LedgerLine[] = [];
  const fault = (line: number, what: string, mend: string, torn = false) =>
    faults.push({ file, line, what, mend, torn });
  const lines = text.split("\n");
  const end = lines.pop();
  if (text === "") fault(1, "Файл пуст.", "верните его из прежних коммитов ветки");
  lines.forEach((source, index) => {
    const parsed = ledgerLine.safeParse(parseJson(source));
    if (!parsed.success) fault(index + 1, "Строка не читается.", "верните строку из прежнего коммита ветки");
    else if (parsed.data.key !== key)
      fault(
        index + 1,
        `Чужая строка: её ключ ${parsed.data.key}, а файл — для ${key}.`,
        "перенесите строку в файл с её ключом",
      );
    else {
      const before = found.at(-1);
      // A person's own mark may be taken back.
      const isTakenBack = before?.state === "posted" && parsed.data.state === "planned";
      if (isPosted(before) && !isTakenBack && startsAnew.has(parsed.data.state))
        fault(
          index + 1,
          "После публикации начата новая отправка: так выходят повторы.",
          "посмотрите в канале, сколько там постов, и верните строки из прежнего коммита ветки",
        );
      found.push(parsed.data);
    }
  });
  if (end !== "")
    fault(
      lines.length + 1,
      "Последняя строка оборвана: в её конце нет перевода строки.",
      "npm run crosspost -- ledger repair",
      true,
    );
  return found;
}

const SHOWN = 10;

/** Why nothing is done while the ledger is not whole. */
export function ledgerProblem(place: string, faults: readonly LedgerFault[]): Problem {
  const shown = faults
    .slice(0, SHOWN)
    .map(({ file, line, what, mend }) => `  ${file}:${line}\n    ${what}\n    Как исправить: ${mend}`);
  if (faults.length > SHOWN) shown.push(`  … и ещё ${faults.length - SHOWN}`);
  return brokenInput(
    [
      `Журнал (${place}) испорчен:`,
      ...shown,
      "Пока он не исправлен, программа ничего не отправляет и не записывает: иначе можно опубликовать дважды.",
    ].join("\n"),
  );
}
