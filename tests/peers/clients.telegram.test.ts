import { Bot, GrammyError } from "grammy";
import TelegramServer from "telegram-test-api";
import { describe, expect, test } from "vitest";
import { clock, opened } from "./opened.ts";
import { telegramPeer } from "./telegram.ts";

// A client that others wrote speaks to the fake: one that only mirrored our own client would fail here.

const link = "https://example.org/practices/dual/";

describe("Telegram", () => {
  const bot = (url: string, token: string) => new Bot(token, { client: { apiRoot: url } }).api;

  test("grammY sends, edits and deletes", async () => {
    const peer = await opened(telegramPeer({ clock }));
    const api = bot(peer.url, peer.token);
    const chat = `@${peer.channel.username}`;
    expect(await api.getMe()).toMatchObject({ is_bot: true });
    expect(await api.getChat(chat)).toMatchObject({ id: peer.channel.id, type: "channel" });
    const sent = await api.sendMessage(
      chat,
      '<b>Цех &amp; класс</b> 👩‍🏭 <a href="https://example.org/?a=1&amp;b=2">читать</a>',
      {
        parse_mode: "HTML",
        link_preview_options: { url: link, show_above_text: true },
      },
    );
    expect(sent).toMatchObject({
      text: "Цех & класс 👩‍🏭 читать",
      entities: [
        { type: "bold", offset: 0, length: 11 },
        { type: "text_link", offset: 18, length: 6, url: "https://example.org/?a=1&b=2" },
      ],
      link_preview_options: { url: link },
    });
    await api.editMessageText(chat, sent.message_id, "Исправлено");
    expect(peer.posts()).toMatchObject([{ text: "Исправлено", link }]);
    const photo = await api.sendPhoto(chat, `${link}og.png`, { caption: "<i>Подпись</i>", parse_mode: "HTML" });
    expect(photo).toMatchObject({ caption: "Подпись", caption_entities: [{ type: "italic" }] });
    await api.editMessageCaption(chat, photo.message_id, { caption: "Новая" });
    await api.deleteMessage(chat, sent.message_id);
    expect(peer.posts().map(({ text }) => text)).toEqual(["Новая"]);
    expect(JSON.stringify(peer.log)).not.toContain(peer.token);
  });

  test("refusals come as grammY understands them", async () => {
    const peer = await opened(telegramPeer({ clock }));
    const api = bot(peer.url, peer.token);
    const html = (text: string) => api.sendMessage(peer.channel.id, text, { parse_mode: "HTML" });
    const refused = (work: Promise<unknown>, error_code: number, description: string) =>
      expect(work).rejects.toMatchObject({ error_code, description: expect.stringContaining(description) });
    await refused(html("<h1>нет</h1>"), 400, 'can\'t parse entities: Unsupported start tag "h1"');
    await refused(html("<b>нет"), 400, 'Can\'t find end tag corresponding to start tag "b"');
    await refused(html("a < b"), 400, "can't parse entities");
    await refused(html("<b></b>"), 400, "message text is empty");
    await refused(html(`<b>${"ё".repeat(4097)}</b>`), 400, "message is too long");
    await refused(api.sendMessage("@nobody", "текст"), 400, "chat not found");
    await refused(bot(peer.url, "1:wrong").getMe(), 401, "Unauthorized");
    peer.channel.rights = "kicked";
    await refused(html("текст"), 403, "Forbidden");
    peer.fault({ how: "throttle" });
    const throttled: unknown = await html("текст").catch((error: unknown) => error);
    expect(throttled).toBeInstanceOf(GrammyError);
    expect(throttled).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(peer.posts()).toEqual([]);
  });

  test("the limit counts what is left after the entities are parsed", async () => {
    const peer = await opened(telegramPeer({ clock }));
    const text = `<b>${"&amp;".repeat(2000)}</b>${"😀".repeat(2096)}`;
    await bot(peer.url, peer.token).sendMessage(peer.channel.id, text, { parse_mode: "HTML" });
    expect(peer.posts().map((post) => [...post.text].length)).toEqual([4096]);
  });

  test("answers as telegram-test-api does where both can", async () => {
    const peer = await opened(telegramPeer({ clock }));
    // The package takes no port 0: one that was free a moment ago.
    const spare = await telegramPeer({ clock });
    const port = Number(new URL(spare.url).port);
    await spare.close();
    const other = new TelegramServer({ port, host: "127.0.0.1" });
    await other.start();
    const answers = async (url: string, token: string, chat_id: number) => {
      const post = async (method: string, body: object) => {
        const response = await fetch(`${url}/bot${token}/${method}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
        const { ok, result } = (await response.json()) as { ok: boolean; result: Record<string, unknown> };
        return { status: response.status, ok, result };
      };
      const sent = await post("sendMessage", { chat_id, text: "Текст" });
      const message_id = sent.result["message_id"];
      return {
        sent: [sent.status, sent.ok, typeof message_id, typeof sent.result["date"], sent.result["text"]],
        edited: (await post("editMessageText", { chat_id, message_id, text: "Другой" })).ok,
        deleted: (await post("deleteMessage", { chat_id, message_id })).ok,
      };
    };
    try {
      expect(await answers(peer.url, peer.token, peer.channel.id)).toEqual(
        await answers(other.config.apiURL, "123:test", 1),
      );
    } finally {
      await other.stop();
    }
  });
});
