import { z } from "zod";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { clockFinding, refusalFinding } from "#scripts/crosspost/network/answer.ts";
import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { callBot, readBot, settingsOf } from "./bot-api.ts";

const person = z.object({ id: z.int(), username: z.string().optional() });
const room = z.object({ id: z.int(), type: z.string(), title: z.string().optional(), username: z.string().optional() });
const membership = z.object({
  status: z.string(),
  can_post_messages: z.boolean().optional(),
});

/** Whether the key works, the chat is there and the bot may post in it. */
export async function examineTelegram(access: Access): Promise<Finding[]> {
  const { chat, managers } = settingsOf(access);
  const said = await callBot("getMe", {}, access);
  const bot = readBot(said, person, access);
  const clock = clockFinding(said, access.now());
  if (bot.is !== "done")
    return [
      ...clock,
      refusalFinding(
        bot,
        "Бот Telegram не отвечает",
        "Проверьте TELEGRAM_BOT_TOKEN: ключ показывает @BotFather, команда /mybots.",
      ),
    ];
  const good: Finding = { level: "good", what: `Ключ бота @${bot.value.username ?? bot.value.id} действует.` };
  const found = [good, ...clock, ...(await examineChat(chat, bot.value.id, access))];
  if (managers === undefined) return found;
  const office = readBot(await callBot("getChat", { chat_id: managers }, access), room, access);
  return office.is === "done"
    ? [...found, { level: "good", what: `Чат редакции: «${office.value.title ?? String(managers)}».` }]
    : [
        ...found,
        {
          ...refusalFinding(office, "Чат редакции (managers) боту не виден", "Добавьте бота в этот чат."),
          level: "warning",
        },
      ];
}

async function examineChat(chat: string | number, bot: number, access: Access): Promise<Finding[]> {
  const known = readBot(await callBot("getChat", { chat_id: chat }, access), room, access);
  if (known.is !== "done")
    return [
      refusalFinding(known, `Чат ${chat} боту не виден`, "Проверьте chat и сделайте бота администратором канала."),
    ];
  const name = `«${known.value.title ?? String(chat)}»`;
  const member = readBot(await callBot("getChatMember", { chat_id: chat, user_id: bot }, access), membership, access);
  if (member.is !== "done")
    return [refusalFinding(member, `Права бота в ${name} не узнать`, "Сделайте бота администратором канала.")];
  const { status, can_post_messages: post } = member.value;
  const isChannel = known.value.type === "channel";
  const mayPost =
    status === "creator" ||
    (isChannel ? status === "administrator" && post === true : ["administrator", "member"].includes(status));
  if (!mayPost)
    return [
      {
        level: "fault",
        what: `Бот не может публиковать в ${name}.`,
        mend: isChannel ? "Сделайте бота администратором с правом «Публикация сообщений»." : "Добавьте бота в группу.",
      },
    ];
  return [{ level: "good", what: `Бот публикует в ${name}.` }];
}
