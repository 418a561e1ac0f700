import { readFile } from "node:fs/promises";
import path from "node:path";
import { nearest } from "#src/text/nearest.ts";
import { allChannels } from "../channels/list.ts";
import type { Command } from "./command.ts";
import { withdraw } from "./withdraw.ts";
import { brokenInput, wrongUsage } from "../order/problem.ts";
import { recordClaim, recordPosted, recordRetry, recordSkip } from "./posted.ts";

/** Headings of the form «Отметка о публикации» (`.github/ISSUE_TEMPLATE/posted.yml`), as GitHub writes them into an issue. */
export const formFields = {
  entry: "Запись",
  channel: "Канал",
  action: "Что сделано",
  url: "Адрес поста",
  why: "Почему пропускаем",
} as const;

/** A person has deleted the post of an entry that was withdrawn. */
const recordDeleted: Command = (order, world) =>
  withdraw({ ...order, done: true, words: order.words.slice(0, 1) }, world);

/** What can be chosen in «Что сделано». */
export const formActions = {
  Опубликована: recordPosted,
  Пропускаем: recordSkip,
  "Беру себе": recordClaim,
  "Поста нет, можно ещё раз": recordRetry,
  "Пост удалён": recordDeleted,
} as const satisfies Record<string, Command>;
export type FormAction = keyof typeof formActions;
const isAction = (word: string): word is FormAction => Object.hasOwn(formActions, word);

/** What GitHub writes where nothing was filled in. */
const NOTHING = "_No response_";
/** Longer is no mark of a person. */
const MOST = 20_000;

/** Reads the sections of an issue that was made with the form. */
export function readForm(text: string): Partial<Record<keyof typeof formFields, string>> {
  const answers: Partial<Record<keyof typeof formFields, string>> = {};
  const names = Object.keys(formFields) as (keyof typeof formFields)[];
  for (const section of text.replaceAll("\r\n", "\n").split(/^### /m).slice(1)) {
    const [heading = "", ...rest] = section.split("\n");
    const name = names.find((field) => formFields[field] === heading.trim());
    const value = rest.join("\n").trim();
    if (name && value !== NOTHING && value !== "") answers[name] ??= value;
  }
  return answers;
}

/** `form`: turns an issue that was made with the form into a line of the ledger. */
export const recordForm: Command = async (order, world) => {
  const [name = ""] = order.words;
  const text = await readFile(path.resolve(world.root, name), "utf8").catch(() => {
    throw brokenInput(`Файл ${name} не читается: нужен текст заявки.`);
  });
  if (text.length > MOST) throw brokenInput(`Заявка слишком велика: ${text.length} знаков.`);
  const { entry, channel, action, url, why } = readForm(text);
  const missing = [entry ? "" : formFields.entry, action ? "" : formFields.action].filter(Boolean);
  if (!entry || !action) throw wrongUsage(`В заявке не заполнено: ${missing.join(", ")}.`);
  if (!isAction(action))
    throw wrongUsage(`«${action}» — такого нет.\n  Допустимо: ${Object.keys(formActions).join(", ")}`);
  const command: Command = formActions[action];
  if (command === recordPosted && !url) throw wrongUsage(`В заявке не заполнено: ${formFields.url}.`);
  if (command === recordSkip && !why) throw wrongUsage(`В заявке не заполнено: ${formFields.why}.`);
  return command({ ...order, words: [entry, url ?? ""], channels: channel ? [channelName(channel)] : [], why }, world);
};

/** A channel by its name or by what editors call it. */
function channelName(word: string): string {
  const channel = allChannels.find(({ name, label }) => name === word || label === word);
  if (channel) return channel.name;
  const labels = allChannels.map(({ label }) => label);
  const like = nearest(word, labels);
  throw wrongUsage(`Канала «${word}» нет.${like ? ` Возможно, «${like}»?` : ""}\n  Допустимо: ${labels.join(", ")}`);
}
