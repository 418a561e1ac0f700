import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { manifest } from "#src/entry/manifest.ts";
import { sample } from "#tests/fake/announcement.ts";
import { facebookGroup } from "../channels/facebook-group.ts";
import { shortText } from "./short.ts";

const context = { today: "2026-09-01" };
const entries = new URL("../channels/golden/", import.meta.url);
const names = readdirSync(entries).filter((name) => name.endsWith(".json"));
const shorten = (announcement: ReturnType<typeof sample>) =>
  shortText(announcement, facebookGroup.compose(announcement, context), context);

describe("the shorter text", () => {
  test.each(names)("of %s", async (name) => {
    const [announcement] = manifest.shape.entries.parse([JSON.parse(readFileSync(new URL(name, entries), "utf8"))]);
    const short = shorten(sample(announcement)) ?? "(короче не выходит)";
    await expect(`${short}\n`).toMatchFileSnapshot(`golden/${name.replace(".json", ".txt")}`);
  });

  test("is left out where it would hardly be shorter", () => {
    expect(shorten(sample())).toBeUndefined();
    expect(shorten(sample({ teaser: "Коротко." }))).toBeUndefined();
  });

  test("ends with the marked link and holds no hashtag", () => {
    const announcement = sample({ key_figure: "72 % — остались на заводе" });
    const { link } = facebookGroup.compose(announcement, context);
    expect(shorten(announcement)).toBe(`${announcement.title}\n\n72 % — остались на заводе.\n\n${link}`);
  });

  test("of a long teaser takes whole sentences", () => {
    const teaser = `Первое предложение рассказывает о главном и занимает почти всю строку целиком. ${"Второе говорит о подробностях, которые в коротком посте не нужны. ".repeat(4)}`;
    expect(shorten(sample({ teaser }))?.split("\n\n")[1]).toMatch(/[.]$/);
  });
});
