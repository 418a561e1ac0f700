import { createHash } from "node:crypto";
import { text, type Answer, type Call } from "./call.ts";
import { graphError } from "./facebook-error.ts";

/** How the Page's lists behave; a test changes them as it goes. */
export interface ListHabits {
  /** `ranked` puts the posts in an order of its own that says nothing about time. */
  order: "newest" | "ranked";
  /** At most so many a page, whatever `limit` says: the network filters after it has cut the page. */
  pageSize: number;
  /** This page (the first is 1) comes empty, and the list goes on behind it. */
  emptyPage: number | undefined;
}

const rank = (id: string) => createHash("sha256").update(id).digest("hex");

export function ordered<T extends { id: string }>(newestFirst: T[], { order }: ListHabits): T[] {
  return order === "newest" ? newestFirst : newestFirst.toSorted((a, b) => (rank(a.id) < rank(b.id) ? -1 : 1));
}

/** A cursor is opaque: how many were shown, and which page comes. */
const cursor = (shown: number, page: number) => Buffer.from(`${shown}:${page}`).toString("base64url");

/**
 * A page of a list, with the address of the next. That address repeats the token but never `appsecret_proof`:
 * so does the real one.
 */
export function listPage<T>(
  call: Call,
  items: T[],
  habits: ListHabits,
  url: string,
  show: (item: T) => unknown,
): Answer {
  const limit = Number(text(call, "limit") ?? 25);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return graphError(100, { message: "(#100) The limit must be between 1 and 100" });
  const after = Buffer.from(text(call, "after") ?? "", "base64url").toString();
  const [shown = 0, page = 1] = after ? after.split(":").map(Number) : [];
  const isEmpty = page === habits.emptyPage;
  const slice = isEmpty ? [] : items.slice(shown, shown + Math.min(limit, habits.pageSize));
  const end = shown + slice.length;
  const more = end < items.length;
  if (slice.length === 0 && !more) return { body: { data: [] } };
  const next = new URL(call.path, url);
  for (const [name, value] of Object.entries(call.params))
    if (!["appsecret_proof", "after"].includes(name)) next.searchParams.set(name, String(value));
  next.searchParams.set("after", cursor(end, page + 1));
  const cursors = { before: cursor(shown, page), after: cursor(end, page + 1) };
  return { body: { data: slice.map(show), paging: { cursors, ...(more && { next: next.href }) } } };
}
