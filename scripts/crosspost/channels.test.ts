import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { manifest } from "#src/entry/manifest.ts";
import type { Channel } from "./channel.ts";
import { allChannels, enabledChannels } from "./channels.ts";
import { sample } from "./fixture.ts";
import type { Settings } from "./settings.ts";
import { site } from "#src/site.ts";

const context = { today: "2026-09-01" };
const channels = allChannels.map(({ channel }) => channel);
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
    expect(`${compose(sample(announcement), context).text}\n`).toBe(read(name.replace(".json", `.${target}.txt`)));
  });
});

/** What a reader of the post sees, counted by the code points and units of a second, plain count. */
const seen = (text: string) =>
  text
    .replace(/<\/?b>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

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

  test.each(channels)("$name: any text ends within the limit, with the address whole", ({ compose, limits }) => {
    for (const word of ["цех", "👩‍🏭", "е́ж", '&<>"', "https://example.org/очень/длинный/адрес", "שלום"]) {
      const post = compose(sample({ title: filler(word, 30), teaser: filler(word, limits.text) }), context);
      expect(post.length).toBeLessThanOrEqual(limits.text);
      expect(post.length).toBe(limits.count(post.format === "html" ? seen(post.text) : post.text));
      const text = seen(post.text);
      expect(text.endsWith(post.link)).toBe(true);
      const [, prose = ""] = text.split("\n\n");
      expect(new Set(prose.replace(/ ?…$/u, "").split(" "))).toEqual(new Set([word]));
    }
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

test("a channel that is switched off is not planned for", () => {
  const settings: Settings = {
    ...site,
    channels: { ...site.channels, facebook: { enabled: false, group: "", footnote: "" } },
  };
  expect(enabledChannels(settings).map(({ name }) => name)).toEqual(["telegram", "vk"]);
});
