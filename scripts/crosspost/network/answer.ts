import type { z } from "zod";
import type { Access, Secret } from "./access.ts";
import { clockSkew, retryAfter, type Request, type Response } from "./http.ts";
import type { Finding, Outcome, Refusal } from "./outcome.ts";

export type NetworkAnswer = Extract<Response, { is: "answer" }>;
/** What came of a call before anybody has read it. */
export type Said = NetworkAnswer | Refusal;

/** How much of a network's own words is told, in characters. */
const WORDS = 200;
/** How long to stay away when a network that throttles does not say, in milliseconds. */
const PAUSE = 60_000;
/** Who asks for longer is asked again all the same: the channel rests meanwhile, and after a few tries a person is told. */
const LONGEST_PAUSE = 24 * 60 * 60_000;
const MINUTE = 60_000;

/** Calls the network once, unless a key is missing or spoilt: then nothing leaves the machine. */
export const ask = async (request: Request, secrets: readonly Secret[], access: Access): Promise<Said> =>
  secretFault(secrets, access) ?? access.call(request);

/** A key with such a sign cannot stand in a header: a line end would begin another one. */
export const isSpoilt = (key: string): boolean => !/^[\u0021-\u007e]+$/.test(key);

/** A key with white space or a line break inside cannot be sent, and a missing one must not be tried. */
export function secretFault(secrets: readonly Secret[], access: Access): Refusal | undefined {
  for (const { name, optional } of secrets) {
    const value = access.secrets[name];
    if (!value && !optional) return { is: "auth", why: `нет ключа ${name}` };
    if (value && isSpoilt(value))
      return {
        is: "auth",
        why: `в ключе ${name} есть пробел, перенос строки или нелатинский знак: скопируйте его заново`,
      };
  }
  return undefined;
}

/**
 * Reads an answer. `refusal` knows the network's own codes; what it does not know is judged by the status. Only an
 * answer of the expected shape is `done`: HTML of a proxy or half a JSON may hide a post that was made.
 */
export function readAnswer<Value>(
  said: Said,
  shape: z.ZodType<Value>,
  access: Access,
  refusal: (answer: NetworkAnswer) => Refusal | undefined,
): Outcome<Value> {
  if (said.is !== "answer") return said;
  const refused = refusal(said) ?? statusRefusal(said, access);
  if (refused) return refused;
  const parsed = shape.safeParse(said.json);
  return parsed.success
    ? { is: "done", value: parsed.data }
    : { is: "unknown", why: `ответ не разобрать (код ${said.status})` };
}

/** What an HTTP status alone says; undefined for success. */
export function statusRefusal({ status, headers, json, text }: NetworkAnswer, access: Access): Refusal | undefined {
  if (status === 429) return later(retryAfter(headers, access.now()) ?? PAUSE, "слишком много запросов", access);
  if (status >= 200 && status < 300) return undefined;
  const why = `код ${status}`;
  if (status < 400)
    return { is: "unknown", why: `${why}: сервер отсылает на другой адрес, проверьте адрес в настройках` };
  // A page of a proxy is not the network's own word.
  if (status === 408 || status >= 500 || json === undefined) return { is: "unknown", why };
  const told = `${why}: ${quoted(text, access)}`;
  return status === 401 || status === 403 ? { is: "auth", why: told } : { is: "failed", why: told };
}

/** «Come back then», by a date or in so many milliseconds. */
export function later(pause: Date | number, why: string, access: Access): Refusal {
  const now = access.now().getTime();
  const time = typeof pause === "number" ? now + pause : pause.getTime();
  return { is: "later", until: new Date(Math.min(time, now + LONGEST_PAUSE)), why };
}

/** A network's own words, without any key that it may echo, and short. */
export function quoted(words: string, access: Access, more: readonly string[] = []): string {
  let clean = words.replace(/\b(access_token|input_token|appsecret_proof)=[^&\s"]+/gi, "$1=…");
  for (const secret of [...Object.values(access.secrets), ...more].filter((value) => value.length > 3))
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
      clean = clean.replaceAll(form, "…");
  const characters = Array.from(clean.replace(/\s+/g, " ").trim());
  return characters.length > WORDS ? `${characters.slice(0, WORDS - 1).join("")}…` : characters.join("");
}

/** A refusal as `doctor` tells it: what passes by itself only warns. */
export const refusalFinding = (refusal: Refusal, what: string, mend: string): Finding => ({
  level: ["absent", "unknown", "later"].includes(refusal.is) ? "warning" : "fault",
  what: `${what}: ${refusal.why}.`,
  mend,
});

/** How far this machine's clock is from the network's; schedules and signatures depend on it. */
export function clockFinding(said: Said, now: Date): Finding[] {
  const skew = said.is === "answer" ? clockSkew(said.headers, now) : undefined;
  const minutes = Math.round(Math.abs(skew ?? 0) / MINUTE);
  if (minutes < 2) return [];
  return [
    {
      level: minutes < 5 ? "warning" : "fault",
      what: `Часы этого компьютера расходятся с часами сети на ${minutes}\u00A0мин.`,
      mend: "Включите синхронизацию времени.",
    },
  ];
}
