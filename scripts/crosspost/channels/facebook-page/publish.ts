import { z } from "zod";
import type { Attempt, Post, Remote } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callGraph, isGone, pageSettings, readCalmly, readGraph, settingsOf } from "./graph.ts";
import { DAY_MINUTES } from "./usage.ts";

/** Facebook takes 10 minutes to 30 days; two minutes are left for its clock, ours and the way. */
const EARLIEST = 10 + 2;
const LATEST = 30 * DAY_MINUTES - 2;

/** So many seconds after it is sent a post of `ahead` minutes comes out. */
const secondsAhead = (ahead: number): number => Math.min(Math.max(ahead, EARLIEST), LATEST) * 60;

/** When a post of `ahead` minutes is to come out, in whole seconds of the epoch. */
export const dueIn = (ahead: number, now: Date): number => Math.ceil(now.getTime() / 1000) + secondsAhead(ahead);

export const leadOf = (settings: Record<string, unknown>): number =>
  secondsAhead(pageSettings.parse(settings).ahead) * 1000;

const success = z.object({ success: z.literal(true) });

/** Schedules the post. Its first comment, preview and picture come from the link. */
export async function schedulePost(post: Post, _attempt: Attempt, access: Access): Promise<Outcome<Remote>> {
  const { page, ahead } = settingsOf(access);
  const due = dueIn(ahead, access.now());
  const fields = { message: post.text, link: post.link, published: "false", scheduled_publish_time: String(due) };
  const said = await callGraph({ method: "POST", path: `/${page}/feed`, fields }, access);
  const outcome = readGraph(said, z.object({ id: z.string() }), access);
  if (outcome.is !== "done") return outcome;
  const remote = { remoteId: outcome.value.id, isPublic: false, due: new Date(due * 1000).toISOString() };
  return { is: "done", value: remote };
}

export async function editPost(
  remote: Remote,
  post: Post,
  _attempt: Attempt,
  access: Access,
): Promise<Outcome<Remote>> {
  const call = { method: "POST", path: `/${remote.remoteId}`, fields: { message: post.text } } as const;
  const outcome = readGraph(await callGraph(call, access), success, access);
  return outcome.is === "done" ? { is: "done", value: remote } : outcome;
}

/** Deletes a post. «No such object» is also what a key without rights hears, so the Page itself is asked for then. */
export async function removePost({ remoteId }: Remote, access: Access): Promise<Outcome<undefined>> {
  const outcome = readGraph(await callGraph({ method: "DELETE", path: `/${remoteId}` }, access), success, access);
  if (outcome.is === "done") return { is: "done", value: undefined };
  if (!isGone(outcome)) return outcome;
  const { page } = settingsOf(access);
  const call = { method: "GET", path: `/${page}`, fields: { fields: "id" } } as const;
  const itself = readGraph(await callGraph(call, access), z.object({ id: z.literal(page) }), access);
  return itself.is === "done" ? { is: "done", value: undefined } : outcome;
}

/** Has Facebook read the page's title and picture anew. */
export async function refreshPreview(url: string, access: Access): Promise<Outcome<undefined>> {
  const said = await callGraph({ method: "POST", path: "/", fields: { id: url, scrape: "true" } }, access);
  const outcome = readCalmly(said, z.looseObject({}), access);
  return outcome.is === "done" ? { is: "done", value: undefined } : outcome;
}
