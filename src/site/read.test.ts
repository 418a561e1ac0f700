import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { shapeOf } from "#src/entry/schema-walk.ts";
import { formatFaults, type Fault } from "#src/loader/fault.ts";
import { siteFile } from "./place.ts";
import { readSite } from "./read.ts";
import { siteSchema } from "./schema.ts";

const least = `name: Маяк
slogan: Практики колледжей края
description: Портал колледжей края о том, как они готовят кадры для верфи.
address: https://mayak.example/portal/
publisher: Колледжи края
zone: Asia/Vladivostok
contentLicence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/deed.ru
`;

type Files = Record<string, string | Uint8Array>;

async function readFrom(files: Files, env: Record<string, string> = {}) {
  const root = await mkdtemp(path.join(tmpdir(), "svod-"));
  try {
    await mkdir(path.join(root, "content"));
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(root, name), content);
    return readSite(root, env);
  } finally {
    await rm(root, { recursive: true });
  }
}

const settingsOf = async (text: string, env?: Record<string, string>) => {
  const read = await readFrom({ [siteFile]: text }, env);
  if ("faults" in read) throw new Error(formatFaults(read.faults));
  return read.settings;
};
const faultsOf = async (files: Files, env?: Record<string, string>): Promise<Fault[]> => {
  const read = await readFrom(files, env);
  return "faults" in read ? read.faults : [];
};

describe("settings that hold", () => {
  test("the least a portal must say; the rest has its defaults", async () => {
    const settings = await settingsOf(least);
    expect(settings).toMatchObject({
      name: "Маяк",
      address: "https://mayak.example/portal",
      origin: "https://mayak.example",
      base: "/portal/",
      repository: "",
      email: "",
      webSubHub: "",
      channels: { facebook: { enabled: true, group: "" }, telegram: { enabled: true, channel: "" }, vk: { group: "" } },
      offline: { enabled: true, pages: 100, searchBytes: 4_000_000 },
      cards: { keepDays: 365, withdrawn: [] },
    });
    expect(settings.channels.facebook.footnote).toMatch(/^\* /);
  });
  test("a field that is named and left empty says nothing", async () => {
    const empty = `${least}email:\noffline:\nchannels:\n  telegram:\n  vk:\n    group:\n`;
    expect(await settingsOf(empty)).toEqual(await settingsOf(least));
  });
  test("a switch holds", async () => {
    expect((await settingsOf(`${least}offline: { enabled: false }\n`)).offline).toMatchObject({ enabled: false });
  });
  test("the environment's address is stronger", async () => {
    const settings = await settingsOf(least, { SVOD_URL: "http://127.0.0.1:4321/" });
    expect(settings).toMatchObject({ address: "http://127.0.0.1:4321", origin: "http://127.0.0.1:4321", base: "/" });
  });
  test("those that are shipped name every field, so that an editor need not look elsewhere", async () => {
    const shipped = await readFile(siteFile, "utf8");
    for (const name of Object.keys(siteSchema.shape)) expect(shipped).toMatch(new RegExp(`^${name}:`, "m"));
    expect(await faultsOf({ [siteFile]: shipped })).toEqual([]);
  });
});

test("every field says in Russian what it means", () => {
  const silent = (schema: Parameters<typeof shapeOf>[0], at: string): string[] =>
    Object.entries(shapeOf(schema)).flatMap(([name, field]) => [
      ...(/[а-яё]/u.test((field as { description?: string }).description ?? "") || name === "vk" || name === "telegram"
        ? []
        : [at + name]),
      ...silent(field, `${at}${name}.`),
    ]);
  expect(silent(siteSchema, "").filter((name) => name !== "channels.facebook")).toEqual([]);
});

const without = (field: string) => least.replace(new RegExp(`^${field}:.*\n(  .*\n)*`, "m"), "");
const replaced = (field: string, value: string) =>
  least.replace(new RegExp(`^${field}:.*$`, "m"), `${field}: ${value}`);

