import type { IncomingMessage } from "node:http";

/** One request as a peer sees it, whole. */
export interface Call {
  /** Which request of this peer it is; the first is 1. */
  n: number;
  method: string;
  /** Path without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
  /** Parameters of the query and of a JSON, form-encoded or multipart body; the body wins. */
  params: Record<string, unknown>;
  /** Files of a multipart body by the name of their field. */
  files: Record<string, File>;
  /** The moment whose state a read shows: now, or earlier when the network's reads lag. */
  asOf: number;
}

/** What a peer answers: an object becomes JSON. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

async function form(body: Buffer, type: string): Promise<Pick<Call, "params" | "files">> {
  const params: Call["params"] = {};
  const files: Call["files"] = {};
  for (const [name, value] of await new Response(new Uint8Array(body), {
    headers: { "content-type": type },
  }).formData())
    if (typeof value === "string") params[name] = value;
    else files[name] = value;
  return { params, files };
}

/** Reads the parameters of a body, as the networks do, by its Content-Type; a broken body gives none. */
async function parameters(body: Buffer, type: string): Promise<Pick<Call, "params" | "files">> {
  if (body.length === 0) return { params: {}, files: {} };
  if (/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(type))
    return form(body, type).catch(() => ({ params: {}, files: {} }));
  if (!/json/.test(type)) return { params: {}, files: {} };
  try {
    const value: unknown = JSON.parse(body.toString());
    return { params: typeof value === "object" && value !== null ? { ...value } : {}, files: {} };
  } catch {
    return { params: {}, files: {} };
  }
}

/** Waits for the whole request. */
export async function readCall(request: IncomingMessage, n: number): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://peer");
  const read = await parameters(body, request.headers["content-type"] ?? "");
  return {
    n,
    method: request.method ?? "GET",
    path: pathname,
    query: searchParams,
    headers: request.headers,
    body,
    params: { ...Object.fromEntries(searchParams), ...read.params },
    files: read.files,
    asOf: 0,
  };
}

/** A parameter as text: forms send everything as text, JSON may send a number or a list. */
export function text(call: Call, name: string): string | undefined {
  const value = call.params[name];
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A parameter that is an object: in a form it comes as JSON text. */
export function object(call: Call, name: string): Record<string, unknown> | undefined {
  const value = call.params[name];
  if (typeof value !== "string") return typeof value === "object" && value ? { ...value } : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** A switch, in every spelling that the networks take. */
export const flag = (call: Call, name: string, otherwise: boolean): boolean => {
  const value = text(call, name);
  return value === undefined ? otherwise : /^(1|true|t|on|yes)$/i.test(value);
};

/** The token of an `Authorization: Bearer` header. */
export const bearer = (call: Call): string | undefined =>
  /^(?:Bearer|OAuth)\s+(.+)$/i.exec(call.headers.authorization ?? "")?.[1];
