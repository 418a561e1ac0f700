import { z } from "zod";
import type { Access, Secret } from "#scripts/crosspost/network/access.ts";
import { ask, later, readAnswer, type NetworkAnswer, type Said } from "#scripts/crosspost/network/answer.ts";
import { under } from "#scripts/crosspost/network/api-address.ts";
import { retryAfter, type Request } from "#scripts/crosspost/network/http.ts";
import type { Outcome, Refusal } from "#scripts/crosspost/network/outcome.ts";

export const mastodonSettings = z.strictObject({
  server: z
    .url({ protocol: /^https?$/, error: "нужен полный адрес: https://…" })
    .describe("Адрес сервера, на котором учётная запись: https://mastodon.example."),
  limit: z.int().min(200, "не меньше 200 знаков").default(500).describe("Сколько знаков в посте разрешает сервер."),
});

export const settingsOf = (access: Access) => mastodonSettings.parse(access.settings);

export const mastodonSecrets: readonly Secret[] = [
  {
    name: "MASTODON_TOKEN",
    what: "Ключ приложения: «Настройки» → «Разработка» → «Новое приложение», права write:statuses, read:statuses и read:accounts.",
  },
];

/** Calls the instance. */
export const callInstance = (
  method: Request["method"],
  path: string,
  access: Access,
  { body, headers }: { body?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<Said> =>
  ask(
    {
      method,
      url: under(settingsOf(access).server, path),
      headers: {
        authorization: `Bearer ${access.secrets["MASTODON_TOKEN"] ?? ""}`,
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    },
    mastodonSecrets,
    access,
  );

export const readInstance = <Value>(said: Said, shape: z.ZodType<Value>, access: Access): Outcome<Value> =>
  readAnswer(said, shape, access, (answer) => refusal(answer, access));

/** The instance's own hint is a date in a header of its own. */
function refusal({ status, headers }: NetworkAnswer, access: Access): Refusal | undefined {
  if (status !== 429) return undefined;
  const until = retryAfter(headers, access.now()) ?? new Date(String(headers["x-ratelimit-reset"]));
  return Number.isNaN(until.getTime()) ? undefined : later(until, "слишком много запросов", access);
}
