import { z } from "zod";
import type { Access, Secret } from "#scripts/crosspost/network/access.ts";
import { ask, later, quoted, readAnswer, type NetworkAnswer, type Said } from "#scripts/crosspost/network/answer.ts";
import { apiAddress, under } from "#scripts/crosspost/network/api-address.ts";
import { retryAfter, type Request } from "#scripts/crosspost/network/http.ts";
import type { Outcome, Refusal } from "#scripts/crosspost/network/outcome.ts";

export const blueskySettings = z.strictObject({
  identifier: z
    .string()
    .regex(
      /^(?:did:[a-z]+:[\w.:%-]+|[a-z\d-]+(?:\.[a-z\d-]+)+)$/i,
      "нужно имя вида example.bsky.social, без @, или did:…",
    )
    .describe("Имя учётной записи без @: example.bsky.social, или её did."),
  service: apiAddress("https://bsky.social"),
});

export const settingsOf = (access: Access) => blueskySettings.parse(access.settings);

export const blueskySecrets: readonly Secret[] = [
  {
    name: "BLUESKY_APP_PASSWORD",
    what: "Пароль приложения (не пароль учётной записи): Settings → Privacy and security → App passwords.",
  },
];

const session = z.object({ accessJwt: z.string(), did: z.string(), handle: z.string() });
export type Session = z.infer<typeof session>;

export interface XrpcCall {
  name: string;
  query?: Record<string, string>;
  /** JSON, or a picture's bytes. */
  body?: Record<string, unknown> | Uint8Array;
  type?: string;
  session?: Session;
}

/** Calls a method of the AT Protocol: with a body it does something, without one it reads. */
export function callXrpc(
  { name, query, body, type = "application/json", session: of }: XrpcCall,
  access: Access,
): Promise<Said> {
  const request: Request = {
    method: body ? "POST" : "GET",
    url: under(settingsOf(access).service, `/xrpc/${name}${query ? `?${new URLSearchParams(query).toString()}` : ""}`),
    headers: {
      ...(body && { "content-type": type }),
      ...(of && { authorization: `Bearer ${of.accessJwt}` }),
    },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  };
  return ask(request, blueskySecrets, access);
}

export const readXrpc = <Value>(said: Said, shape: z.ZodType<Value>, access: Access): Outcome<Value> =>
  readAnswer(said, shape, access, (answer) => refusal(answer, access));

/** Begins a session; it is used for one call or two and forgotten. */
export async function openSession(access: Access): Promise<Outcome<Session>> {
  const password = access.secrets["BLUESKY_APP_PASSWORD"] ?? "";
  const body = { identifier: settingsOf(access).identifier, password };
  return readXrpc(await callXrpc({ name: "com.atproto.server.createSession", body }, access), session, access);
}

const complaint = z.object({ error: z.string(), message: z.string().default("") });

/** Errors by name; what is not here is judged by the status. */
const keyFaults = new Set([
  "AuthenticationRequired",
  "AuthMissing",
  "InvalidToken",
  "ExpiredToken",
  "AccountTakedown",
  "AccountDeactivated",
]);

function refusal({ status, headers, json }: NetworkAnswer, access: Access): Refusal | undefined {
  if (status === 429) {
    // Seconds of the epoch, in a header that only this network has.
    const reset = new Date(Number(headers["ratelimit-reset"]) * 1000);
    const until = retryAfter(headers, access.now()) ?? reset;
    return Number.isNaN(until.getTime()) ? undefined : later(until, "слишком много запросов", access);
  }
  const parsed = complaint.safeParse(json);
  if (!parsed.success || status < 400 || status >= 500) return undefined;
  const { error, message } = parsed.data;
  // A session's own keys are no secrets of the portal's, so they are not known to `quoted`: none is told.
  const why = `${error}: ${quoted(message.replace(/\beyJ[\w.-]+/g, "…"), access)}`;
  if (keyFaults.has(error)) return { is: "auth", why };
  // The record stands there already with another body.
  if (error === "InvalidSwap") return { is: "repeated", why };
  return status === 401 || status === 403 ? { is: "auth", why } : { is: "failed", why };
}
