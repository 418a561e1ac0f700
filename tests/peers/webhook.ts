import { createHmac, timingSafeEqual } from "node:crypto";
import type { Answer, Call } from "./call.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions } from "./peer.ts";

interface Delivery {
  /** `webhook-id`: the same for every try of one message. */
  id: string;
  at: number;
  body: unknown;
}

/** A receiver of signed JSON, by the rules of Standard Webhooks. */
export interface WebhookPeer extends Peer {
  secret: string;
  /** Everything that came with a good signature, each try of its own. */
  deliveries: Delivery[];
  /** A receiver that honours `webhook-id` takes a repeated message as one; one that does not counts each. */
  settings: { knowsRepeats: boolean };
}

const tolerance = 5 * 60;
const header = (call: Call, name: string) => String(call.headers[name] ?? "");

/** Why a message cannot be trusted; undefined when it can. */
function distrust(call: Call, secret: string, now: number): string | undefined {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    header(call, name),
  );
  if (!id || !timestamp || !signatures) return "Missing required headers";
  if (!/^\d+$/.test(timestamp)) return "Invalid Signature Headers";
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > tolerance) return "Message timestamp too old";
  if (age < -tolerance) return "Message timestamp too new";
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.${call.body.toString()}`).digest();
  const isGood = signatures.split(" ").some((signature) => {
    const [version, value = ""] = signature.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isGood ? undefined : "No matching signature found";
}

const fail = (status: number, error: string): Answer => ({ status, body: { error } });

export async function webhookPeer({ clock: source }: PeerOptions = {}): Promise<WebhookPeer> {
  const clock = new Clock(source);
  const secret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;
  const deliveries: Delivery[] = [];
  const settings = { knowsRepeats: true };

  const handle = (call: Call): Answer => {
    if (call.method !== "POST") return fail(405, "Method Not Allowed");
    const reason = distrust(call, secret, clock.now());
    if (reason !== undefined) return fail(401, reason);
    try {
      deliveries.push({ id: header(call, "webhook-id"), at: clock.now(), body: JSON.parse(call.body.toString()) });
      return { status: 202, body: { ok: true } };
    } catch {
      return fail(400, "The body is not JSON");
    }
  };

  const refuse = (refusal: Refusal): Answer => {
    if (refusal === "throttle") return { ...fail(429, "Too Many Requests"), headers: { "retry-after": "7" } };
    if (refusal === "auth-expired") return fail(401, "No matching signature found");
    if (refusal === "permission") return fail(403, "Forbidden");
    // By Standard Webhooks, 410 asks for an end of all deliveries.
    if (refusal === "policy") return fail(410, "Gone");
    return fail(Number(refusal.split(":")[1]), "Error");
  };

  const { peer } = await startPeer(clock, () => ({
    name: "webhook",
    secrets: [secret, secret.replace("whsec_", "")],
    handle,
    refuse,
    posts: () =>
      deliveries
        .filter(({ id }, index) => !settings.knowsRepeats || deliveries.findIndex((other) => other.id === id) === index)
        .map(({ id, body, at }) => ({ id, text: JSON.stringify(body), at })),
  }));
  return Object.assign(peer, { secret, deliveries, settings });
}
