import { createHash } from "node:crypto";
import { z } from "zod";
import type { Attempt, Post, Remote, Wire } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callVk, readingKey, readVk, refusedWith, settingsOf, vkSecrets } from "./api.ts";
import { examineVk } from "./examine.ts";
import { findOnWall } from "./wall.ts";

const ownerOf = (access: Access) => String(-settingsOf(access).group);

const place = ({ remoteId }: Remote) => {
  const [owner_id = "", post_id = ""] = remoteId.split("_");
  return { owner_id, post_id };
};

const written = (post: Post) => ({ message: post.text, attachments: post.link });

/** VK drops a repetition with the same guid for an hour; it comes from the attempt, so it needs no keeping. */
const guid = ({ key, createdAt }: Attempt) =>
  createHash("sha256").update(`${key} ${createdAt}`).digest("hex").slice(0, 32);

/** The community's wall. An hour of guid is no promise for ever: after an unclear answer the wall is read. */
export const vkWire: Wire = {
  secrets: vkSecrets,
  send: async (post, attempt, access) => {
    const owner_id = ownerOf(access);
    const parameters = { owner_id, from_group: "1", guid: guid(attempt), ...written(post) };
    const outcome = readVk(await callVk("wall.post", parameters, access), z.object({ post_id: z.int() }), access);
    if (outcome.is !== "done") return outcome;
    const remoteId = `${owner_id}_${outcome.value.post_id}`;
    return { is: "done", value: { remoteId, url: `https://vk.com/wall${remoteId}`, isPublic: true } };
  },
  find: findOnWall,
  edit: async (remote, post, _attempt, access) => {
    const said = await callVk("wall.edit", { ...place(remote), ...written(post) }, access);
    const outcome = readVk(said, z.union([z.literal(1), z.object({ post_id: z.int() })]), access);
    return outcome.is === "done" ? { is: "done", value: remote } : outcome;
  },
  remove: async (remote, access) => {
    const outcome = readVk(await callVk("wall.delete", place(remote), access), z.literal(1), access);
    return outcome.is === "done" || refusedWith(outcome, 104) ? { is: "done", value: undefined } : outcome;
  },
  figures: readFigures,
  examine: examineVk,
};

const count = z.object({ count: z.int() }).optional();
const counted = z.object({ likes: count, reposts: count, comments: count, views: count });
const names = ["likes", "reposts", "comments", "views"] as const;

async function readFigures(
  remote: Remote,
  access: Access,
): Promise<Outcome<{ figures: { name: string; value: number }[]; dead: string[] }>> {
  const said = await callVk("wall.getById", { posts: remote.remoteId }, access, readingKey(access));
  // Older versions of the API answer with the bare list.
  const shape = z.union([z.array(counted), z.object({ items: z.array(counted) }).transform(({ items }) => items)]);
  const outcome = readVk(said, shape, access);
  if (outcome.is !== "done") return outcome;
  const [post] = outcome.value;
  if (!post) return { is: "failed", why: "поста на стене больше нет" };
  const figures = names.flatMap((name) => (post[name] ? [{ name, value: post[name].count }] : []));
  return { is: "done", value: { figures, dead: names.filter((name) => !post[name]) } };
}
