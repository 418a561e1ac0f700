import { describe, expect, test } from "vitest";
import { sample, sampleManifest } from "#tests/fake/announcement.ts";
import { readManifest } from "./manifest.ts";

const address = "https://svod.example/entries.json";
const answering = (body: unknown, status = 200) => ({
  root: "/",
  fetch: async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status }),
});
const good = sampleManifest([sample()]);
const [entry] = good.entries;

describe("the manifest", () => {
  test("is read from the portal", async () => expect(await readManifest(address, answering(good))).toEqual(good));
  test.each([
    ["a page that is not there", answering("нет", 404), "кодом 404"],
    ["a web page", answering("<!doctype html>"), "это не JSON"],
    ["a torn file", answering(JSON.stringify(good).slice(0, -1)), "это не JSON"],
    ["another version", answering({ ...good, version: 2 }), "version — допустимо: 1"],
    [
      "a missing field",
      answering({ ...good, entries: [{ ...entry, title: undefined }] }),
      "entries[0].title — поля нет",
    ],
    [
      "a wrong type",
      answering({ ...good, entries: [{ ...entry, tags: "а" }] }),
      "entries[0].tags — нужно другое: список",
    ],
    [
      "an unknown field",
      answering({ ...good, entries: [{ ...entry, extra: 1 }] }),
      "entries[0] — незнакомое поле: extra",
    ],
    [
      "an id that is a path",
      answering({ ...good, entries: [{ ...entry, id: "../../etc" }] }),
      "недопустимый идентификатор: ../../etc",
    ],
    [
      "a day that is none",
      answering({ ...good, entries: [{ ...entry, published: "2026-02-30" }] }),
      "это не дата: 2026-02-30",
    ],
    [
      "an event at no time",
      answering({
        ...good,
        entries: [{ ...entry, event: { start: "скоро", zone: "Europe/Moscow", place: "Москва" } }],
      }),
      "время записано не так",
    ],
    ["twins", answering({ ...good, entries: [entry, entry] }), "встречается дважды"],
    [
      "an address that is a program",
      answering({ ...good, entries: [{ ...entry, url: "javascript:alert(1)" }] }),
      "адрес не с этого портала",
    ],
    [
      "an address of somebody else",
      answering({ ...good, entries: [{ ...entry, url: "https://svod.example.evil.ru/" }] }),
      "адрес не с этого портала",
    ],
  ])("%s is refused in words", async (_, sources, message) => {
    await expect(readManifest(address, sources)).rejects.toThrow(message);
  });
  test("a silent portal is named with its reason", async () => {
    const silent = {
      root: "/",
      fetch: () => Promise.reject(new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") })),
    };
    await expect(readManifest(address, silent)).rejects.toMatchObject({
      message: expect.stringContaining("не отвечает (connect ECONNREFUSED)"),
      exitCode: 4,
    });
  });
});
