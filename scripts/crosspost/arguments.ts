import { parseArgs } from "node:util";
import { day } from "#src/entry/field.ts";
import { nearest } from "#src/text/nearest.ts";
import { defaultLedger } from "./ledger.ts";
import { defaultManifest } from "./manifest.ts";
import { wrongUsage } from "./problem.ts";

const options = {
  from: { type: "string" },
  ledger: { type: "string" },
  channel: { type: "string", multiple: true },
  entry: { type: "string", multiple: true },
  since: { type: "string" },
  backfill: { type: "boolean" },
  limit: { type: "string" },
  by: { type: "string" },
  why: { type: "string" },
  replace: { type: "boolean" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
type OptionName = keyof typeof options;

const everywhere: OptionName[] = ["from", "ledger", "json", "help"];
const choice: OptionName[] = ["entry", "since", "limit"];

/** Every command: what follows it, and the options it understands. */
const commands = {
  plan: { words: [], options: [...choice, "channel", "backfill"] },
  desk: { words: [], options: [...choice, "dry-run"] },
  posted: { words: ["идентификатор записи", "адрес поста"], options: ["channel", "by", "replace"] },
  skip: { words: ["идентификатор записи"], options: ["channel", "by", "why"] },
  status: { words: [], options: ["channel", "since"] },
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
  ledger: string;
  channels: string[];
  entries: string[];
  since: string | undefined;
  backfill: boolean;
  limit: number | undefined;
  by: string | undefined;
  why: string | undefined;
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
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const [command = "plan", ...words] = positionals;
  if (!isCommand(command)) {
    const like = nearest(command, commandNames);
    throw wrongUsage(`Команды «${command}» нет.${like ? ` Возможно, «${like}»?` : ""}\n  Допустимо: ${commandNames.join(", ")}`);
  }
  const allowed: OptionName[] = [...everywhere, ...commands[command].options];
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const name = allowed.find((option) => option === token.name);
    if (!name) {
      const like = nearest(token.name, allowed);
      throw wrongUsage(`Ключа ${token.rawName} у команды ${command} нет.${like ? ` Возможно, --${like}?` : ""}\n  Допустимо: ${allowed.map((option) => `--${option}`).join(", ")}`);
    }
    const empty = token.value === undefined || token.value.trim() === "" || token.value.startsWith("--");
    if (options[name].type === "string" && empty) throw wrongUsage(`После --${name} нужно значение.`);
    if (options[name].type === "boolean" && token.value !== undefined) throw wrongUsage(`У ключа --${name} значения нет: пишите просто --${name}.`);
  }
  const one = (name: OptionName) => (typeof values[name] === "string" ? values[name].trim() : undefined);
  const many = (name: OptionName) => (Array.isArray(values[name]) ? values[name].map(String) : []);
  const order: Order = {
    command,
    words,
    from: one("from") ?? defaultManifest,
    ledger: one("ledger") ?? defaultLedger,
    channels: many("channel"),
    entries: many("entry"),
    since: one("since"),
    backfill: values.backfill === true,
    limit: readLimit(one("limit")),
    by: one("by"),
    why: one("why"),
    replace: values.replace === true,
    dryRun: values["dry-run"] === true,
    json: values.json === true,
    help: values.help === true,
  };
  if (!order.help) check(order);
  return order;
}

function readLimit(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(value)) throw wrongUsage(`--limit ${value}: нужно целое число от 1.`);
  return Number(value);
}

function check({ command, words, since, backfill, why }: Order): void {
  const expected = commands[command].words;
  const missing = expected[words.length];
  if (missing) throw wrongUsage(`Команде ${command} не хватает: ${missing}.\n  Пример: ${examples[command]}`);
  if (words.length > expected.length) throw wrongUsage(`Лишнее слово: ${words[expected.length]}. Текст с пробелами берите в кавычки.`);
  if (since !== undefined && !day.safeParse(since).success) throw wrongUsage(`--since ${since}: нужна дата вида 2026-03-05.`);
  if (since !== undefined && backfill) throw wrongUsage("--since и --backfill вместе не нужны: --backfill и так берёт весь архив.");
  if (command === "skip" && !why) throw wrongUsage(`Напишите, почему запись не публикуете: --why.\n  Пример: ${examples.skip}`);
}

const examples: Record<CommandName, string> = {
  plan: "npm run crosspost",
  desk: "npm run crosspost -- desk",
  posted: "npm run crosspost -- posted fosagro-cherepovets https://www.facebook.com/groups/…/posts/…",
  skip: 'npm run crosspost -- skip fosagro-cherepovets --why "уже рассказывали в мае"',
  status: "npm run crosspost -- status",
};

export const help = `Готовит посты о записях портала и помнит, что уже опубликовано.
Программа сама ничего никуда не отправляет: публикует человек, а она даёт текст и ведёт журнал.

  npm run crosspost -- <команда> [ключи]        (два дефиса перед командой обязательны)

Команды
  plan                    показать готовые посты для записей, которых в каналах ещё нет;
                          ничего не записывает (выполняется, если команда не названа)
  desk                    собрать .desk/index.html — страницу с текстами, картинками
                          и кнопками для публикации в группе Facebook
  posted <id> <адрес>     отметить, что запись опубликована, и запомнить адрес поста
  skip <id> --why "…"     отметить, что записи в канале не будет, и почему
  status                  сколько опубликовано, пропущено и ждёт в каждом канале

Ключи
  --from <файл|адрес>     откуда взять список записей (обычно ${defaultManifest});
                          можно с портала: --from https://…/entries.json
  --ledger <папка>        где лежит журнал (обычно ${defaultLedger})
  --channel <имя>         только этот канал: facebook-group, telegram, vk; можно несколько раз;
                          для posted и skip — один, обычно facebook-group
  --entry <id>            только эта запись; можно несколько раз
  --since 2026-03-05      только записи, опубликованные на портале с этого дня
  --backfill              взять и архив: записи старше первой отметки в журнале канала
  --limit <число>         не больше стольких записей (plan: 10, desk: 30)
  --by <кто>              кто опубликовал или пропустил (обычно имя в системе)
  --replace               posted: исправить уже записанный адрес поста
  --dry-run               desk: сказать, что будет записано, и не записывать
  --json                  ответ для программ
  --help, -h              эта справка

Журнал — по файлу на запись и канал. Ключ — постоянный идентификатор записи: новый заголовок, текст
или адрес страницы второй публикации не вызовут. Отметку ставит человек, программа её не проверяет.

Примеры
  npm run crosspost
  npm run crosspost -- plan --channel telegram --since 2026-03-01 --limit 3
  ${examples.desk}
  ${examples.posted}
  ${examples.skip}

Код выхода
   0  делать нечего, или всё сделано
   2  команда или ключи записаны неверно
   3  список записей или журнал испорчен либо не найден
  10  status: есть записи, которые ждут человека`;
