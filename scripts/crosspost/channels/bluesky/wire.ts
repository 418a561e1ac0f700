import { z } from "zod";
import type { Attempt, Figure, Post, Remote, Wire } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { blueskySecrets, callXrpc, openSession, readXrpc, type Session } from "./api.ts";
import { examineBluesky } from "./examine.ts";
import { facetsOf, namesIn } from "./facets.ts";
import { uploadPicture } from "./picture.ts";
import { tid } from "./tid.ts";

const collection = "app.bsky.feed.post";
const stored = z.object({ uri: z.string() });

const remoteOf = (uri: string): Remote => {
  const [did = "", , rkey = ""] = uri.replace("at://", "").split("/");
  // The account's permanent name: a link with its handle would break when that changes.
  return { remoteId: uri, url: `https://bsky.app/profile/${did}/post/${rkey}`, isPublic: true };
};

/**
 * The one channel that is exactly once by itself: the record's key is chosen here, and the same record under the same
 * key changes nothing. It has no `edit`: the network shows a post as it was first written, whatever becomes of its record.
 */
export const blueskyWire: Wire = {
  secrets: blueskySecrets,
  ticket: (now) => tid(now),
  send: putPost,
  find: async ({ ticket }, access) => {
    if (ticket === undefined) return { is: "done", value: [] };
    const session = await openSession(access);
    if (session.is !== "done") return session;
    const query = { repo: session.value.did, collection, rkey: ticket };
    const said = await callXrpc({ name: "com.atproto.repo.getRecord", query, session: session.value }, access);
    const outcome = readXrpc(said, stored, access);
    if (outcome.is === "done") return { is: "done", value: [remoteOf(outcome.value.uri)] };
    return outcome.is === "failed" && outcome.why.startsWith("RecordNotFound") ? { is: "done", value: [] } : outcome;
  },
  remove: async ({ remoteId }, access) => {
    const session = await openSession(access);
    if (session.is !== "done") return session;
    const [repo = "", , rkey = ""] = remoteId.replace("at://", "").split("/");
    const body = { repo, collection, rkey };
    const said = await callXrpc({ name: "com.atproto.repo.deleteRecord", body, session: session.value }, access);
    const outcome = readXrpc(said, z.looseObject({}), access);
    return outcome.is === "done" ? { is: "done", value: undefined } : outcome;
  },
  figures: readFigures,
  examine: examineBluesky,
};

async function putPost(post: Post, { ticket }: Attempt, access: Access): Promise<Outcome<Remote>> {
  if (ticket === undefined) return { is: "failed", why: "у попытки нет ключа записи" };
  const session = await openSession(access);
  if (session.is !== "done") return session;
  const thumb = await uploadPicture(post.image.url, session.value, access);
  if (thumb.is !== "done") return thumb;
  const { title = post.link, description = "" } = post.preview ?? {};
  const record = {
    $type: collection,
    text: post.text,
    facets: facetsOf(post.text, post.link, await ownersIn(post.text, session.value, access)),
    langs: ["ru"],
    // Feeds sort by this moment: a post that was put off for days would come out buried under those of the days between.
    createdAt: access.now().toISOString(),
    embed: {
      $type: "app.bsky.embed.external",
      external: { uri: post.link, title, description, ...(thumb.value && { thumb: thumb.value }) },
    },
  };
  // `swapRecord: null` lets nothing be overwritten: a key that another post has by an odd chance is refused.
  const body = { repo: session.value.did, collection, rkey: ticket, record, swapRecord: null };
  const said = await callXrpc({ name: "com.atproto.repo.putRecord", body, session: session.value }, access);
  const outcome = readXrpc(said, stored, access);
  return outcome.is === "done" ? { is: "done", value: remoteOf(outcome.value.uri) } : outcome;
}

/** The accounts behind the names in a text; a name that nobody has stays plain text. */
async function ownersIn(text: string, session: Session, access: Access): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (const { name } of namesIn(text)) {
    const call = { name: "com.atproto.identity.resolveHandle", query: { handle: name }, session };
    const outcome = readXrpc(await callXrpc(call, access), z.object({ did: z.string() }), access);
    if (outcome.is === "done") owners.set(name, outcome.value.did);
  }
  return owners;
}

const names = ["likeCount", "repostCount", "replyCount", "quoteCount"] as const;
const views = z.object({
  posts: z.array(z.object(Object.fromEntries(names.map((name) => [name, z.int().optional()])))),
});

async function readFigures(
  { remoteId }: Remote,
  access: Access,
): Promise<Outcome<{ figures: Figure[]; dead: string[] }>> {
  const session = await openSession(access);
  if (session.is !== "done") return session;
  const call = { name: "app.bsky.feed.getPosts", query: { uris: remoteId }, session: session.value };
  const outcome = readXrpc(await callXrpc(call, access), views, access);
  if (outcome.is !== "done") return outcome;
  const [post] = outcome.value.posts;
  if (!post) return { is: "failed", why: "поста больше нет" };
  const figures = names.flatMap((name) => (post[name] === undefined ? [] : [{ name, value: post[name] }]));
  return { is: "done", value: { figures, dead: names.filter((name) => post[name] === undefined) } };
}
