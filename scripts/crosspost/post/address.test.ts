import { describe, expect, test } from "vitest";
import { badAddresses, goodAddresses } from "#tests/fake/post-addresses.ts";
import { facebookGroup } from "../channels/facebook-group.ts";
import { allChannels } from "../channels/list.ts";
import { postAddress } from "../world/choice.ts";
import { readPostAddress } from "./address.js";

const portal = "svod.example";
const channel = (name: string) => {
  const found = allChannels.find((one) => one.name === name);
  if (!found) throw new Error(`no channel ${name}`);
  return found;
};

describe("the address of a post", () => {
  const place = { hosts: facebookGroup.hosts, portal };
  test.each(goodAddresses)("in the group: %s", (given, kept) => {
    expect(readPostAddress(given, place)).toEqual({ url: kept, fault: "" });
    expect(postAddress(given, facebookGroup, portal)).toBe(kept);
  });
  test.each(badAddresses)("is not in the group: %s", (given, words) => {
    const { url, fault } = readPostAddress(given, place);
    expect(url).toBeUndefined();
    expect(fault).toContain(words);
    expect(() => postAddress(given, facebookGroup, portal)).toThrow(fault);
  });

  test.each([
    ["telegram", "https://t.me/svod/12?single&utm_source=x", "https://t.me/svod/12?single"],
    ["vk", "https://vk.com/svod?w=wall-1_2&ref=3", "https://vk.com/svod?w=wall-1_2"],
    ["vk", "https://vk.com/wall-1_2#3", "https://vk.com/wall-1_2"],
    ["bluesky", "https://bsky.app/profile/svod.example/post/3k", "https://bsky.app/profile/svod.example/post/3k"],
    ["mastodon", "https://mastodon.example/@svod/12", "https://mastodon.example/@svod/12"],
    ["mastodon", "https://blog.example/?p=12", "https://blog.example/?p=12"],
  ])("in another channel: %s, %s", (name, given, made) => expect(postAddress(given, channel(name), portal)).toBe(made));

  test.each(allChannels.map(({ name, hosts }) => [name, `https://${hosts[0] ?? "social.example"}/`] as const))(
    "is more than a host: %s, %s",
    (name, address) => expect(() => postAddress(address, channel(name))).toThrow("Это адрес сайта целиком"),
  );

  test.each([
    ["telegram", "https://t.me/share/url?url=https://svod.example/", "Это окно «Поделиться»"],
    ["vk", "https://vk.com/share.php?url=https://svod.example/", "Это окно «Поделиться»"],
    ["mastodon", "https://svod.example/practices/newest/", "Это адрес портала"],
    ["vk", "https://t.me/svod/1", "он начинается с https://vk.com/ или https://vk.ru/"],
  ])("is refused: %s, %s", (name, given, words) =>
    expect(() => postAddress(given, channel(name), portal)).toThrow(words),
  );
});
