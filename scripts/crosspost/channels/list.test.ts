import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { manifest } from "#src/entry/manifest.ts";
import { site } from "#src/site.ts";
import { sample } from "#tests/fake/announcement.ts";
import type { Channel, Post } from "../channel.ts";
import { readArguments } from "../commands/list.ts";
import { checkSettings } from "../settings/file.ts";
import { chosenChannels, enabledChannels } from "../world/choice.ts";
import { shortAddress } from "./bluesky/facets.ts";
import { allChannels, channelSchemas } from "./list.ts";

/** The least that each channel must be told. */
const required: Record<string, object> = {
  "facebook-group": {},
  "facebook-page": { page: "100", appId: "900" },
  telegram: { chat: "@svod" },
  vk: { group: 123 },
  mastodon: { server: "https://mastodon.example" },
  bluesky: { identifier: "svod.bsky.social" },
  webhook: { url: "https://hook.example/svod" },
};

const context = { today: "2026-09-01" };
const channels = allChannels;
const golden = new URL("golden/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, golden), "utf8");
const pairs = readdirSync(golden).filter((name) => name.endsWith(".json"));

const channel = (name: string): Channel => {
  const found = channels.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no channel ${name}`);
  return found;
};

describe.each(pairs)("the post of %s", (name) => {
  const [announcement] = manifest.shape.entries.parse([JSON.parse(read(name))]);
  test.each(channels)("in $name", ({ name: target, compose }) => {
    const post = `${compose(sample(announcement), context).text}\n`;
    const file = name.replace(".json", `.${target}.txt`);
    if (process.env["SVOD_GOLDEN"] === "write") writeFileSync(new URL(file, golden), post);
    expect(post).toBe(read(file));
  });
});

/** What a reader sees of a post in Telegram's markup, read here a second time. */
const seen = (text: string) =>
  text
    .replace(/<\/?b>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** What a program sends, as its reader sees it: read here a second time. */
const sentText = (name: string, { format, text }: Post): unknown =>
  name === "webhook" ? JSON.parse(text).text : format === "html" ? seen(text) : text;

describe("limits", () => {
  const filler = (unit: string, length: number) => Array.from({ length }, () => unit).join(" ");

  test("telegram counts code points after the markup is read: one more cuts a word", () => {
    const { compose } = channel("telegram");
    const frame = Array.from(seen(compose(sample({ teaser: "Я" }), context).text)).length - 1;
    const teaser = filler("🏭", ((4096 - frame + 1) / 2) | 0);
    const room = 4096 - frame - Array.from(teaser).length;
    const full = compose(sample({ teaser: teaser + "я".repeat(room) }), context);
    expect(Array.from(seen(full.text)).length).toBe(4096);
    expect(full.length).toBe(4096);
    expect(full.seen).toBe(seen(full.text));
    expect(full.text).toContain("#лучшиепрактики");
    expect(full.text).not.toContain("…");

    // One over the limit: the hashtag goes first, the text stays.
    const over = compose(sample({ teaser: teaser + "я".repeat(room + 1) }), context);
    expect(over.length).toBeLessThanOrEqual(4096);
    expect(over.text).not.toContain("#");
    expect(over.text).not.toContain("…");
    expect(over.text).toContain(over.link.replaceAll("&", "&amp;"));
  });

  test("escaped signs count once in telegram and by their entities in vk", () => {
    const signs = sample({ title: '&<>"', teaser: "Я" });
    const plain = sample({ title: "абвг", teaser: "Я" });
    expect(channel("telegram").compose(signs, context).length).toBe(channel("telegram").compose(plain, context).length);
    expect(channel("vk").compose(signs, context).length - channel("vk").compose(plain, context).length).toBe(
      4 + 3 + 3 + 5,
    );
    expect(channel("facebook-group").compose(signs, context).length).toBe(
      channel("facebook-group").compose(plain, context).length,
    );
  });

  const words = [
    "цех",
    "👩‍🏭",
    "👨‍👩‍👧‍👦🇷🇺",
    "е́ж",
    "Z̸̢̛̯a̷͙̕l̶̰̈g̴͉̍o̵",
    '&<>"',
    "<b>",
    "https://example.org/очень/длинный/адрес?a=1&b=2",
    "שָׁלוֹם",
    "مرحبا",
    "в\u00A0цехе",
    "—",
  ];
  const phrase = (maxLength: number) =>
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength }).map((chosen) => chosen.join(" "));

  /** The words of a paragraph that may have been cut; a no-break space keeps a word together. */
  const wordsOf = (paragraph: string) => paragraph.replace(/ ?…$/u, "").split(" ").filter(Boolean);

  test.each(channels)(
    "$name: any text ends within the limit, words and the address whole",
    ({ name, compose, limits }) => {
      const shown = (link: string) => (name === "bluesky" ? shortAddress(link) : link);
      const most = Math.min(limits.text, 1_500);
      fc.assert(
        fc.property(phrase(30), phrase(most), fc.option(phrase(most)), (title, teaser, own) => {
          const post = compose(sample({ title, teaser, ...(own !== null && { share_text: own }) }), context);
          expect(post.length).toBeLessThanOrEqual(limits.text);
          expect(post.length).toBe(limits.count(post.seen));
          expect(sentText(name, post)).toBe(post.seen);
          const paragraphs = post.seen.split("\n\n");
          const at = paragraphs.indexOf(shown(post.link));
          expect(at).toBeGreaterThan(0);
          for (const paragraph of paragraphs.slice(0, at)) {
            const source = [own, title, teaser].find((text) =>
              text?.normalize("NFC").startsWith(wordsOf(paragraph).join(" ")),
            );
            expect(source, paragraph).toBeTypeOf("string");
            const kept = wordsOf(paragraph);
            expect((source ?? "").normalize("NFC").split(" ").slice(0, kept.length)).toEqual(kept);
          }
          for (const paragraph of paragraphs.slice(at + 1)) expect(paragraph).toBe("#лучшиепрактики");
        }),
        { numRuns: 60 },
      );
    },
  );

  test("bluesky keeps within graphemes and bytes at once", () => {
    const heavy = filler("👨‍👩‍👧‍👦", 200);
    const light = filler("цех", 200);
    for (const teaser of [heavy, light]) {
      const { seen: text } = channel("bluesky").compose(sample({ teaser }), context);
      expect([...new Intl.Segmenter("ru").segment(text)].length).toBeLessThanOrEqual(300);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3000);
      expect(
        Math.max([...new Intl.Segmenter("ru").segment(text)].length, Buffer.byteLength(text) / 10),
      ).toBeGreaterThan(280);
    }
  });

  test("mastodon counts an address as 23 and a name without its server, within the limit of its settings", () => {
    const { compose, limits } = channel("mastodon");
    expect(limits.count("a https://svod.example/very/long/address/?with=marks&and=more b")).toBe(23 + 4);
    expect(limits.count("http://a.ru")).toBe(23);
    expect(limits.count("https://svod.example/a/, дальше")).toBe(23 + 8);
    expect(limits.count("@college@mastodon.example")).toBe("@college".length);
    const long = sample({ teaser: filler("слово", 600) });
    expect(compose(long, { ...context, settings: { limit: 1000 } }).length).toBeGreaterThan(990);
    expect(compose(long, context).length).toBeLessThanOrEqual(500);
  });

  test("a page whose address alone is too long is named, not cut", () => {
    const endless = sample({ url: `https://svod.example/practices/${"a".repeat(5000)}/` });
    expect(() => channel("telegram").compose(endless, context)).toThrow("слишком длинный адрес");
  });
});

