import { z } from "zod";
import type { Access, Secret } from "#scripts/crosspost/network/access.ts";
import { ask, later, quoted, readAnswer, type NetworkAnswer, type Said } from "#scripts/crosspost/network/answer.ts";
import { apiAddress, under } from "#scripts/crosspost/network/api-address.ts";
import type { Outcome, Refusal } from "#scripts/crosspost/network/outcome.ts";

export const vkSettings = z.strictObject({
  group: z.int().positive().describe("Номер сообщества: число из адреса vk.com/club123 или из его настроек."),
  version: z
    .string()
    .regex(/^5\.\d+$/, "версия вида 5.199 (в кавычках)")
    .default("5.199")
    .describe("Версия API ВКонтакте."),
  api: apiAddress("https://api.vk.com"),
});

export const settingsOf = (access: Access) => vkSettings.parse(access.settings);

export const vkSecrets: readonly Secret[] = [
  {
    name: "VK_TOKEN",
    what: "Ключ, которым публикуют. Ключ администратора с правом wall умеет всё; ключ сообщества умеет публиковать, а исправлять и удалять посты — нет.",
  },
  {
    name: "VK_READ_TOKEN",
    what: "Сервисный ключ приложения: им читают стену, если VK_TOKEN — ключ сообщества.",
    optional: true,
  },
];

/** The key for reading a wall, which a community's own key may not do. */
export const readingKey = (access: Access): string =>
  access.secrets["VK_READ_TOKEN"] ?? access.secrets["VK_TOKEN"] ?? "";

/** Calls a method. The key travels in the body. */
export const callVk = (
  method: string,
  parameters: Record<string, string>,
  access: Access,
  key = access.secrets["VK_TOKEN"] ?? "",
): Promise<Said> => {
  const { api, version } = settingsOf(access);
  return ask(
    {
      method: "POST",
      url: under(api, `/method/${method}`),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...parameters, v: version, access_token: key }).toString(),
    },
    vkSecrets,
    access,
  );
};

/** Reads what a method answers. */
export function readVk<Value>(said: Said, response: z.ZodType<Value>, access: Access): Outcome<Value> {
  const outcome = readAnswer(said, z.object({ response }), access, (answer) => refusal(answer, access));
  return outcome.is === "done" ? { is: "done", value: outcome.value.response } : outcome;
}

const complaint = z.object({ error: z.object({ error_code: z.int(), error_msg: z.string().default("") }) });

/** Codes of VK's errors.json, by what is to be done; all come with HTTP 200. */
const codes = {
  /** Too many requests a second, too many of a method a day; no hint says until when. */
  later: new Map([
    [6, 2_000],
    [29, 3_600_000],
    [43, 900_000],
  ]),
  /** Unknown error, internal error, run-time error, time-out: no proof that nothing was done. */
  unknown: [1, 10, 13, 36],
  /** Wrong, foreign, expired or too weak a key; the account is deleted or banned. */
  auth: [5, 7, 15, 18, 20, 27, 28, 37, 42, 203, 1051, 1116, 1117],
  /** Flood control, captcha, confirmation; the wall does not take the post, links are forbidden. */
  person: [9, 14, 17, 24, 25, 214, 219, 220, 222, 224, 703, 704],
};

function refusal({ json }: NetworkAnswer, access: Access): Refusal | undefined {
  const parsed = complaint.safeParse(json);
  if (!parsed.success) return undefined;
  const { error_code: code, error_msg: words } = parsed.data.error;
  const why = `${code}: ${quoted(words, access)}`;
  const pause = codes.later.get(code);
  if (pause !== undefined) return later(pause, why, access);
  for (const is of ["unknown", "auth", "person"] as const) if (codes[is].includes(code)) return { is, why };
  return { is: "failed", why };
}

/** The code of a refusal, for telling «gone already» from a real fault. */
export const refusedWith = (outcome: Outcome<unknown>, code: number): boolean =>
  outcome.is !== "done" && outcome.why.startsWith(`${code}: `);
