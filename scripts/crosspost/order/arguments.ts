import { parseArgs } from "node:util";
import { day } from "#src/entry/field.ts";
import { nearest } from "#src/text/nearest.ts";
import { wrongUsage } from "./problem.ts";

/** Where the build puts the manifest, from the project's root. */
export const defaultManifest = "dist/entries.json";

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
export type OptionName = keyof typeof options;

export const everywhere: OptionName[] = ["from", "json", "help"];
const choice: OptionName[] = ["entry", "since", "limit"];
const ofEntry = "идентификатор записи";

/** An entry of the portal, so that an example can be tried as it stands. */
const entry = "prk-phosagro";

/** Every command: what follows it, the options it understands, and a line that works. */
export const commands = {
  plan: { words: [], options: [...choice, "channel", "backfill"], example: "" },
  send: {
    words: [],
    options: [...choice, "channel", "backfill", "by", "out", "dry-run"],
    example: "--from https://…/entries.json",
  },
  reconcile: { words: [], options: ["channel", "entry", "by", "out", "dry-run"], example: "" },
  status: { words: [], options: ["channel", "entry", "since"], example: `--entry ${entry}` },
  desk: { words: [], options: [...choice, "out", "open", "dry-run"], example: "--open" },
  claim: { words: [ofEntry], options: ["channel", "by", "hours"], example: `${entry} --by Анна` },
  posted: {
    words: [ofEntry, "адрес поста"],
    options: ["channel", "by", "replace"],
    example: `${entry} https://www.facebook.com/groups/…/posts/…`,
  },
  skip: { words: [ofEntry], options: ["channel", "by", "why"], example: `${entry} --why "уже рассказывали в мае"` },
  retry: { words: [ofEntry], options: ["channel", "by"], example: `${entry} --channel telegram` },
  update: { words: [], options: ["channel", "entry", "by", "dry-run"], example: `--entry ${entry}` },
  withdraw: {
    words: [ofEntry],
    options: ["channel", "by", "delete", "done", "dry-run"],
    example: `${entry} --delete`,
  },
  remind: { words: [], options: ["by", "dry-run"], example: "" },
  metrics: { words: ["pull"], options: ["channel", "entry", "since", "backfill", "dry-run"], example: "pull" },
  doctor: { words: [], options: ["channel"], example: "" },
  ledger: { words: ["init, verify, repair или export"], options: ["by", "out", "dry-run"], example: "verify" },
  form: { words: ["файл с текстом заявки"], options: ["by"], example: "заявка.md" },
} as const satisfies Record<string, { words: string[]; options: OptionName[]; example: string }>;
export type CommandName = keyof typeof commands;
const commandNames = Object.keys(commands) as CommandName[];
const isCommand = (word: string): word is CommandName => word in commands;

/** A line that works, for a command. */
export const exampleOf = (command: CommandName): string =>
  command === "plan" ? "npm run crosspost" : `npm run crosspost -- ${command} ${commands[command].example}`.trim();

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
  /** True when the command was written, not taken for granted. */
  isNamed: boolean;
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
    isNamed: positionals.length > 0,
  };
  if (!order.help) check(order);
  return order;
}

function readCount(name: OptionName, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw wrongUsage(`--${name} ${value}: нужно целое число от 1.`);
  return Number(value);
}

function check({ command, words, since, backfill, why, ...order }: Order): void {
  const expected = commands[command].words;
  const missing = expected[words.length];
  if (missing) throw wrongUsage(`Команде ${command} не хватает: ${missing}.\n  Пример: ${exampleOf(command)}`);
  if (words.length > expected.length)
    throw wrongUsage(`Лишнее слово: ${words[expected.length]}. Текст с пробелами берите в кавычки.`);
  if (since !== undefined && !day.safeParse(since).success)
    throw wrongUsage(
      `--since ${since}: ${/^\d{4}-\d{2}-\d{2}$/.test(since) ? "такого дня в календаре нет" : "нужна дата вида 2026-03-05"}.`,
    );
  if (since !== undefined && backfill)
    throw wrongUsage("--since и --backfill вместе не нужны: --backfill и так берёт весь архив.");
  if (order.delete && order.done)
    throw wrongUsage(
      "--delete и --done вместе не нужны: --delete удаляет посты, --done отмечает, что вы удалили их сами.",
    );
  if (command === "skip" && !why)
    throw wrongUsage(`Напишите, почему запись не публикуете: --why.\n  Пример: ${exampleOf("skip")}`);
}
