import { z } from "zod";
import type { Access, Secret } from "#scripts/crosspost/network/access.ts";
import { ask, later, quoted, readAnswer, type NetworkAnswer, type Said } from "#scripts/crosspost/network/answer.ts";
import { apiAddress, under } from "#scripts/crosspost/network/api-address.ts";
import type { Outcome, Refusal } from "#scripts/crosspost/network/outcome.ts";

const chat = z.union([z.string().regex(/^@[a-z]\w{3,}$/i), z.int()], {
  error: "нужно имя чата с @ впереди (в кавычках) или его номер, например -1001234567890",
});

export const telegramSettings = z.strictObject({
  chat: chat.describe(
    "Канал или группа, куда публикует бот: имя с @ впереди (в кавычках) или номер вида -1001234567890.",
  ),
  managers: chat.optional().describe("Чат редакции: туда бот пишет о том, что ждёт человека."),
  api: apiAddress("https://api.telegram.org"),
});

export const settingsOf = (access: Access) => telegramSettings.parse(access.settings);

export const telegramSecrets: readonly Secret[] = [
  { name: "TELEGRAM_BOT_TOKEN", what: "Ключ бота: его даёт @BotFather. Бот должен быть администратором канала." },
];

/** Seconds to wait where the network does not say. */
const PAUSE = 30;

const complaint = z.object({
  ok: z.literal(false),
  error_code: z.number(),
  description: z.string().default(""),
  parameters: z.object({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() }).default({}),
});

/** Calls a method of the Bot API. Its key can only stand in the address, so an address is never printed. */
export const callBot = (method: string, parameters: Record<string, unknown>, access: Access): Promise<Said> =>
  ask(
    {
      method: "POST",
      url: under(settingsOf(access).api, `/bot${access.secrets["TELEGRAM_BOT_TOKEN"] ?? ""}/${method}`),
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    },
    telegramSecrets,
    access,
  );

/** Reads the result of a method. */
export function readBot<Value>(said: Said, result: z.ZodType<Value>, access: Access): Outcome<Value> {
  const outcome = readAnswer(said, z.object({ ok: z.literal(true), result }), access, (answer) =>
    refusal(answer, access),
  );
  return outcome.is === "done" ? { is: "done", value: outcome.value.result } : outcome;
}

function refusal({ json }: NetworkAnswer, access: Access): Refusal | undefined {
  const parsed = complaint.safeParse(json);
  if (!parsed.success) return undefined;
  const { error_code: code, description, parameters } = parsed.data;
  const why = `${code}: ${quoted(description, access)}`;
  // Seconds, unlike Facebook's hint.
  if (code === 429) return later((parameters.retry_after ?? PAUSE) * 1000, why, access);
  if (code >= 500) return { is: "unknown", why };
  // 404 is what an address with a wrong key answers.
  if (code === 401 || code === 403 || code === 404) return { is: "auth", why };
  if (parameters.migrate_to_chat_id !== undefined)
    return {
      is: "failed",
      why: `${why}. Группа стала супергруппой: впишите в chat её новый номер ${parameters.migrate_to_chat_id}`,
    };
  return { is: "failed", why };
}

/** What the network said to a call that it refused, for telling «gone already» from a real fault. */
export const saidWhy = (outcome: Outcome<unknown>, words: RegExp): boolean =>
  outcome.is === "failed" && words.test(outcome.why);
