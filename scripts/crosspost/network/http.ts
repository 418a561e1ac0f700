import http from "node:http";
import https from "node:https";
import { parseJson } from "#scripts/json.ts";

/** A request to a network. */
export interface Request {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Absolute address; it may carry a token, so it is never printed. */
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** What came back. `absent` proves that the request never left; `unknown` proves nothing. */
export type Response =
  | {
      is: "answer";
      status: number;
      headers: http.IncomingHttpHeaders;
      /** As it came: a picture is no text. */
      bytes: Uint8Array;
      text: string;
      json: unknown;
    }
  | { is: "absent"; why: string }
  | { is: "unknown"; why: string };

export type Call = (request: Request) => Promise<Response>;

/** The most bytes of an answer that are read. */
const MOST = 4_000_000;

/**
 * Makes the one way to call a network: a connection of its own for every request and never a repetition, so that
 * «was it sent?» has an answer. `timeout` is in milliseconds and holds for the whole call. A proxy is taken from the
 * environment (`HTTPS_PROXY`, `NO_PROXY`).
 */
export function makeCall(timeout: number, env: Record<string, string | undefined>): Call {
  const proxy = { ...env };
  const agents = {
    "http:": new http.Agent({ keepAlive: false, proxyEnv: proxy }),
    "https:": new https.Agent({ keepAlive: false, proxyEnv: proxy }),
  };
  return (request) =>
    new Promise((resolve) => {
      const { protocol } = new URL(request.url);
      const plain = protocol === "http:";
      let connected = false;
      const end = (response: Response) => {
        clearTimeout(timer);
        resolve(response);
      };
      const lost = (why: string) => end({ is: connected ? "unknown" : "absent", why });
      const message = (plain ? http : https).request(
        request.url,
        {
          method: request.method,
          agent: plain ? agents["http:"] : agents["https:"],
          headers: {
            ...request.headers,
            ...(request.body !== undefined && { "content-length": Buffer.byteLength(request.body) }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          let size = 0;
          answer.on("data", (part: Buffer) => {
            size += part.length;
            if (size > MOST) answer.destroy(new Error("ответ слишком велик"));
            else parts.push(part);
          });
          answer.on("error", (error) => lost(reasonOf(error)));
          answer.on("aborted", () => lost("ответ оборван"));
          answer.on("end", () => {
            const bytes = Buffer.concat(parts);
            const text = bytes.toString("utf8");
            end({
              is: "answer",
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              bytes,
              text,
              json: parseJson(text),
            });
          });
        },
      );
      const timer = setTimeout(() => {
        lost(connected ? `нет ответа за ${timeout / 1000} с` : `нет соединения за ${timeout / 1000} с`);
        message.destroy();
      }, timeout);
      // Until the connection stands (with TLS: until the handshake is over) not a byte of the request has left.
      message.on("socket", (socket) => {
        if (socket.connecting) socket.once(plain ? "connect" : "secureConnect", () => (connected = true));
        else connected = true;
      });
      message.on("error", (error) => lost(reasonOf(error)));
      message.end(request.body);
    });
}

const reasons: Record<string, string> = {
  ECONNREFUSED: "соединение отклонено",
  ENOTFOUND: "такого адреса в сети нет",
  EAI_AGAIN: "имя адреса не удалось узнать",
  ECONNRESET: "соединение оборвано",
  ETIMEDOUT: "нет ответа",
  EHOSTUNREACH: "сервер недоступен",
  ENETUNREACH: "сеть недоступна",
};

/** Why a call failed; never the address, which may carry a token. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? (code || "связь прервалась");
}

/** How far this machine's clock is ahead of a server's `Date`, in milliseconds; undefined without a date. */
export function clockSkew(headers: http.IncomingHttpHeaders, now: Date): number | undefined {
  const theirs = new Date(headers.date ?? "").getTime();
  return Number.isNaN(theirs) ? undefined : now.getTime() - theirs;
}

/** When a `Retry-After` header (seconds or a date) lets us come back; undefined without one. */
export function retryAfter(headers: http.IncomingHttpHeaders, now: Date): Date | undefined {
  const value = headers["retry-after"];
  if (!value) return undefined;
  const seconds = Number(value);
  const until = Number.isFinite(seconds) ? new Date(now.getTime() + seconds * 1000) : new Date(value);
  return Number.isNaN(until.getTime()) ? undefined : until;
}
