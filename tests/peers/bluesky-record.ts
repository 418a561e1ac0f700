import { createHash } from "node:crypto";

/** JSON with its keys in order: the same record gives the same bytes, however it was written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${pairs
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
    .join(",")}}`;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** A CIDv1 with SHA-256; well formed, though a record is hashed as canonical JSON and not as CBOR. */
const cid = (codec: number, content: string | Buffer) =>
  `b${base32(Buffer.concat([Buffer.from([1, codec, 0x12, 0x20]), createHash("sha256").update(content).digest()]))}`;

export const recordCid = (record: object): string => cid(0x71, canonical(record));
export const blobCid = (content: Buffer): string => cid(0x55, content);

/** Timestamp identifier: the only kind of key that `app.bsky.feed.post` takes. */
export const isTid = (key: string): boolean => /^[2-7a-j][2-7a-z]{12}$/.test(key);

const sortable = "234567abcdefghijklmnopqrstuvwxyz";

/** The identifier of a moment in microseconds, as the server makes one when the client gives none. */
export function tid(microseconds: bigint): string {
  let rest = microseconds << 10n;
  let text = "";
  for (let place = 0; place < 13; place += 1, rest >>= 5n) text = `${sortable[Number(rest & 31n)]}${text}`;
  return text;
}

export const graphemes = (text: string): number =>
  [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;

interface Facet {
  index?: { byteStart?: unknown; byteEnd?: unknown };
  features?: unknown;
}

/** A range that no reader could show: outside the text, empty, or in the middle of a character. */
function facetFault({ index, features }: Facet, bytes: Buffer): string | undefined {
  const { byteStart: start, byteEnd: end } = index ?? {};
  if (typeof start !== "number" || typeof end !== "number") return "facets/0/index must have byteStart and byteEnd";
  const isInside = (position: number) => ((bytes[position] ?? 0) & 0xc0) !== 0x80;
  if (!(start >= 0 && start < end && end <= bytes.length)) return "facets/0/index is outside the text";
  if (!isInside(start) || !isInside(end)) return "facets/0/index splits a character";
  return Array.isArray(features) && features.length > 0 ? undefined : "facets/0/features must not be empty";
}

/** What is wrong with a post by the lexicon of `app.bsky.feed.post`, and by what readers need of facets. */
export function postFault(record: Record<string, unknown>): string | undefined {
  const { text, createdAt, facets = [], langs = [], tags = [] } = record;
  if (record["$type"] !== "app.bsky.feed.post") return "$type must be app.bsky.feed.post";
  if (typeof text !== "string") return "text must be a string";
  const bytes = Buffer.from(text);
  if (bytes.length > 3000) return "text must not be longer than 3000 characters";
  if (graphemes(text) > 300) return "text must not be longer than 300 graphemes";
  if (typeof createdAt !== "string" || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(createdAt))
    return "createdAt must be an valid atproto datetime (both RFC-3339 and ISO-8601)";
  if (!Array.isArray(langs) || langs.length > 3) return "langs must not have more than 3 elements";
  if (!Array.isArray(tags) || tags.length > 8) return "tags must not have more than 8 elements";
  if (!Array.isArray(facets)) return "facets must be an array";
  return facets.map((facet) => facetFault(facet as Facet, bytes)).find(Boolean);
}
