import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import type { Secret } from "#scripts/crosspost/network/access.ts";
import { manifest } from "#src/entry/manifest.ts";

export const webhookSettings = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: "нужен полный адрес: https://…" })
    .describe("Адрес программы, которой сообщают о записях."),
  repeats: z
    .boolean()
    .default(false)
    .describe(
      "true, если программа сама отбрасывает повторы по webhook-id: тогда после обрыва связи запрос повторяется без человека.",
    ),
});

export const webhookSecrets: readonly Secret[] = [
  {
    name: "WEBHOOK_SECRET",
    what: "Секрет подписи вида whsec_…: общий с принимающей программой, от 24 до 64 байт в base64.",
  },
];

/** What a receiver learns about an entry. */
export const webhookData = z.strictObject({
  /** As in `entries.json`. */
  entry: manifest.shape.entries.element,
  /** A finished post of at most 4,000 characters, without markup; the link is in it. */
  text: z.string(),
  /** The entry's address with UTM marks. */
  link: z.url(),
});

/**
 * The body of a request, after Standard Webhooks 1.0: `POST`, `content-type: application/json`, and three headers.
 * `webhook-id` stays the same in every repetition of one message; `webhook-timestamp` is when it was sent, in seconds of
 * the epoch; `webhook-signature` is `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`. A receiver answers 2xx when
 * it has the message; what it answers besides is not read.
 */
const whole = (type: string) =>
  z.strictObject({
    type: z.literal(type),
    /** When it happened, ISO 8601; the same in every repetition. */
    timestamp: z.iso.datetime(),
    data: webhookData,
  });
export const webhookMessage = z.union([
  whole("entry.published"),
  whole("entry.updated"),
  z.strictObject({
    type: z.literal("entry.withdrawn"),
    timestamp: z.iso.datetime(),
    /** The entry's permanent id, as in `entry.id`. */
    data: z.strictObject({ id: z.string() }),
  }),
]);
export type WebhookMessage = z.infer<typeof webhookMessage>;

/** The id of a message: one for all repetitions. Announced and withdrawn an entry is once; each change is told by itself. */
export function messageId(key: string, { type, data }: WebhookMessage): string {
  const change = type === "entry.updated" ? JSON.stringify(data) : "";
  return `msg_${createHash("sha256").update(`${type} ${key} ${change}`).digest("hex").slice(0, 32)}`;
}

/** The bytes of the secret; undefined when it is not written as the standard says. */
export function signingKey(secret: string): Buffer | undefined {
  const [, base64] = /^whsec_([A-Za-z\d+/]+={0,2})$/.exec(secret) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, "base64");
}

/** The headers that prove who sent the body, and when. */
export function signedHeaders(id: string, body: string, key: Buffer, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
