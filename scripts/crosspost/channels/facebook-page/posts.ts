import { z } from "zod";
import type { Attempt, Remote } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { holdsAddress } from "#scripts/crosspost/post/marker.ts";
import { callGraph, readCalmly, settingsOf } from "./graph.ts";

/** The most that Facebook gives at once. */
const PAGE = "100";
/** A list that goes on longer is going round. */
const MOST_PAGES = 500;
const FIELDS = "id,message,permalink_url,is_published,scheduled_publish_time,application{id}";

const pagePost = z.object({
  id: z.string(),
  message: z.string().optional(),
  permalink_url: z.string().optional(),
  scheduled_publish_time: z.union([z.number(), z.string()]).optional(),
  application: z.object({ id: z.coerce.string() }).nullish(),
});
type PagePost = z.infer<typeof pagePost>;
const listing = z.object({ data: z.array(pagePost), paging: z.object({ next: z.url().optional() }).optional() });

/**
 * Our posts with this address, both lists to their end: they are ranked, not sorted, a page may be empty in the middle,
 * and a post has no field with its link. A post that is in both lists became public while they were read.
 *
 * A person may post the same link: only our application's posts are ours. Yet where the address stands under another
 * application alone, that proves nothing: it may be ours under a number that the settings do not name.
 */
export async function findPosts(attempt: Attempt, access: Access): Promise<Outcome<Remote[]>> {
  const { appId } = settingsOf(access);
  const found = new Map<string, Remote>();
  let foreign: PagePost | undefined;
  for (const [edge, isPublic] of [
    ["scheduled_posts", false],
    ["published_posts", true],
  ] as const) {
    const list = await readList(edge, access);
    if (list.is !== "done") return list;
    for (const post of list.value) {
      if (!attempt.markers.some((marker) => holdsAddress(post.message ?? "", marker))) continue;
      if (post.application?.id === appId) found.set(post.id, remoteOf(post, isPublic));
      else foreign = post;
    }
  }
  if (found.size === 0 && foreign) return { is: "person", why: foreignPost(foreign, appId) };
  return { is: "done", value: [...found.values()] };
}

const foreignPost = ({ id, application }: PagePost, appId: string) =>
  `на странице уже есть пост с этим адресом (https://www.facebook.com/${id}), но опубликован он не нашим приложением (${application?.id ?? "каким, сеть не сообщает"}, а appId — ${appId}): проверьте appId и решите, тот ли это пост`;

const remoteOf = ({ id, permalink_url, scheduled_publish_time: due }: PagePost, isPublic: boolean): Remote =>
  isPublic
    ? { remoteId: id, url: permalink_url ?? `https://www.facebook.com/${id}`, isPublic }
    : { remoteId: id, isPublic, ...(due !== undefined && { due: moment(due) }) };

/** Seconds of the epoch, or a date as Facebook writes it. */
const moment = (due: number | string) => new Date(/^\d+$/.test(String(due)) ? Number(due) * 1000 : due).toISOString();

async function readList(edge: string, access: Access): Promise<Outcome<PagePost[]>> {
  const posts: PagePost[] = [];
  const own = { fields: FIELDS, limit: PAGE };
  const path = `/${settingsOf(access).page}/${edge}`;
  let fields: Record<string, string> = own;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const said = await callGraph({ method: "GET", path, fields }, access);
    const outcome = readCalmly(said, listing, access);
    if (outcome.is !== "done") return outcome;
    posts.push(...outcome.value.data);
    const next = outcome.value.paging?.next;
    if (next === undefined) return { is: "done", value: posts };
    // Of the next page's address only its place in the list is taken: it may carry the key, and it could name any server.
    const { access_token: _key, appsecret_proof: _proof, ...place } = Object.fromEntries(new URL(next).searchParams);
    fields = { ...place, ...own };
  }
  return { is: "unknown", why: `список ${edge} не кончается: он прочитан не весь` };
}
