import { parseArgs } from "node:util";
import { day } from "#src/entry/field.ts";
import { nearest } from "#src/text/nearest.ts";
import { defaultManifest, everywhere, options, type OptionName } from "./option.ts";
import type { Order, Usage } from "./order.ts";
import { wrongUsage } from "./problem.ts";

/**
 * Reads the command line by what the commands say of themselves.
 * @param usual the command that is meant where none is named
 * @throws Problem that names what is wrong and what is allowed.
 */
export function readOrder<Known extends Usage>(
  args: readonly string[],
  commands: readonly Known[],
  usual: Known,
): Order & { command: Known } {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const [word = usual.name, ...words] = positionals;
  const command = commands.find(({ name }) => name === word);
  if (!command) {
    const commandNames = commands.map(({ name }) => name);
    const like = nearest(word, commandNames);
    throw wrongUsage(
      `Команды «${word}» нет.${like ? ` Возможно, «${like}»?` : ""}\n  Допустимо: ${commandNames.join(", ")}`,
    );
  }
  const allowed: OptionName[] = [...everywhere, ...command.options];
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const name = allowed.find((option) => option === token.name);
    if (!name) {
      const like = nearest(token.name, allowed);
      throw wrongUsage(
        `Ключа ${token.rawName} у команды ${command.name} нет.${like ? ` Возможно, --${like}?` : ""}\n  Допустимо: ${allowed.map((option) => `--${option}`).join(", ")}`,
      );
    }
    const empty = token.value === undefined || token.value.trim() === "" || token.value.startsWith("--");
    if (options[name].type === "string" && empty) throw wrongUsage(`После --${name} нужно значение.`);
    if (options[name].type === "boolean" && token.value !== undefined)
      throw wrongUsage(`У ключа --${name} значения нет: пишите просто --${name}.`);
  }
  const one = (name: OptionName) => (typeof values[name] === "string" ? values[name].trim() : undefined);
  const many = (name: OptionName) => (Array.isArray(values[name]) ? values[name].map(String) : []);
  const order = {
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

function check(order: Order): void {
  const { command, words, since, backfill } = order;
  const missing = command.words[words.length];
  if (missing) throw wrongUsage(`Команде ${command.name} не хватает: ${missing}.\n  Пример: ${command.example}`);
  if (words.length > command.words.length)
    throw wrongUsage(`Лишнее слово: ${words[command.words.length]}. Текст с пробелами берите в кавычки.`);
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
  command.check?.(order);
}
