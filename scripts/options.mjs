// Plain JavaScript for Node 18 and newer: `npm test` reads its command line before anything is installed.
import { parseArgs } from "node:util";

/** A command line that is written wrongly. Its message is the whole report, in Russian; a stack trace would tell nothing. */
export class WrongUsage extends Error {}

/** @typedef {import("node:util").ParseArgsConfig} Config */

/**
 * What is wrong with the first slip of a command line; undefined when there is none.
 * @param {Config} config
 * @param {(word: string, candidates: string[]) => string | undefined} nearest
 */
function slipOf(config, nearest) {
  const known = config.options ?? {};
  const { tokens } = parseArgs({ ...config, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional" && !config.allowPositionals)
      return `Лишнее слово «${token.value}». Значение пишут сразу после его ключа, текст с пробелами — в кавычках.`;
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      const like = nearest(name, Object.keys(known));
      const allowed = Object.keys(known).map((one) => `--${one}`);
      return `Ключа ${rawName} нет.${like ? ` Возможно, --${like}?` : ""} Допустимо: ${allowed.join(", ")}.`;
    }
    if (option.type === "boolean" && value !== undefined)
      return `У ключа --${name} значения нет: пишите просто --${name}.`;
    // A value that looks like an option is one, unless «=» says that it is not.
    if (option.type === "string" && (!value || (!inlineValue && value.startsWith("-"))))
      return `После --${name} нужно значение.`;
  }
  return undefined;
}

/**
 * Reads a command line.
 * @template {Config} Wanted
 * @param {Wanted} config as `parseArgs` takes it
 * @param {(word: string, candidates: string[]) => string | undefined} [nearest] finds the option that was meant; its
 *   package is not there before the installation
 * @returns {ReturnType<typeof parseArgs<Wanted>>}
 * @throws {WrongUsage} for what `parseArgs` would tell in English
 */
export function readOptions(config, nearest = () => undefined) {
  const slip = slipOf(config, nearest);
  if (slip) throw new WrongUsage(slip);
  return parseArgs(config);
}
