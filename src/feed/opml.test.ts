import { expect, test, vi } from "vitest";
import { readFile } from "node:fs/promises";
import { makeEntry } from "#tests/fake/entry.ts";
import { feedOf, portalOf } from "#tests/fake/feed.ts";
import { feedsOf } from "./feeds.ts";
import { renderOpml } from "./opml.ts";

vi.hoisted(() => vi.stubEnv("SVOD_URL", "https://svod.example/portal"));

test("the golden list of a portal with one practice", async () => {
  const golden = new URL("../../tests/golden/feed/one.opml", import.meta.url);
  expect(renderOpml(feedsOf(portalOf([makeEntry("practices", "liga")])))).toBe(await readFile(golden, "utf8"));
});

test("any name is well-formed", () => {
  expect(renderOpml([feedOf([], { label: 'А & "Б" <В>\u0000' })])).toContain('text="А &amp; &quot;Б&quot; &lt;В&gt;"');
});
