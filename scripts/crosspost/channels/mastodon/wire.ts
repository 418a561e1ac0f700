import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Figure, Post, Remote, Wire } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { statusRefusal } from "#scripts/crosspost/network/answer.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callInstance, mastodonSecrets, readInstance } from "./api.ts";
import { examineInstance } from "./examine.ts";
import { findStatuses } from "./statuses.ts";

const status = z.object({ id: z.string(), url: z.string().nullish() });
const remoteOf = ({ id, url }: z.infer<typeof status>): Remote => ({
  remoteId: id,
  url: url ?? undefined,
  isPublic: true,
});
const pathOf = ({ remoteId }: Remote) => `/api/v1/statuses/${encodeURIComponent(remoteId)}`;
const written = (post: Post) => ({ status: post.text, language: "ru" });

/** The instance drops a repetition with the same key for an hour; after that only its own list knows. */
export const mastodonWire: Wire = {
  secrets: mastodonSecrets,
  ticket: () => randomUUID(),
  send: async (post, { key, createdAt, ticket }, access) => {
    const said = await callInstance("POST", "/api/v1/statuses", access, {
      body: { ...written(post), visibility: "public" },
      headers: { "idempotency-key": ticket ?? `${key} ${createdAt}` },
    });
    const outcome = readInstance(said, status, access);
    return outcome.is === "done" ? { is: "done", value: remoteOf(outcome.value) } : outcome;
  },
  find: findStatuses,
  edit: async (remote, post, _attempt, access) => {
    const said = await callInstance("PUT", pathOf(remote), access, { body: written(post) });
    const outcome = readInstance(said, status, access);
    return outcome.is === "done" ? { is: "done", value: remoteOf(outcome.value) } : outcome;
  },
  remove: async (remote, access) => {
    const said = await callInstance("DELETE", pathOf(remote), access);
    const isGone = said.is === "answer" && said.status === 404 && statusRefusal(said, access)?.is === "failed";
    const outcome = readInstance(said, z.object({ id: z.string() }), access);
    return outcome.is === "done" || isGone ? { is: "done", value: undefined } : outcome;
  },
  figures: readFigures,
  examine: examineInstance,
};

const names = ["favourites_count", "reblogs_count", "replies_count", "quotes_count"] as const;
const counted = z.object(Object.fromEntries(names.map((name) => [name, z.int().optional()])));

async function readFigures(remote: Remote, access: Access): Promise<Outcome<{ figures: Figure[]; dead: string[] }>> {
  const outcome = readInstance(await callInstance("GET", pathOf(remote), access), counted, access);
  if (outcome.is !== "done") return outcome;
  const { value } = outcome;
  const figures = names.flatMap((name) => (value[name] === undefined ? [] : [{ name, value: value[name] }]));
  return { is: "done", value: { figures, dead: names.filter((name) => value[name] === undefined) } };
}
