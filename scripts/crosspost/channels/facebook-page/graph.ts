import { createHmac } from "node:crypto";
import { z } from "zod";
import type { Access, Secret } from "#scripts/crosspost/network/access.ts";
import { ask, later, quoted, readAnswer, type NetworkAnswer, type Said } from "#scripts/crosspost/network/answer.ts";
import { apiAddress, under } from "#scripts/crosspost/network/api-address.ts";
import type { Outcome, Refusal } from "#scripts/crosspost/network/outcome.ts";
import { DAY_MINUTES, usagePause } from "./usage.ts";

const number = z.string("номер пишется в кавычках").regex(/^\d+$/, "нужен номер: только цифры, в кавычках");

export const pageSettings = z.strictObject({
  page: number.describe("Номер страницы, в кавычках: страница → «О себе» → «Прозрачность страницы»."),
  appId: number.describe("Номер приложения в developers.facebook.com, в кавычках: по нему узнаются свои посты."),
  version: z
    .string()
    .regex(/^v\d+\.\d+$/, "версия вида v26.0")
    .default("v26.0")
    .describe("Версия Graph API. За 90 дней до конца её срока проверка предупредит."),
  ahead: z
    .int()
    .min(10, "не раньше чем через 10 минут")
    .max(30 * DAY_MINUTES, "не позже чем через 30 дней (43200 минут)")
    .default(20)
    .describe("На сколько минут вперёд ставится пост: пока его никто не видит, лишний можно убрать."),
  live: z
    .boolean()
    .default(false)
    .describe("Поставьте true, когда убедитесь, что приложение опубликовано: сеть программам этого не сообщает."),
  api: apiAddress("https://graph.facebook.com"),
});

export const settingsOf = (access: Access) => pageSettings.parse(access.settings);

export const pageSecrets: readonly Secret[] = [
  {
    name: "FACEBOOK_PAGE_TOKEN",
    what: "Ключ страницы (не пользователя) с правами pages_manage_posts, pages_read_engagement и pages_show_list; для цифр ещё read_insights и pages_read_user_content.",
  },
  {
    name: "FACEBOOK_APP_SECRET",
    what: "Секрет приложения: им подписывается каждый запрос. Обязателен, если в приложении включено «Require App Secret».",
    optional: true,
  },
];

export interface GraphCall {
  method: "GET" | "POST" | "DELETE";
  /** Below the version: `/{page}/feed`. */
  path: string;
  fields?: Record<string, string>;
  /** Another key than the Page's. */
  key?: string;
}

/** Calls the Graph API. The key travels in a header: addresses end in logs. */
export function callGraph({ method, path, fields = {}, key }: GraphCall, access: Access): Promise<Said> {
  const { api, version } = settingsOf(access);
  const token = key ?? access.secrets["FACEBOOK_PAGE_TOKEN"] ?? "";
  const secret = access.secrets["FACEBOOK_APP_SECRET"];
  const proof: Record<string, string> = secret
    ? { appsecret_proof: createHmac("sha256", secret).update(token).digest("hex") }
    : {};
  const form = new URLSearchParams({ ...fields, ...proof }).toString();
  const address = under(api, `/${version}${path}`);
  const inBody = method === "POST";
  return ask(
    {
      method,
      url: inBody || form === "" ? address : `${address}?${form}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(inBody && { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(inBody && { body: form }),
    },
    pageSecrets,
    access,
  );
}

export const readGraph = <Value>(said: Said, shape: z.ZodType<Value>, access: Access): Outcome<Value> =>
  readAnswer(said, shape, access, (answer) => refusal(answer, access));

/** Like `readGraph`, but says «later» when the answer tells that Facebook is about to throttle. Never for what posts: it is posted. */
export function readCalmly<Value>(said: Said, shape: z.ZodType<Value>, access: Access): Outcome<Value> {
  const outcome = readGraph(said, shape, access);
  const until = said.is === "answer" ? usagePause(said.headers, access.now()) : undefined;
  return outcome.is === "done" && until
    ? { is: "later", until, why: "расход запросов Facebook подходит к пределу" }
    : outcome;
}

const complaint = z.object({
  error: z.object({
    message: z.string().default(""),
    code: z.int(),
    error_subcode: z.int().optional(),
    is_transient: z.boolean().optional(),
    error_user_msg: z.string().nullish(),
  }),
});

const throttled = new Set([4, 17, 32, 341, 613]);
const isThrottle = (code: number) => throttled.has(code) || (code >= 80_000 && code <= 80_014);
/** The link could not be read: the portal may be down for a moment, and nothing was posted. */
const UNREAD_LINK = 1_609_005;
const QUARTER = 15 * 60_000;
/** The version of the API is no longer answered: nothing comes through before the settings name another. */
const OLD_VERSION = 2635;

function refusal({ headers, json }: NetworkAnswer, access: Access): Refusal | undefined {
  const parsed = complaint.safeParse(json);
  if (!parsed.success) return undefined;
  const { code, error_subcode: subcode, is_transient: passes, message, error_user_msg: told } = parsed.data.error;
  const why = `${code}${subcode === undefined ? "" : `/${subcode}`}: ${quoted(told ?? message, access)}`;
  if (isThrottle(code)) return later(usagePause(headers, access.now()) ?? QUARTER, why, access);
  if (code === 506) return { is: "repeated", why };
  if (code === UNREAD_LINK || subcode === UNREAD_LINK) return later(QUARTER, why, access);
  if (code === OLD_VERSION) {
    const { version } = settingsOf(access);
    return { is: "auth", why: `${why} Версия ${version} больше не действует: впишите в настройки канала более новую` };
  }
  if (code === 368) return { is: "person", why };
  if (code === 10 || code === 102 || code === 190 || (code >= 200 && code <= 299)) return { is: "auth", why };
  // 1 and 2 came while posts went live: they prove nothing.
  if (code === 1 || code === 2 || passes === true) return { is: "unknown", why };
  return { is: "failed", why };
}

/** «There is no such object, or it is not yours to see.» */
export const isGone = (outcome: Outcome<unknown>): boolean =>
  outcome.is === "failed" && outcome.why.startsWith("100/33: ");
