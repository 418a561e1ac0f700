import { exitCodes, exitMeanings } from "./answer.ts";
import { everywhere, options, type OptionName } from "./option.ts";
import type { Usage } from "./order.ts";

/** Commands that belong together in the help. */
export interface UsageGroup {
  title: string;
  commands: readonly Usage[];
}

const INDENT = 26;
const WIDTH = 114;

/** A usage and its text beside it, broken between words. */
function row([usage, text]: Usage["help"][number]): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && INDENT + last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const indented = lines.join(`\n${" ".repeat(INDENT)}`);
  return `  ${usage}`.length < INDENT
    ? `  ${usage}`.padEnd(INDENT) + indented
    : `  ${usage}\n${" ".repeat(INDENT)}${indented}`;
}

const optionRow = (name: OptionName): string => row([options[name].usage, options[name].text]);
const optionNames = Object.keys(options) as OptionName[];

const codeNames = Object.keys(exitCodes) as (keyof typeof exitCodes)[];
const codes = `Код выхода
${codeNames.map((name) => `${String(exitCodes[name]).padStart(4)}  ${exitMeanings[name]}`).join("\n")}`;

/** What `--help` prints: the commands in the order of the work, and examples of some. */
export const wholeHelp = (
  groups: readonly UsageGroup[],
  shown: readonly Usage[],
): string => `Объявляет записи портала в каналах сообщества и помнит, что уже опубликовано: дважды не публикует.
В группу Facebook программа писать не может — для неё готовит стол публикации, а публикует человек.

  npm run crosspost -- <команда> [ключи]        (два дефиса перед командой обязательны)

${groups.map(({ title, commands }) => [title, ...commands.flatMap(({ help }) => help.map(row))].join("\n")).join("\n\n")}

Ключи
${optionNames.map(optionRow).join("\n")}

Журнал — ветка syndication в Git, по файлу на запись и канал. Ключ — постоянный идентификатор записи: новый
заголовок, текст или адрес страницы второй публикации не вызовут. Каналы, часы и темп — в content/crosspost.yaml.

Примеры
  npm run crosspost
  npm run crosspost -- plan --channel telegram --since 2026-03-01 --limit 3
${shown.map(({ example }) => `  ${example}`).join("\n")}

${codes}`;

/** What `--help` prints after a command. */
export function helpOf({ help, options: own, example }: Usage): string {
  const known = new Set<OptionName>([...own, ...everywhere]);
  return [
    help.map(row).join("\n"),
    `Ключи\n${optionNames
      .filter((name) => known.has(name))
      .map(optionRow)
      .join("\n")}`,
    `Пример\n  ${example}`,
    codes,
    "Все команды: npm run crosspost -- --help",
  ].join("\n\n");
}
