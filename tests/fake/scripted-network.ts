import type { IncomingHttpHeaders } from "node:http";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Attempt } from "#scripts/crosspost/channel.ts";
import type { Request, Response } from "#scripts/crosspost/network/http.ts";

/** An answer for tests: an object is sent as JSON. */
export function answer(status: number, body: unknown, headers: IncomingHttpHeaders = {}): Response {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { is: "answer", status, headers, bytes: new TextEncoder().encode(text), text, json };
}

export const now = new Date("2026-09-01T09:00:00.000Z");

/** Access for tests: gives the scripted answers in their order and keeps what was asked. One answer too few is an error. */
export function scripted(
  settings: Record<string, unknown>,
  secrets: Record<string, string>,
  answers: readonly (Response | ((request: Request) => Response))[],
): { access: Access; asked: Request[] } {
  const asked: Request[] = [];
  const call = (request: Request): Promise<Response> => {
    const next = answers[asked.length];
    asked.push(request);
    if (!next) throw new Error(`no answer for ${request.method} ${request.url}`);
    return Promise.resolve(typeof next === "function" ? next(request) : next);
  };
  return { access: { settings, secrets, call, now: () => now }, asked };
}

export const marker = "https://svod.example/practices/sample-practice/?utm_source=x";
export const attempt: Attempt = {
  key: "sample-practice/channel",
  markers: [marker],
  createdAt: "2026-09-01T08:59:00.000Z",
};
