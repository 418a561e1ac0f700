import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { formatFaults, type Fault } from "#src/loader/fault.ts";
import { readFiles } from "#tests/fake/library.ts";
import { Problem } from "../order/problem.ts";
import { channelsOf, checkSettings, paceOf, readSettings, settingsFile } from "./file.ts";
import { usualPace } from "./pace.ts";

const channels = {
  "facebook-group": z.strictObject({}),
  "facebook-page": z.strictObject({ page: z.string("нужен номер страницы") }),
  telegram: z.strictObject({ chat: z.string("нужно имя канала").describe("Имя канала с @ или его номер.") }),
  vk: z.strictObject({ group: z.int("нужен номер сообщества").positive("нужен номер сообщества без минуса") }),
};
const facebook = (enabled: boolean) => ({ zone: "Europe/Moscow", channels: { facebook: { enabled } } });
const context = { channels, rubrics: ["practices", "contests", "events"], site: facebook(true) };

const settingsOf = (text?: string, site = context.site) => {
  const checked = checkSettings(text, { ...context, site });
  if ("faults" in checked) throw new Error(formatFaults(checked.faults));
  return checked.settings;
};
const faultsOf = (text: string): Fault[] => {
  const checked = checkSettings(text, context);
  return "faults" in checked ? checked.faults : [];
};

const defaults = {
  zone: "Europe/Moscow",
  timeout: 30,
  settle: 90,
  remindAfter: 2,
  pace: usualPace,
  channels: { "facebook-group": {} },
  off: [],
  ledger: { branch: "syndication" },
  rubrics: {},
};

describe("the settings", () => {
  test.each([undefined, "", "# пусто\n", "rubrics:\nchannels:\n  facebook-group:\n"])(
    "without a word hold the defaults: the desk for the group alone (%j)",
    (text) => expect(settingsOf(text)).toEqual(defaults),
  );
  test("a pace that is written holds as it is written", () => {
    expect(settingsOf("pace:\n  perDay: 5\n").pace).toEqual({ perDay: 5 });
    expect(settingsOf("pace: {}\n").pace).toEqual({});
    expect(settingsOf("pace:\n").pace).toEqual({});
  });
  test("everything that may be said is understood", () => {
    const settings = settingsOf(`zone: Asia/Yekaterinburg
timeout: 12.5
settle: 0
remindAfter: 1
pace: { quiet: { from: "22:00", to: "08:30" }, perDay: 4, spacing: 0, weekdays: [сб, вс] }
channels:
  vk: { group: 123 }
  telegram: { chat: "@name", since: 2026-11-25, pace: { perDay: 2 } }
rubrics:
  events: { channels: [telegram], pace: { quiet: {} } }
  practices:
`);
    expect(settings).toEqual({
      zone: "Asia/Yekaterinburg",
      timeout: 12.5,
      settle: 0,
      remindAfter: 1,
      pace: { quiet: { from: "22:00", to: "08:30" }, perDay: 4, spacing: 0, weekdays: ["сб", "вс"] },
      channels: { vk: { group: 123 }, telegram: { chat: "@name", since: "2026-11-25", pace: { perDay: 2 } } },
      off: [],
      ledger: { branch: "syndication" },
      rubrics: { events: { channels: ["telegram"], pace: { quiet: {} } }, practices: {} },
    });
    expect(settings.channels.telegram?.chat).toBe("@name");
    expect(channelsOf(settings, "events")).toEqual(["telegram"]);
    expect(channelsOf(settings, "practices")).toEqual(["telegram", "vk"]);
    expect(channelsOf(settings, "contests")).toEqual(["telegram", "vk"]);
    expect(paceOf(settings, "telegram", "events")).toEqual({ ...settings.pace, perDay: 2, quiet: {} });
    expect(paceOf(settings, "vk", "contests")).toEqual(settings.pace);
  });
  test("Facebook's channels follow the portal's switch, and are told as off", () => {
    const text = 'channels: { facebook-group: {}, facebook-page: { page: "1" }, vk: { group: 1 } }\n';
    expect(Object.keys(settingsOf(text).channels)).toEqual(["facebook-group", "facebook-page", "vk"]);
    const settings = settingsOf(text, facebook(false));
    expect(Object.keys(settings.channels)).toEqual(["vk"]);
    expect(settings.off).toEqual(["facebook-group", "facebook-page"]);
    expect(settingsOf(undefined, facebook(false)).channels).toEqual({});
  });
  test("a channel's own rules hold beside the common ones", () => {
    const refined = {
      vk: z.strictObject({ group: z.int() }).refine(({ group }) => group !== 7, "это чужое сообщество"),
    };
    const checked = checkSettings("channels: { vk: { group: 7 } }\n", { ...context, channels: refined });
    expect(checked).toMatchObject({ faults: [{ field: "channels.vk", message: "это чужое сообщество" }] });
  });
});

