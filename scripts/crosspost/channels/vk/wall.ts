import { z } from "zod";
import type { Attempt, Remote } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { holdsAddress } from "#scripts/crosspost/post/marker.ts";
import { callVk, readingKey, readVk, refusedWith, settingsOf } from "./api.ts";

const PAGE = 100;
/** More pages than any wall has within the days that are read. */
const MOST_PAGES = 100;
const DAY = 86_400;

const item = z.object({
  id: z.int(),
  date: z.int(),
  text: z.string().default(""),
  from_id: z.int().optional(),
  is_pinned: z.int().optional(),
  post_source: z.object({ type: z.string().optional() }).optional(),
  attachments: z.array(z.object({ link: z.object({ url: z.string() }).optional() })).default([]),
});
const wall = z.object({ count: z.int(), items: z.array(item) });

/** VK gives a text as it stores it, with the signs of HTML as entities. */
const plain = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** Reads the community's wall back to the day before the attempt; the newest posts come first, but for a pinned one. */
export async function findOnWall(attempt: Attempt, access: Access): Promise<Outcome<Remote[]>> {
  const owner = -settingsOf(access).group;
  const since = new Date(attempt.createdAt).getTime() / 1000 - DAY;
  const found = new Map<string, Remote>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const parameters = { owner_id: String(owner), filter: "owner", count: String(PAGE), offset: String(page * PAGE) };
    const outcome = readVk(await callVk("wall.get", parameters, access, readingKey(access)), wall, access);
    if (outcome.is !== "done") return withoutReading(outcome, access);
    const { count, items } = outcome.value;
    for (const post of items) {
      if (!attempt.markers.some((marker) => isOurs(post, owner, marker))) continue;
      const remoteId = `${owner}_${post.id}`;
      found.set(remoteId, { remoteId, url: `https://vk.com/wall${remoteId}`, isPublic: true });
    }
    const dated = items.filter((post) => !post.is_pinned);
    const isOlder = dated.length > 0 && dated.every((post) => post.date < since);
    // Deleted posts may leave a page short or empty: only the count says where the wall ends.
    if (isOlder || (page + 1) * PAGE >= count) return { is: "done", value: [...found.values()] };
  }
  return { is: "unknown", why: `стена длиннее ${MOST_PAGES * PAGE} постов: она прочитана не вся` };
}

/** Posted for the community by a program, with our address in it: a person may share the same link. */
const isOurs = ({ text, from_id, post_source, attachments }: z.infer<typeof item>, owner: number, marker: string) =>
  (from_id ?? owner) === owner &&
  (post_source?.type ?? "api") === "api" &&
  (holdsAddress(plain(text), marker) || attachments.some(({ link }) => link?.url === marker));

/** A community's key may not read its own wall: then a person has to look. */
function withoutReading<Refused extends Outcome<Remote[]>>(outcome: Refused, access: Access): Outcome<Remote[]> {
  const isKindOfKey = [15, 27, 28].some((code) => refusedWith(outcome, code));
  return isKindOfKey && !access.secrets["VK_READ_TOKEN"]
    ? { is: "person", why: "ключом сообщества стену не прочитать: посмотрите сами или добавьте VK_READ_TOKEN" }
    : outcome;
}
