import type { Answer } from "./call.ts";
import { graphError } from "./facebook-error.ts";

/** Who wrote a post: an app, or nobody but a person in the interface. */
export interface Author {
  id: string;
  name: string;
}

export interface PagePost {
  id: string;
  message?: string;
  /** Goes in, never comes out: a PagePost has no `link` since v3.3, only attachments. */
  link?: string;
  created: number;
  /** Milliseconds; absent when it was published at once or never will be. */
  due?: number;
  /** Published at once, or by hand before its time. */
  published: boolean;
  app?: Author;
  /** Put on the Page by a visitor: not a post of the Page. */
  byVisitor?: true;
  reactions: number;
  comments: number;
  shares: number;
}

/** Public at this moment: its time may have come by itself. */
export const isPublished = (post: PagePost, at: number): boolean =>
  post.published || (post.due !== undefined && post.due <= at);

/** When it became public, or was written when it is not. */
export const publicSince = (post: PagePost): number => (post.published ? post.created : (post.due ?? post.created));

/** `2026-09-01T09:00:00+0000`, as the Graph API writes times. */
const graphTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

const total = (count: number) => ({ data: [], summary: { total_count: count } });

/** Every field that can be asked for; undefined ones are left out of the answer, as on the real network. */
const fields: Record<string, (post: PagePost, at: number) => unknown> = {
  id: (post) => post.id,
  message: (post) => post.message,
  created_time: (post) => graphTime(publicSince(post)),
  updated_time: (post) => graphTime(publicSince(post)),
  permalink_url: (post) => `https://www.facebook.com/${post.id.replace("_", "/posts/")}`,
  application: (post) => post.app && { category: "Business", link: "https://example.org/", ...post.app },
  scheduled_publish_time: (post, at) =>
    post.due !== undefined && !isPublished(post, at) ? Math.floor(post.due / 1000) : undefined,
  is_published: isPublished,
  is_hidden: () => false,
  status_type: () => "mobile_status_update",
  from: (post) => ({ id: post.id.split("_")[0], name: "Page" }),
  attachments: (post) =>
    post.link && {
      data: [
        {
          type: "share",
          title: post.link,
          unshimmed_url: post.link,
          url: `https://l.facebook.com/l.php?u=${post.link}`,
        },
      ],
    },
  shares: (post) => (post.shares > 0 ? { count: post.shares } : undefined),
  reactions: (post) => total(post.reactions),
  likes: (post) => total(post.reactions),
  comments: (post) => total(post.comments),
};

/** Gone from posts since v3.3; who asks gets no post at all. */
const dead = new Set(["link", "name", "caption", "description", "type", "source", "object_id"]);

/** `a,b{c,d},e.summary(true)` → a, b, e. */
const names = (list: string): string[] => {
  let flat = list;
  for (let inner = ""; inner !== flat;) {
    inner = flat;
    flat = flat.replaceAll(/\{[^{}]*\}|\([^()]*\)/g, "");
  }
  return flat.split(",").map((name) => name.trim().replace(/\..*$/, ""));
};

/** The post with the fields that were asked for and no other; `id` always comes. */
export function showPost(
  asked: string | undefined,
  at: number,
): Answer | ((post: PagePost) => Record<string, unknown>) {
  const wanted = names(asked ?? "created_time,message");
  if (wanted.some((name) => dead.has(name)))
    return graphError(12, {
      message: "(#12) deprecate_post_aggregated_fields_for_attachement is deprecated for versions v3.3 and higher",
    });
  const unknown = wanted.find((name) => !(name in fields));
  if (unknown !== undefined)
    return graphError(100, { message: `(#100) Tried accessing nonexisting field (${unknown}) on node type (Post)` });
  return (post) =>
    Object.fromEntries(
      [...wanted, "id"].flatMap((name) => {
        const value = fields[name]?.(post, at);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
}
