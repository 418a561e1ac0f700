import type { Peer } from "./peer.ts";

/** What a client of the plainest kind learns: an answer, or that the connection broke, or that none came in time. */
export interface Outcome {
  status: number | "broken" | "timeout";
  type: string;
  /** Parsed when it says that it is JSON. */
  body: unknown;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Outcome> {
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return { status: response.status, type, body: type.includes("json") ? JSON.parse(text) : text };
  } catch {
    return { status: "broken", type: "", body: undefined };
  }
}

export const json = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** Waits for the answer until the peer says that it keeps it back. */
export function waitFor(peer: Peer, outcome: () => Promise<Outcome>): Promise<Outcome> {
  const late: Outcome = { status: "timeout", type: "", body: undefined };
  const withheld = new Promise<Outcome>((resolve) =>
    peer.onStep((step) => void (step.endsWith(":withheld") && resolve(late))),
  );
  return Promise.race([outcome(), withheld]);
}

/** By what a client tells a refusal: each network has a place of its own for it. */
export function refusalOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const { error, description, parameters } = body as Record<string, unknown>;
  if (parameters ?? description) return parameters ?? description;
  if (typeof error !== "object" || error === null) return error;
  const { code, error_code: vk } = error as Record<string, unknown>;
  return code ?? vk;
}
