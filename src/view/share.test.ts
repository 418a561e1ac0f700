import { expect, test } from "vitest";
import { absolute, site } from "#src/site.ts";
import { shareLinks } from "./share.ts";

const title = 'Кто платит? «А & Б» + "50 %" <#1> 😀';
const links = new Map(shareLinks(title, "/practices/one/").map(({ label, to }) => [label, new URL(to)]));
const address = (way: string) => `${absolute("/practices/one/")}?utm_source=${way}&utm_medium=share`;

test.each([
  ["Telegram", "https://t.me/share/url", { url: address("telegram"), text: title }],
  ["ВКонтакте", "https://vk.com/share.php", { url: address("vk"), title }],
  ["Facebook*", "https://www.facebook.com/sharer/sharer.php", { u: address("facebook") }],
  ["Почта", "mailto:", { subject: title, body: `${title}\r\n${address("email")}` }],
])("%s gets the whole title and an address with its mark", (label, base, fields) => {
  const url = links.get(label);
  expect(url?.href.split("?")[0]).toBe(base);
  expect(Object.fromEntries(url?.searchParams ?? [])).toEqual(fields);
  // Telegram and mail programs show a plus as a plus.
  expect(url?.search).not.toContain("+");
});

test("Facebook is named only where the setting allows it", () => {
  expect([...links.keys()].includes("Facebook*")).toBe(site.channels.facebook.enabled);
});

test("half a letter does not stop the page", () => {
  expect(shareLinks("Половина \uD83D", "/a/")[0]?.to).toContain("%EF%BF%BD");
});
