import { readFile } from "node:fs/promises";
import path from "node:path";
import { nearest } from "#src/text/nearest.ts";
import { allChannels } from "../channels/list.ts";
import { formFields, type FormAction } from "../desk/issue-form.ts";
import type { Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { brokenInput, wrongUsage } from "../order/problem.ts";
import type { World } from "../world/world.ts";
import { claim } from "./claim.ts";
import type { Command } from "./command.ts";
import { posted } from "./posted.ts";
import { retry } from "./retry.ts";
import { skip } from "./skip.ts";
import { withdraw } from "./withdraw.ts";

/** `form`: turns an issue that was made with the form into a line of the ledger. */
export const form: Command = {
  name: "form",
  words: ["файл с текстом заявки"],
  options: ["by"],
  help: [["form <файл>", "прочитать заявку «Отметка о публикации» с GitHub"]],
  example: "npm run crosspost -- form заявка.md",
  run: recordForm,
};

/** A person has deleted the post of an entry that was withdrawn. */
const recordDeleted: Command["run"] = (order, world) =>
  withdraw.run({ ...order, done: true, words: order.words.slice(0, 1) }, world);

/** What each choice in «Что сделано» comes to. */
export const formActions: Record<FormAction, Command["run"]> = {
  Опубликована: posted.run,
  Пропускаем: skip.run,
  "Беру себе": claim.run,
  "Поста нет, можно ещё раз": retry.run,
  "Пост удалён": recordDeleted,
};
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

/** What was ticked in the form becomes the order of the command that it means. */
export async function recordForm(order: Order, world: World): Promise<Answer> {
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
  const run = formActions[action];
  if (run === posted.run && !url) throw wrongUsage(`В заявке не заполнено: ${formFields.url}.`);
  if (run === skip.run && !why) throw wrongUsage(`В заявке не заполнено: ${formFields.why}.`);
  return run({ ...order, words: [entry, url ?? ""], channels: channel ? [channelName(channel)] : [], why }, world);
}

/** A channel by its name or by what editors call it. */
function channelName(word: string): string {
  const channel = allChannels.find(({ name, label }) => name === word || label === word);
  if (channel) return channel.name;
  const labels = allChannels.map(({ label }) => label);
  const like = nearest(word, labels);
  throw wrongUsage(`Канала «${word}» нет.${like ? ` Возможно, «${like}»?` : ""}\n  Допустимо: ${labels.join(", ")}`);
}