describe("a slip", () => {
  const days = "пн, вт, ср, чт, пт, сб, вс";
  const all = "facebook-group, facebook-page, telegram, vk";
  const cases: [what: string, text: string, fault: Partial<Fault>][] = [
    [
      "unknown key",
      "timeout: 30\npase:\n  perDay: 3\n",
      { line: 2, field: "pase", message: "такого поля нет", mend: "возможно, вы имели в виду «pace»" },
    ],
    [
      "unknown key of a pace",
      "pace:\n  perday: 3\n",
      {
        line: 2,
        field: "pace.perday",
        allowed: "quiet, perDay, spacing, weekdays",
        mend: "возможно, вы имели в виду «perDay»",
      },
    ],
    [
      "unknown channel",
      "channels:\n  facebook-group: {}\n  telegramm: {}\n",
      {
        line: 3,
        field: "channels.telegramm",
        message: "канала «telegramm» нет",
        allowed: all,
        mend: "возможно, вы имели в виду «telegram»",
      },
    ],
    [
      "unknown key of a channel",
      'channels:\n  telegram:\n    chatt: "@a"\n    chat: "@a"\n',
      {
        line: 3,
        field: "channels.telegram.chatt",
        allowed: "chat, since, pace",
        mend: "возможно, вы имели в виду «chat»",
      },
    ],
    [
      "a channel without what it needs",
      "channels:\n  telegram:\n",
      {
        line: 2,
        field: "channels.telegram.chat",
        message: "обязательное поле не заполнено",
        about: "Имя канала с @ или его номер.",
      },
    ],
    [
      "a list where a group belongs",
      "channels: [telegram]\n",
      { line: 1, field: "channels", message: "здесь нужно: группа полей с отступом" },
    ],
    [
      "unknown rubric",
      "rubrics:\n  evnts: {}\n",
      {
        line: 2,
        field: "rubrics.evnts",
        message: "рубрики «evnts» нет в content/vocabulary/rubrics.yaml",
        allowed: "practices, contests, events",
        mend: "возможно, вы имели в виду «events»",
      },
    ],
    [
      "unknown channel of a rubric",
      "rubrics:\n  events:\n    channels: [telegam]\n",
      {
        line: 3,
        field: "rubrics.events.channels[0]",
        message: "такого канала нет",
        allowed: all,
        mend: "возможно, вы имели в виду «telegram»",
      },
    ],
    [
      "channel of a rubric that is not on",
      "rubrics:\n  events:\n    channels: [facebook-group, vk]\n",
      {
        line: 3,
        field: "rubrics.events.channels[1]",
        message: "канал «vk» не включён: его нет в channels",
        allowed: "facebook-group",
      },
    ],
    [
      "hour without its zero",
      'pace:\n  quiet:\n    from: "21:00"\n    to: "9:00"\n',
      { line: 4, field: "pace.quiet.to", message: "время пишется как «09:00»: часы и минуты, от 00:00 до 23:59" },
    ],
    ["hour 24", 'pace: { quiet: { from: "24:00", to: "09:00" } }\n', { line: 1, field: "pace.quiet.from" }],
    [
      "quiet without an end",
      'pace:\n  quiet: { from: "21:00" }\n',
      { line: 2, field: "pace.quiet", message: expect.stringMatching(/^у тихих часов нужны и начало/) as string },
    ],
    [
      "quiet the whole day",
      'pace:\n  quiet: { from: "09:00", to: "09:00" }\n',
      { line: 2, field: "pace.quiet", message: expect.stringMatching(/^тихие часы заняли все сутки/) as string },
    ],
    [
      "no weekdays",
      "pace:\n  weekdays: []\n",
      { line: 2, field: "pace.weekdays", message: expect.stringMatching(/^нужен хотя бы один день/) as string },
    ],
    [
      "wrong weekday",
      "pace:\n  weekdays: [пн, срд]\n",
      {
        line: 2,
        field: "pace.weekdays[1]",
        message: "такого дня недели нет",
        allowed: days,
        mend: "возможно, вы имели в виду «ср»",
      },
    ],
    ["no posts a day", "pace:\n  perDay: 0\n", { line: 2, field: "pace.perDay" }],
    ["half a post", "pace:\n  perDay: 1.5\n", { line: 2, field: "pace.perDay", message: "здесь нужно: целое число" }],
    ["a number in words", "timeout: полминуты\n", { line: 1, field: "timeout", message: "здесь нужно: число" }],
    ["negative time", "settle: -5\n", { line: 1, field: "settle", message: "нужно число секунд от 0 до 3600" }],
    ["no time at all", "timeout: 0\n", { field: "timeout", message: "нужно число секунд больше 0" }],
    ["negative spacing", "pace: { spacing: -1 }\n", { field: "pace.spacing" }],
    [
      "wrong zone",
      "\nzone: Moscow\n",
      { line: 2, field: "zone", message: "часовой пояс пишется как Europe/Moscow или Asia/Yekaterinburg" },
    ],
    [
      "a day that is not in the calendar",
      'channels:\n  telegram:\n    chat: "@a"\n    since: 2026-02-30\n',
      { line: 4, field: "channels.telegram.since", message: "такого дня нет в календаре" },
    ],
    [
      "a name that begins with @",
      "channels:\n  telegram: { chat: @name }\n",
      { line: 2, message: expect.stringMatching(/^YAML не читается/) as string },
    ],
    [
      "a field written twice",
      "timeout: 1\ntimeout: 2\n",
      { line: 2, message: "YAML не читается: одно и то же поле записано дважды" },
    ],
    ["a list for the whole file", "- timeout\n", { line: 1, message: "здесь нужно: группа полей с отступом" }],
  ];
  test.each(cases)("%s", (_, text, fault) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: settingsFile, ...fault });
    // Nothing that zod says in English reaches an editor.
    expect(faults[0]?.message).toMatch(/^(YAML|[а-яё«])/);
  });

  test("several are told at once, each in its line", () => {
    const lines = faultsOf("timeout: -1\nzone: Moscow\nrubrics: { evnts: {} }\n").map(({ line }) => line);
    expect(lines.toSorted()).toEqual([1, 2, 3]);
  });
  test.each(["token", "access_token", "botToken", "password", "app_secret", "apiKey", "api_key", "key", "signing-key"])(
    "a secret (%s) is sent where secrets live, and not repeated",
    (name) => {
      const [fault, ...more] = faultsOf(`channels:\n  telegram:\n    chat: "@a"\n    ${name}: 123456:AAHsecret\n`);
      expect(more).toEqual([]);
      expect(fault).toMatchObject({ line: 4, field: `channels.telegram.${name}` });
      expect(fault?.message).toContain("ключам и паролям здесь не место");
      expect(fault?.mend).toContain("переменной окружения");
      expect(formatFaults(fault ? [fault] : [])).not.toContain("AAHsecret");
    },
  );
  test.each(["keyboard", "monkey", "hockey"])("%s is no secret", (name) => {
    expect(faultsOf(`${name}: 1\n`)).toMatchObject([{ message: "такого поля нет" }]);
  });
});

