import { parseArgs } from "node:util";
import { day } from "#src/entry/field.ts";
import { nearest } from "#src/text/nearest.ts";
import { examples } from "./help.ts";
import { defaultManifest } from "./manifest.ts";
import { wrongUsage } from "./problem.ts";

const options = {
  from: { type: "string" },
  channel: { type: "string", multiple: true },
  entry: { type: "string", multiple: true },
  since: { type: "string" },
  backfill: { type: "boolean" },
  limit: { type: "string" },
  by: { type: "string" },
  why: { type: "string" },
  hours: { type: "string" },
  out: { type: "string" },
  open: { type: "boolean" },
  delete: { type: "boolean" },
  done: { type: "boolean" },
  replace: { type: "boolean" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
type OptionName = keyof typeof options;

const everywhere: OptionName[] = ["from", "json", "help"];
const choice: OptionName[] = ["entry", "since", "limit"];
const ofEntry = "идентификатор записи";

/** Every command: what follows it, and the options it understands. */
const commands = {
  plan: { words: [], options: [...choice, "channel", "backfill"] },
  send: { words: [], options: [...choice, "channel", "backfill", "by", "out", "dry-run"] },
  reconcile: { words: [], options: ["channel", "entry", "by", "out", "dry-run"] },
  status: { words: [], options: ["channel", "since"] },
  desk: { words: [], options: [...choice, "out", "open", "dry-run"] },
  claim: { words: [ofEntry], options: ["channel", "by", "hours"] },
  posted: { words: [ofEntry, "адрес поста"], options: ["channel", "by", "replace"] },
  skip: { words: [ofEntry], options: ["channel", "by", "why"] },
  retry: { words: [ofEntry], options: ["channel", "by"] },
  update: { words: [], options: ["channel", "entry", "by", "dry-run"] },
  withdraw: { words: [ofEntry], options: ["channel", "by", "delete", "done", "dry-run"] },
  remind: { words: [], options: ["by", "dry-run"] },
  metrics: { words: ["pull"], options: ["channel", "entry", "since", "backfill", "dry-run"] },
  doctor: { words: [], options: ["channel"] },
  ledger: { words: ["init, verify, repair или export"], options: ["by", "out", "dry-run"] },
  form: { words: ["файл с текстом заявки"], options: ["by"] },
} as const satisfies Record<string, { words: string[]; options: OptionName[] }>;
export type CommandName = keyof typeof commands;
const commandNames = Object.keys(commands) as CommandName[];
const isCommand = (word: string): word is CommandName => word in commands;

/** The command line, understood. */
export interface Order {
  command: CommandName;
  /** What follows the command. */
  words: string[];
  from: string;
  channels: string[];
  entries: string[];
  since: string | undefined;
  backfill: boolean;
  limit: number | undefined;
  by: string | undefined;
  why: string | undefined;
  /** How long a claim holds. */
  hours: number;
  /** Where to write. */
  out: string | undefined;
  open: boolean;
  delete: boolean;
  done: boolean;
  replace: boolean;
  dryRun: boolean;
  json: boolean;
  help: boolean;
}

/**
 * Reads the command line.
 * @throws Problem that names what is wrong and what is allowed.
 */
export function readArguments(args: readonly string[]): Order {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const [command = "plan", ...words] = positionals;
  if (!isCommand(command)) {
    const like = nearest(command, commandNames);
    throw wrongUsage(
      `Команды «${command}» нет.${like ? ` Возможно, «${like}»?` : ""}\n  Допустимо: ${commandNames.join(", ")}`,
    );
  }
  const allowed: OptionName[] = [...everywhere, ...commands[command].options];
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const name = allowed.find((option) => option === token.name);
    if (!name) {
      const like = nearest(token.name, allowed);
      throw wrongUsage(
        `Ключа ${token.rawName} у команды ${command} нет.${like ? ` Возможно, --${like}?` : ""}\n  Допустимо: ${allowed.map((option) => `--${option}`).join(", ")}`,
      );
    }
    const empty = token.value === undefined || token.value.trim() === "" || token.value.startsWith("--");
    if (options[name].type === "string" && empty) throw wrongUsage(`После --${name} нужно значение.`);
    if (options[name].type === "boolean" && token.value !== undefined)
      throw wrongUsage(`У ключа --${name} значения нет: пишите просто --${name}.`);
  }
  const one = (name: OptionName) => (typeof values[name] === "string" ? values[name].trim() : undefined);
  const many = (name: OptionName) => (Array.isArray(values[name]) ? values[name].map(String) : []);
  const order: Order = {
    command,
    words,
    from: one("from") ?? defaultManifest,
    channels: many("channel"),
    entries: many("entry"),
    since: one("since"),
    backfill: values.backfill === true,
    limit: readCount("limit", one("limit")),
    by: one("by"),
    why: one("why"),
    hours: readCount("hours", one("hours")) ?? 24,
    out: one("out"),
    open: values.open === true,
    delete: values.delete === true,
    done: values.done === true,
    replace: values.replace === true,
    dryRun: values["dry-run"] === true,
    json: values.json === true,
    help: values.help === true,
  };
  if (!order.help) check(order);
  return order;
}

function readCount(name: OptionName, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw wrongUsage(`--${name} ${value}: нужно целое число от 1.`);
  return Number(value);
}

function check({ command, words, since, backfill, why }: Order): void {
  const expected = commands[command].words;
  const missing = expected[words.length];
  if (missing) throw wrongUsage(`Команде ${command} не хватает: ${missing}.\n  Пример: ${examples[command]}`);
  if (words.length > expected.length)
    throw wrongUsage(`Лишнее слово: ${words[expected.length]}. Текст с пробелами берите в кавычки.`);
  if (since !== undefined && !day.safeParse(since).success)
    throw wrongUsage(`--since ${since}: нужна дата вида 2026-03-05.`);
  if (since !== undefined && backfill)
    throw wrongUsage("--since и --backfill вместе не нужны: --backfill и так берёт весь архив.");
  if (command === "skip" && !why)
    throw wrongUsage(`Напишите, почему запись не публикуете: --why.\n  Пример: ${examples.skip}`);
}
