import { z } from "zod";
import type { Post, Remote, Wire } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callBot, readBot, saidWhy, settingsOf, telegramSecrets } from "./bot-api.ts";
import { examineTelegram } from "./examine.ts";

const message = z.object({
  message_id: z.int(),
  chat: z.object({ id: z.int(), username: z.string().optional() }),
});

const remoteOf = ({ message_id, chat: { id, username } }: z.infer<typeof message>): Remote => ({
  // The chat's number stays when the channel takes another name.
  remoteId: `${id}/${message_id}`,
  // A private channel's number begins with -100, which its links leave out.
  url: username
    ? `https://t.me/${username}/${message_id}`
    : `https://t.me/c/${String(id).replace(/^-(?:100)?/, "")}/${message_id}`,
  isPublic: true,
});

const place = ({ remoteId }: Remote) => {
  const [chat, id] = remoteId.split("/");
  return { chat_id: Number(chat), message_id: Number(id) };
};

const written = (post: Post) => ({
  text: post.text,
  parse_mode: "HTML",
  // Below the text: the post begins with its headline, as readers of a channel expect.
  link_preview_options: { url: post.link, prefer_large_media: true, show_above_text: false },
});

const sendMessage = async (parameters: Record<string, unknown>, access: Access): Promise<Outcome<Remote>> => {
  const outcome = readBot(await callBot("sendMessage", parameters, access), message, access);
  return outcome.is === "done" ? { is: "done", value: remoteOf(outcome.value) } : outcome;
};

/** The Bot API has neither an idempotency key nor a way to read a channel: after an unclear answer a person looks. */
export const telegramWire: Wire = {
  secrets: telegramSecrets,
  send: (post, _attempt, access) => sendMessage({ chat_id: settingsOf(access).chat, ...written(post) }, access),
  edit: async (remote, post, _attempt, access) => {
    const said = await callBot("editMessageText", { ...place(remote), ...written(post) }, access);
    const outcome = readBot(said, message, access);
    if (outcome.is === "done") return { is: "done", value: remoteOf(outcome.value) };
    return saidWhy(outcome, /message is not modified/i) ? { is: "done", value: remote } : outcome;
  },
  remove: async (remote, access) => {
    const outcome = readBot(await callBot("deleteMessage", place(remote), access), z.literal(true), access);
    if (outcome.is === "done" || saidWhy(outcome, /message to delete not found/i))
      return { is: "done", value: undefined };
    return saidWhy(outcome, /can't be deleted/i)
      ? { is: "person", why: "бот не может удалить этот пост (старше 48\u00A0часов или нет права): удалите его сами" }
      : outcome;
  },
  notify: async (text, access) => {
    const { managers } = settingsOf(access);
    if (managers === undefined) return { is: "failed", why: "чат редакции не указан (managers)" };
    return sendMessage({ chat_id: managers, text }, access);
  },
  examine: examineTelegram,
};
