import { z } from "zod";

/** Where an entry stands in a channel. */
export const states = {
  planned: "ждёт своей очереди",
  deferred: "отложена",
  intent: "отправляется",
  unknown: "ответ сети неясен",
  accepted: "принята сетью",
  confirmed: "опубликована",
  blocked_auth: "нет доступа",
  needs_human: "нужен человек",
  conflict: "постов больше одного",
  failed: "сеть не приняла",
  open: "ждёт человека",
  claimed: "взята в работу",
  posted: "опубликована",
  skipped: "пропущена",
  removed: "пост удалён",
} as const;
export type State = keyof typeof states;
const stateNames = Object.keys(states) as [State, ...State[]];

/** What a line of a state must also say. */
const needed: Partial<Record<State, readonly (keyof LineFields)[]>> = {
  intent: ["attempt", "marker", "createdAt"],
  unknown: ["attempt", "marker", "createdAt"],
  accepted: ["marker", "createdAt", "remoteId"],
  confirmed: ["remoteId"],
  deferred: ["until"],
  claimed: ["until"],
  posted: ["url"],
  skipped: ["why"],
  needs_human: ["why"],
};

const moment = z.iso.datetime();
const fields = z.strictObject({
  v: z.literal(1),
  /** Permanent id and channel: never a title, an address or a hash, so an edited entry stays the same entry. */
  key: z.string(),
  state: z.enum(stateNames),
  /** Who says so. «posted» is attested by a person, not verified. */
  by: z.string(),
  at: moment,
  /** How often a try was begun. */
  attempt: z.int().min(1).optional(),
  /** Hash of the text that was sent: tells an edited entry. */
  renderHash: z.string().optional(),
  /** The address in the post, by which it is found again. */
  marker: z.string().optional(),
  /** Addresses that earlier tries carried: the entry has moved since, and a late post would have the old one. */
  formerMarkers: z.array(z.string()).optional(),
  /** The channel's own token of the try, kept through its repetitions. */
  ticket: z.string().optional(),
  /** When the first intent was written. */
  createdAt: moment.optional(),
  remoteId: z.string().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** When a scheduled post becomes public. */
  due: moment.optional(),
  /** Until when it is put off or claimed. */
  until: moment.optional(),
  /** Why it is so; never a secret. */
  why: z.string().optional(),
  /** When a person was reminded: once. */
  reminded: moment.optional(),
});
type LineFields = z.infer<typeof fields>;

export const ledgerLine = fields.refine((line) => (needed[line.state] ?? []).every((name) => line[name] !== undefined));
/** One line of the ledger. */
export type LedgerLine = LineFields;

/** What a new line says; the rest is carried over from the line before. */
export type Change = Omit<LedgerLine, "v" | "key">;

export const ledgerKey = (id: string, channel: string): string => `${id}/${channel}`;

/** The entry's id and the channel's name of a key. */
export function keyParts(key: string): { id: string; channel: string } {
  const slash = key.lastIndexOf("/");
  return { id: key.slice(0, slash), channel: key.slice(slash + 1) };
}

/** Every line by key, oldest first. The last line says where the entry stands. */
export type Ledger = ReadonlyMap<string, readonly LedgerLine[]>;

export const standing = (ledger: Ledger, id: string, channel: string): LedgerLine | undefined =>
  ledger.get(ledgerKey(id, channel))?.at(-1);

/** The states in which a post of ours may stand in the channel. */
type Posted = "accepted" | "confirmed" | "posted";
export const isPosted = (line: LedgerLine | undefined): line is LedgerLine & { state: Posted } =>
  line !== undefined && ["accepted", "confirmed", "posted"].includes(line.state);

/** True while a claim holds. */
export const isHeld = ({ until }: LedgerLine, now: Date): boolean => until !== undefined && new Date(until) > now;

/** The states that do not end by themselves. */
const stuck = new Set<State>(["blocked_auth", "needs_human", "conflict", "failed", "open", "claimed"]);
export const isStuck = (line: LedgerLine): boolean => stuck.has(line.state);

/** The states in which a post may stand, and nobody knows. */
const inDoubt = new Set<State>(["intent", "unknown", "needs_human", "conflict"]);
export const isInDoubt = (line: LedgerLine): boolean => inDoubt.has(line.state);

/** The states of a try that was begun and has not come to its end. */
const begun = new Set<State>(["intent", "unknown", "accepted"]);
export const isBegun = (line: LedgerLine | undefined): line is LedgerLine =>
  line !== undefined && begun.has(line.state);

/** The states from which a try may begin without anybody's word: nothing was posted yet, that is proven. */
const free = new Set<State>(["planned", "deferred", "blocked_auth"]);
export const isFree = (line: LedgerLine | undefined): boolean => line === undefined || free.has(line.state);

/** What of the line before still holds in the next one. */
const carried = ["attempt", "marker", "formerMarkers", "ticket", "createdAt", "renderHash", "remoteId", "url"] as const;

/** The next line of a key. A field that the change sets to `undefined` is dropped. */
export function nextLine(key: string, before: LedgerLine | undefined, change: Change): LedgerLine {
  const kept = Object.fromEntries(carried.map((name) => [name, before?.[name]]));
  const line = Object.entries({ ...kept, ...change }).filter(([, value]) => value !== undefined);
  return ledgerLine.parse({ v: 1, key, ...Object.fromEntries(line) });
}