describe("the file", () => {
  const inProject = async <Result>(
    files: Record<string, string | Uint8Array>,
    look: (root: string) => Promise<Result>,
  ) => {
    const root = await mkdtemp(path.join(tmpdir(), "svod-"));
    try {
      await mkdir(path.join(root, "content"), { recursive: true });
      await cp("content/vocabulary", path.join(root, "content/vocabulary"), { recursive: true });
      for (const [name, content] of Object.entries(files)) await writeFile(path.join(root, name), content);
      return await look(root);
    } finally {
      await rm(root, { recursive: true });
    }
  };
  const read = (files: Record<string, string | Uint8Array>) =>
    inProject(files, async (root) => readSettings(root, { channels, site: context.site }));

  test("that is missing means the defaults", async () => expect(await read({})).toEqual(defaults));
  test("knows the portal's rubrics", async () => {
    expect((await read({ [settingsFile]: "rubrics: { visits: {} }\n" })).rubrics).toEqual({ visits: {} });
  });
  test("with a slip is one report and the exit code of wrong input", async () => {
    const problem = await read({ [settingsFile]: "pace:\n  perDay: -1\nzone: Moscow\n" }).catch(
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ exitCode: 3 });
    expect((problem as Problem).message).toBe(`content/crosspost.yaml:2 — поле «pace.perDay»
  нужно целое число от 1 до 100; чтобы ничего не выходило, уберите канал из channels
  О поле: Сколько постов самое большее выходит в одном канале за сутки.

content/crosspost.yaml:3 — поле «zone»
  часовой пояс пишется как Europe/Moscow или Asia/Yekaterinburg
  О поле: Часовой пояс часов и дней недели; без этого поля — пояс портала.

Ошибок: 2, файлов с ошибками: 1.`);
  });
  test("of another name is not passed over", async () => {
    await expect(read({ "content/crosspost.yml": "timeout: 5\n" })).rejects.toThrow(
      "переименуйте его в content/crosspost.yaml",
    );
  });
  test("in another encoding is told", async () => {
    const bytes = Uint8Array.from([...Buffer.from("# "), 0xcf, 0xf0, 0xe8, 0x0a]);
    await expect(read({ [settingsFile]: bytes })).rejects.toThrow("не в UTF-8");
  });
  test("in the place of which a folder stands is told", async () => {
    await inProject({}, async (root) => {
      await mkdir(path.join(root, settingsFile));
      expect(() => readSettings(root, { channels, site: context.site })).toThrow(Problem);
    });
  });
  test("is no entry: the loader leaves it alone", async () => {
    const { faults } = await readFiles({ [settingsFile]: "timeout: 30\n" });
    expect(faults.filter(({ file }) => file === settingsFile)).toEqual([]);
  });
});
