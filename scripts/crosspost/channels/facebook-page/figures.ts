import { z } from "zod";
import type { Figure, Remote } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callGraph, isGone, readCalmly } from "./graph.ts";

/** A post's metrics that are still alive; `page_*` are the Page's own, `post_impressions*` are dead. */
const metrics = ["post_media_view", "post_total_media_view_unique", "post_activity_by_action_type"];

const insight = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.union([z.number(), z.record(z.string(), z.number())]) })),
    }),
  ),
});
const comments = z.object({ summary: z.object({ total_count: z.int() }) });

/** Figures of a public post, each asked for by itself: one dead name fails a whole request. */
export async function readFigures(
  { remoteId }: Remote,
  access: Access,
): Promise<Outcome<{ figures: Figure[]; dead: string[] }>> {
  const figures: Figure[] = [];
  const dead: string[] = [];
  for (const metric of metrics) {
    const call = { method: "GET", path: `/${remoteId}/insights`, fields: { metric, period: "lifetime" } } as const;
    const outcome = readCalmly(await callGraph(call, access), insight, access);
    if (isGone(outcome)) return { is: "failed", why: "поста больше нет, или ключу он не виден" };
    if (outcome.is === "failed") dead.push(metric);
    else if (outcome.is !== "done") return outcome;
    else figures.push(...outcome.value.data.flatMap(({ name, values }) => valuesOf(name, values.at(-1)?.value)));
  }
  const call = {
    method: "GET",
    path: `/${remoteId}/comments`,
    fields: { filter: "stream", summary: "true", limit: "0" },
  } as const;
  const outcome = readCalmly(await callGraph(call, access), comments, access);
  // Comments take a permission of their own; without it the other figures still stand.
  if (outcome.is === "failed" || outcome.is === "auth") dead.push("comments");
  else if (outcome.is !== "done") return outcome;
  else figures.push({ name: "comments", value: outcome.value.summary.total_count });
  return { is: "done", value: { figures, dead } };
}

/** A metric that is counted by kind of action becomes one figure for each. */
function valuesOf(name: string, value: number | Record<string, number> | undefined): Figure[] {
  if (value === undefined) return [];
  if (typeof value === "number") return [{ name, value }];
  return Object.entries(value).map(([kind, count]) => ({ name: `${name}.${kind}`, value: count }));
}
