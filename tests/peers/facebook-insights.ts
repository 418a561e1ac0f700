import { text, type Answer, type Call } from "./call.ts";
import { graphError, missingObject } from "./facebook-error.ts";
import type { PagePost } from "./facebook-post.ts";

/** The metrics that live. One name that does not fails the whole request. */
const ofPost: Record<string, (post: PagePost) => unknown> = {
  post_media_view: (post) => 10 * (post.reactions + post.comments + post.shares),
  post_total_media_view_unique: (post) => 7 * (post.reactions + post.comments + post.shares),
  post_activity_by_action_type: ({ reactions: like, comments: comment, shares: share }) => ({ like, comment, share }),
  post_clicks: (post) => post.reactions,
  post_reactions_by_type_total: (post) => ({ like: post.reactions }),
};
const ofPage = new Set(["page_media_view", "page_total_media_view_unique", "page_post_engagements", "page_follows"]);

/** `/{post}/insights` and `/{page}/insights`; `post` is absent for the Page. */
export function insights(call: Call, id: string, post: PagePost | undefined): Answer {
  if (id.includes("_") && !post) return missingObject("GET", id);
  const metrics = text(call, "metric")?.split(",") ?? [];
  const lives = (name: string) => (post ? name in ofPost : ofPage.has(name));
  if (metrics.length === 0 || !metrics.every(lives))
    return graphError(100, { message: "(#100) The value must be a valid insights metric" });
  const period = text(call, "period") ?? (post ? "lifetime" : "day");
  const data = metrics.map((name) => ({
    name,
    period,
    values: [{ value: post ? ofPost[name]?.(post) : 100 }],
    title: name,
    description: name,
    id: `${id}/insights/${name}/${period}`,
  }));
  return { body: { data, paging: {} } };
}