describe("composing", () => {
  const { compose } = channel("vk");

  test("UTM marks join the address's own query and keep its anchor", () => {
    const { link } = compose(sample({ url: "https://svod.example/practices/a/?x=1#steps" }), context);
    const url = new URL(link);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      x: "1",
      utm_source: "vk",
      utm_medium: "social",
      utm_campaign: "practices",
    });
    expect(url.hash).toBe("#steps");
  });
  test("a deadline that has passed is not announced", () => {
    const event = { start: "2026-10-05", deadline: "2026-09-01", zone: "Europe/Moscow", place: "Москва" };
    expect(compose(sample({ event }), { today: "2026-09-01" }).text).toContain("Заявки: до 1 сентября 2026\u00A0г.");
    expect(compose(sample({ event }), { today: "2026-09-02" }).text).not.toContain("Заявки");
  });
  test.each([
    [{ start: "2026-10-05" }, "Когда: 5 октября 2026\u00A0г.\n"],
    [{ start: "2026-10-05T10:00" }, "Когда: 5 октября 2026\u00A0г., 10:00 по московскому времени\n"],
    [
      { start: "2026-10-05T10:00", end: "2026-10-05T12:30" },
      "Когда: 5 октября 2026\u00A0г., 10:00–12:30 по московскому времени\n",
    ],
    [{ start: "2026-09-30", end: "2026-10-02" }, "Когда: 30 сентября\u00A0— 2 октября 2026\u00A0г.\n"],
  ])("the time of %o", (time, line) => {
    expect(compose(sample({ event: { ...time, zone: "Europe/Moscow", place: "Москва" } }), context).text).toContain(
      line,
    );
  });
});

describe.each(channels)("the settings of $name", ({ name, settings, wire }) => {
  test("speak to an editor in Russian, and take no unknown key", () => {
    for (const [key, field] of Object.entries(settings.shape))
      expect(z.toJSONSchema(field as z.ZodType).description, key).toMatch(/[а-яё]/i);
    expect(settings.safeParse({ ...required[name], sevrer: "https://x.example" }).success).toBe(false);
  });
  test("need nothing but what only the community knows", () => {
    expect(settings.safeParse(required[name]).error).toBeUndefined();
  });
  test("hold no key: each has a variable of its own, and says where it is got", () => {
    for (const { name: variable, what } of wire?.secrets ?? []) {
      expect(variable).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
      expect(what).toMatch(/[а-яё]/i);
    }
    expect(wire === undefined).toBe(name === "facebook-group");
  });
});

test("a channel is on when it is listed; one that is off says which switch it is", () => {
  const world = (enabled: boolean) => {
    const own = { ...site, channels: { ...site.channels, facebook: { enabled, group: "", footnote: "" } } };
    const checked = checkSettings("channels: { facebook-group: {}, telegram: { chat: '@svod' } }", {
      channels: channelSchemas,
      site: own,
      rubrics: [],
    });
    if ("faults" in checked) throw new Error(JSON.stringify(checked.faults));
    return { config: checked.settings };
  };
  const names = (enabled: boolean) => enabledChannels(world(enabled)).map(({ name }) => name);
  expect(names(true)).toEqual(["facebook-group", "telegram"]);
  expect(names(false)).toEqual(["telegram"]);
  const asked = { ...readArguments(["plan"]), channels: ["facebook-group"] };
  expect(() => chosenChannels(asked, world(false))).toThrow("content/site.yaml");
});
