import { createHash } from "node:crypto";
import { parse } from "node-html-parser";
import { describe, expect, test } from "vitest";
import type { Announcement } from "#src/entry/manifest.ts";
import { site } from "#src/site.ts";
import { facebookGroup } from "../channels/facebook-group.ts";
import { sample } from "../fixture.ts";
import { deskPage, type DeskPage } from "./page.ts";

const card = (announcement: Announcement, picture?: string) => ({
  announcement,
  post: facebookGroup.compose(announcement, { today: "2026-03-05" }),
  picture,
});
const page = (change: Partial<DeskPage> = {}) =>
  deskPage({
    settings: site,
    cards: [card(sample())],
    waiting: 1,
    limit: 63_206,
    now: new Date("2026-03-05T10:00:00Z"),
    commandOptions: "",
    ...change,
  });
const withGroup = (group: string) => ({
  ...site,
  channels: { ...site.channels, facebook: { ...site.channels.facebook, group } },
});

describe("the share desk", () => {
  test("holds the finished text, the share link and the commands", () => {
    const root = parse(page());
    expect(root.querySelector("textarea")?.textContent.trim()).toBe(card(sample()).post.text);
    const share = root
      .querySelectorAll("a")
      .find((link) => link.getAttribute("href")?.startsWith("https://www.facebook.com/sharer/sharer.php?u="));
    expect(new URL(share?.getAttribute("href") ?? "").searchParams.get("u")).toBe(card(sample()).post.link);
    const commands = root.querySelectorAll("pre").map((block) => parse(block.innerHTML).textContent);
    expect(commands).toEqual([
      "npm run crosspost -- posted sample-practice АДРЕС_ПОСТА",
      'npm run crosspost -- skip sample-practice --why "ПРИЧИНА"',
    ]);
    expect(root.textContent).toContain("* Принадлежит Meta");
  });

  test("a title with a script stays a title", () => {
    const evil = sample({
      title: '</textarea><script>alert("1")</script>',
      teaser: "<img src=x onerror=alert(1)> и </title> 'кавычки'",
      image: { url: 'https://svod.example/o.png?"><script>', width: 1, height: 1, alt: '" onload="alert(1)' },
    });
    const text = page({ cards: [card(evil)] });
    const root = parse(text);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(root.querySelectorAll("img")).toHaveLength(1);
    expect(root.querySelector("img")?.getAttribute("onload")).toBeUndefined();
    expect(root.querySelector("h2")?.textContent).toBe(evil.title);
    expect(root.querySelector("textarea")?.textContent).toContain(evil.teaser);
  });

  test("the browser runs the page's own script and nothing else", () => {
    const policy = parse(page()).querySelector("meta[http-equiv]")?.getAttribute("content") ?? "";
    expect(policy).toContain("default-src 'none'");
    for (const name of ["script", "style"]) {
      const own = new RegExp(`<${name}>([^]*?)</${name}>`).exec(page())?.[1] ?? "";
      expect(own.length).toBeGreaterThan(100);
      expect(policy).toContain(`${name}-src 'sha256-${createHash("sha256").update(own).digest("base64")}'`);
    }
    expect(policy).not.toContain("unsafe");
  });

  test("the group's button stands when the group is set, else it says how to set it", () => {
    expect(page()).toContain("Адрес группы не указан");
    const set = parse(page({ settings: withGroup("https://www.facebook.com/groups/1/") }));
    expect(set.querySelectorAll(".actions a")[0]?.getAttribute("href")).toBe("https://www.facebook.com/groups/1/");
    expect(set.textContent).not.toContain("Адрес группы не указан");
    expect(page({ settings: withGroup("javascript:alert(1)") })).not.toContain("javascript:");
  });

  test("the network is marked wherever the page names it", () => {
    const words = parse(page()).querySelector("body")?.structuredText ?? "";
    expect(words).toContain("Facebook*");
    expect(words.replaceAll("Facebook*", "").match(/Facebook/g)).toBeNull();
  });

  test("without a build the picture comes from the portal", () => {
    expect(parse(page()).querySelector("img")?.getAttribute("src")).toBe("https://svod.example/og/sample-practice.png");
    const local = parse(page({ cards: [card(sample(), "pictures/sample-practice.png")] }));
    expect(local.querySelector("img")?.getAttribute("src")).toBe("pictures/sample-practice.png");
  });

  test("an empty desk says what comes next, a cut one how to see the rest", () => {
    expect(page({ cards: [], waiting: 0 })).toContain("Всё опубликовано");
    expect(page({ waiting: 41 })).toContain("--limit 41");
  });
});