describe("a slip", () => {
  const cases: [what: string, text: string, fault: Partial<Fault>][] = [
    [
      "unknown key",
      `${least}nane: Маяк\n`,
      { line: 10, field: "nane", message: "такого поля нет", mend: "возможно, вы имели в виду «name»" },
    ],
    [
      "unknown key of a group",
      `${least}channels:\n  telegram:\n    chanel: https://t.me/mayak\n`,
      { line: 12, field: "channels.telegram.chanel", mend: "возможно, вы имели в виду «channel»" },
    ],
    ["unknown channel", `${least}channels:\n  vkontakte: {}\n`, { line: 11, allowed: "facebook, telegram, vk" }],
    ["text for a number", `${least}cards:\n  keepDays: год\n`, { line: 11, message: "здесь нужно: число" }],
    ["half a day", `${least}cards: { keepDays: 1.5 }\n`, { line: 10, field: "cards.keepDays" }],
    ["too many pages", `${least}offline: { pages: 5000 }\n`, { message: "нужно целое число от 1 до 1000" }],
    ["a word for a switch", `${least}offline: { enabled: да }\n`, { message: "здесь нужно: true или false" }],
    ["a list for a group", `${least}channels: [vk]\n`, { message: "здесь нужно: группа полей с отступом" }],
    ["a number for a name", replaced("name", "2026"), { line: 1, field: "name", message: "здесь нужно: текст" }],
    ["a name that fills no card", replaced("name", "М".repeat(31)), { message: "слишком длинно: не больше 30 знаков" }],
    ["an address without its scheme", replaced("address", "mayak.example"), { line: 4, field: "address" }],
    ["an address of another scheme", replaced("address", "ftp://mayak.example"), { line: 4, field: "address" }],
    ["an address with a query", replaced("address", "https://mayak.example/?a"), { field: "address" }],
    ["a bad address of a channel", `${least}channels: { vk: { group: "@mayak" } }\n`, { field: "channels.vk.group" }],
    ["a bad mail address", `${least}email: mayak\n`, { line: 10, message: "адрес почты пишется как name@example.org" }],
    ["a wrong zone", replaced("zone", "Владивосток"), { line: 6, field: "zone" }],
    ["a picture's file for its name", `${least}cards: { withdrawn: [a.png] }\n`, { field: "cards.withdrawn[0]" }],
    [
      "a must-field that is missing",
      without("publisher"),
      { field: "publisher", message: "обязательное поле не заполнено" },
    ],
    [
      "a must-field that is empty",
      replaced("publisher", ""),
      { field: "publisher", message: "обязательное поле не заполнено" },
    ],
    ["a must-group that is missing", without("contentLicence"), { field: "contentLicence" }],
    [
      "one key twice",
      `${least}name: Свод\n`,
      { line: 10, message: "YAML не читается: одно и то же поле записано дважды" },
    ],
    ["no YAML", "name: [Маяк\nslogan: нет\n", { message: expect.stringMatching(/^YAML не читается/) as string }],
    ["text for settings", "Маяк\n", { line: 1, message: "здесь нужно: группа полей с отступом" }],
    ["an empty file", "", { message: "файл настроек портала пуст" }],
    ["nothing but comments", "# Маяк\n\n", { message: "файл настроек портала пуст" }],
  ];
  test.each(cases)("%s is one fault", async (_, text, fault) => {
    const faults = await faultsOf({ [siteFile]: text });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: siteFile, ...fault });
    expect(faults[0]?.message).toMatch(/^(YAML|[а-яё«])/);
    expect(formatFaults(faults)).not.toMatch(/\bat \S+:\d+/);
  });
  test("several are told at once, each in its line", async () => {
    const text = `${without("slogan").replace("Asia/Vladivostok", "Vladivostok")}nane: x\n`;
    const faults = await faultsOf({ [siteFile]: text }, { SVOD_URL: "mayak" });
    expect(faults.map(({ file, field }) => field ?? file).toSorted()).toEqual([
      "SVOD_URL (переменная окружения)",
      "nane",
      "slogan",
      "zone",
    ]);
  });
  test("a file that is not there is told with what it must hold", async () => {
    expect(await faultsOf({})).toEqual([
      {
        file: siteFile,
        message: "настроек портала нет",
        allowed: "обязательные поля: name, slogan, description, address, publisher, zone, contentLicence",
        mend: expect.stringContaining("npm run init") as string,
      },
    ]);
  });
  test("a file of another name is not passed over", async () => {
    expect(await faultsOf({ "content/site.yml": least })).toEqual([
      { file: "content/site.yml", message: "файл не читается", mend: "переименуйте его в content/site.yaml" },
    ]);
  });
  test("a file in another encoding is told", async () => {
    const bytes = Uint8Array.from([...Buffer.from("name: "), 0xcc, 0xe0, 0xff, 0xea, 0x0a]);
    expect(await faultsOf({ [siteFile]: bytes })).toMatchObject([
      { message: expect.stringContaining("UTF-8") as string },
    ]);
  });
});
