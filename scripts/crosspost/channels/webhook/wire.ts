import type { Remote, Wire } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { ask, statusRefusal } from "#scripts/crosspost/network/answer.ts";
import type { Finding, Outcome } from "#scripts/crosspost/network/outcome.ts";
import { examineWebhook } from "./examine.ts";
import {
  messageId,
  signedHeaders,
  signingKey,
  webhookData,
  webhookSecrets,
  webhookSettings,
  type WebhookMessage,
} from "./message.ts";

const settingsOf = (access: Access) => webhookSettings.parse(access.settings);
const dataOf = (text: string) => webhookData.parse(JSON.parse(text));

/** A program that can only be told something, not asked: what came of an unclear answer nobody knows but its owner. */
export const webhookWire: Wire = {
  secrets: webhookSecrets,
  isIdempotent: (access) => settingsOf(access).repeats,
  send: async (post, { key, createdAt: timestamp }, access) =>
    tell(key, { type: "entry.published", timestamp, data: dataOf(post.text) }, access),
  edit: async (_remote, post, { key }, access) =>
    tell(key, { type: "entry.updated", timestamp: access.now().toISOString(), data: dataOf(post.text) }, access),
  remove: async ({ remoteId: key }, access) => {
    const [id = ""] = key.split("/");
    const timestamp = access.now().toISOString();
    const outcome = await tell(key, { type: "entry.withdrawn", timestamp, data: { id } }, access);
    return outcome.is === "done" ? { is: "done", value: undefined } : outcome;
  },
  examine: async (access): Promise<Finding[]> => examineWebhook(settingsOf(access).url, access),
};

async function tell(key: string, message: WebhookMessage, access: Access): Promise<Outcome<Remote>> {
  const secret = signingKey(access.secrets["WEBHOOK_SECRET"] ?? "");
  if (!secret) return { is: "auth", why: "WEBHOOK_SECRET нет или записан не так: нужно whsec_ и base64" };
  const body = JSON.stringify(message);
  const headers = {
    "content-type": "application/json",
    ...signedHeaders(messageId(key, message), body, secret, access.now()),
  };
  const said = await ask({ method: "POST", url: settingsOf(access).url, headers, body }, webhookSecrets, access);
  if (said.is !== "answer") return said;
  // A receiver need not answer in JSON, so its status is its word; a page of HTML is a proxy's word, whatever its status.
  const isPage = /^\s*<(?:!doctype|html)/i.test(said.text);
  const refused = statusRefusal({ ...said, json: isPage ? undefined : {} }, access);
  if (refused) return refused;
  return isPage
    ? { is: "unknown", why: "ответила веб-страница, а не принимающая программа" }
    : { is: "done", value: { remoteId: key, isPublic: true } };
}
