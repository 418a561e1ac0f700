import { object, text, type Answer, type Call } from "./call.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions, type PublicPost } from "./peer.ts";
import { Store } from "./store.ts";
import { EntityFault, parseHtml } from "./telegram-html.ts";

/** A chat that the bot knows; `rights` say whether it may post there. */
interface Chat {
  id: number;
  type: "channel" | "supergroup";
  title: string;
  username?: string;
  rights: "may-post" | "may-not-post" | "kicked";
}

interface Message {
  id: number;
  chat: Chat;
  at: number;
  text: string;
  entities: object[];
  /** A photo with a caption; a message without is text. */
  photo?: string;
  preview?: Record<string, unknown>;
  edited?: number;
}

/** The Telegram Bot API with a channel and a group. */
export interface TelegramPeer extends Peer {
  token: string;
  channel: Chat;
  group: Chat;
  /** After so many messages in a minute to one chat come 429s; 20 is the network's own number for groups. */
  pace: { perMinute: number };
  /** The token was revoked in @BotFather. */
  revoke: () => void;
  /** Somebody deletes a message by hand. */
  moderate: (id: number) => boolean;
  messages: () => Message[];
}

const fail = (code: number, description: string, parameters?: object): Answer => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
});
const bad = (what: string) => fail(400, `Bad Request: ${what}`);
const tooMany = (seconds: number) => fail(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
const done = (result: unknown): Answer => ({ body: { ok: true, result } });

/** Telegram counts code points, after the entities are parsed. */
const limits = { text: 4096, caption: 1024 };

/** A text with its formatting, or what Telegram says against it. */
function formatted(call: Call, name: "text" | "caption"): { text: string; entities: object[] } | Answer {
  const source = text(call, name) ?? "";
  const mode = text(call, "parse_mode");
  if (mode !== undefined && !/^html$/i.test(mode)) return bad("unsupported parse_mode");
  try {
    const parsed = mode === undefined ? { text: source.trim(), entities: [] } : parseHtml(source.trimStart());
    if (name === "text" && parsed.text === "") return bad("message text is empty");
    if ([...parsed.text].length <= limits[name]) return parsed;
    return bad(name === "text" ? "message is too long" : "message caption is too long");
  } catch (error) {
    if (error instanceof EntityFault) return fail(400, error.message);
    throw error;
  }
}

export async function telegramPeer({ clock: source }: PeerOptions = {}): Promise<TelegramPeer> {
  const clock = new Clock(source);
  const { now } = clock;
  const token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
  const channel: Chat = {
    id: -1_001_234_567_890,
    type: "channel",
    title: "Лучшие практики",
    username: "svod_practices",
    rights: "may-post",
  };
  const group: Chat = { id: -1_009_876_543_210, type: "supergroup", title: "Менеджеры", rights: "may-post" };
  const pace = { perMinute: 20 };
  const store = new Store<Message>(now);
  let made = 0;
  let revoked = false;

  const chatOf = (call: Call): Chat | Answer => {
    const asked = text(call, "chat_id");
    if (asked === undefined) return bad("chat_id is empty");
    const chat = [channel, group].find(({ id, username }) => asked === String(id) || asked === `@${username}`);
    if (!chat) return bad("chat not found");
    const place = chat.type === "channel" ? "channel chat" : "supergroup chat";
    return chat.rights === "kicked" ? fail(403, `Forbidden: bot was kicked from the ${place}`) : chat;
  };

  const shownChat = ({ id, type, title, username }: Chat) => ({ id, title, ...(username && { username }), type });
  const shown = (message: Message) => ({
    message_id: message.id,
    sender_chat: shownChat(message.chat),
    chat: shownChat(message.chat),
    date: Math.floor(message.at / 1000),
    ...(message.edited && { edit_date: Math.floor(message.edited / 1000) }),
    ...(message.photo === undefined
      ? { text: message.text, ...(message.entities.length > 0 && { entities: message.entities }) }
      : {
          photo: [{ file_id: `photo${message.id}`, file_unique_id: `u${message.id}`, width: 1200, height: 630 }],
          ...(message.text !== "" && { caption: message.text, caption_entities: message.entities }),
        }),
    ...(message.preview && { link_preview_options: message.preview }),
  });

  const send = (call: Call, name: "text" | "caption"): Answer => {
    const chat = chatOf(call);
    if (!("id" in chat)) return chat;
    if (chat.rights === "may-not-post")
      return bad(`need administrator rights in the ${chat.type === "channel" ? "channel chat" : "supergroup chat"}`);
    const recent = store.list().filter((message) => message.chat === chat && now() - message.at < 60_000);
    const oldest = recent.at(-pace.perMinute);
    if (oldest) return tooMany(Math.ceil((oldest.at + 60_000 - now()) / 1000));
    const photo = call.files["photo"]?.name ?? text(call, "photo");
    if (name === "caption" && photo === undefined) return bad("there is no photo in the request");
    const content = formatted(call, name);
    if (!("entities" in content)) return content;
    const preview = object(call, "link_preview_options");
    const message = {
      ...content,
      id: (made += 1),
      chat,
      at: now(),
      ...(photo && { photo }),
      ...(preview && { preview }),
    };
    return done(shown(store.set(String(message.id), message)));
  };

  const edit = (call: Call, name: "text" | "caption"): Answer => {
    const chat = chatOf(call);
    if (!("id" in chat)) return chat;
    const message = store.get(text(call, "message_id") ?? "");
    if (message?.chat !== chat) return bad("message to edit not found");
    if ((name === "text") !== (message.photo === undefined))
      return bad(
        name === "text" ? "there is no text in the message to edit" : "there is no caption in the message to edit",
      );
    const content = formatted(call, name);
    if (!("entities" in content)) return content;
    const isSame =
      content.text === message.text && JSON.stringify(content.entities) === JSON.stringify(message.entities);
    if (isSame)
      return bad(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    return done(shown(store.set(String(message.id), { ...message, ...content, edited: now() })));
  };

  const remove = (call: Call): Answer => {
    const chat = chatOf(call);
    if (!("id" in chat)) return chat;
    const id = text(call, "message_id") ?? "";
    if (store.get(id)?.chat !== chat) return bad("message to delete not found");
    return done(store.remove(id));
  };

  const me = { id: 110_201_543, is_bot: true, first_name: "Свод", username: "svod_bot" };
  const chatInfo = (call: Call, work: (chat: Chat) => unknown): Answer => {
    const chat = chatOf(call);
    return "id" in chat ? done(work(chat)) : chat;
  };
  const membership = (call: Call) =>
    chatInfo(call, ({ rights }) =>
      rights === "may-post"
        ? { status: "administrator", user: me, can_post_messages: true, can_edit_messages: true }
        : { status: "member", user: me },
    );

  const methods: Record<string, (call: Call) => Answer> = {
    getme: () =>
      done({ ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false }),
    getchat: (call) => chatInfo(call, shownChat),
    getchatmember: membership,
    getchatmembercount: (call) => chatInfo(call, () => 240),
    sendmessage: (call) => send(call, "text"),
    sendphoto: (call) => send(call, "caption"),
    editmessagetext: (call) => edit(call, "text"),
    editmessagecaption: (call) => edit(call, "caption"),
    deletemessage: remove,
  };

  const handle = (call: Call): Answer => {
    const [, asked, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(decodeURIComponent(call.path)) ?? [];
    if (asked === undefined) return fail(404, "Not Found");
    if (asked !== token || revoked) return fail(401, "Unauthorized");
    return methods[method.toLowerCase()]?.(call) ?? fail(404, "Not Found: method not found");
  };

  const refuse = (refusal: Refusal): Answer => {
    if (refusal === "throttle") return tooMany(7);
    if (refusal === "auth-expired") return fail(401, "Unauthorized");
    if (refusal === "permission") return fail(403, "Forbidden: bot is not a member of the channel chat");
    if (refusal === "policy") return bad("CHAT_WRITE_FORBIDDEN");
    const code = Number(refusal.split(":")[1]);
    return fail(code, code >= 500 ? "Internal Server Error" : `Error ${code}`);
  };

  const { peer } = await startPeer(clock, () => ({
    name: "telegram",
    secrets: [token],
    handle,
    refuse,
    posts: () =>
      store.list().map((message): PublicPost => ({
        id: String(message.id),
        text: message.text,
        ...(typeof message.preview?.["url"] === "string" && { link: message.preview["url"] }),
        at: message.at,
      })),
  }));
  return Object.assign(peer, {
    token,
    channel,
    group,
    pace,
    revoke: () => void (revoked = true),
    moderate: (id: number) => store.remove(String(id)),
    messages: () => store.list(),
  });
}
