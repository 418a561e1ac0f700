import { parse } from "node-html-parser";
import { z } from "zod";
import type { Attempt, Remote } from "#scripts/crosspost/channel.ts";
import type { Access } from "#scripts/crosspost/network/access.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callInstance, readInstance } from "./api.ts";

const PAGE = 40;
/** A list that goes on longer is going round. */
const MOST_PAGES = 250;
const DAY = 86_400_000;

const application = z.object({ name: z.string() });
const status = z.object({
  id: z.string(),
  url: z.string().nullish(),
  created_at: z.string(),
  content: z.string(),
  application: application.nullish(),
});
type Status = z.infer<typeof status>;

/** Reads the account's own posts, newest first, back to the day before the attempt. */
export async function findStatuses(attempt: Attempt, access: Access): Promise<Outcome<Remote[]>> {
  const account = readInstance(
    await callInstance("GET", "/api/v1/accounts/verify_credentials", access),
    z.object({ id: z.string() }),
    access,
  );
  if (account.is !== "done") return account;
  const program = readInstance(
    await callInstance("GET", "/api/v1/apps/verify_credentials", access),
    application,
    access,
  );
  // Where the instance does not tell, an address with our marks in it is ours.
  const ours = program.is === "done" ? program.value.name : undefined;
  const since = new Date(attempt.createdAt).getTime() - DAY;
  const found = new Map<string, Remote>();
  let before = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const path = `/api/v1/accounts/${account.value.id}/statuses?limit=${PAGE}&exclude_reblogs=true${before}`;
    const said = await callInstance("GET", path, access);
    const outcome = readInstance(said, z.array(status), access);
    if (outcome.is !== "done") return outcome;
    for (const one of outcome.value)
      if (isOurs(one, attempt.markers, ours))
        found.set(one.id, { remoteId: one.id, url: one.url ?? undefined, isPublic: true });
    const last = outcome.value.at(-1);
    const next = nextPage(said.is === "answer" ? said.headers.link : undefined) ?? last?.id;
    const isOlder =
      last !== undefined && outcome.value.every(({ created_at }) => new Date(created_at).getTime() < since);
    if (isOlder || next === undefined) return { is: "done", value: [...found.values()] };
    before = `&max_id=${encodeURIComponent(next)}`;
  }
  return { is: "unknown", why: "список постов не кончается: он прочитан не весь" };
}

/** A page may come empty, when what stood there was filtered out: the header then still names the next one. */
const nextPage = (header: string | string[] | undefined) =>
  /<[^>]*[?&]max_id=([^&>]+)[^>]*>;\s*rel="next"/.exec(String(header ?? ""))?.[1];

function isOurs(
  { content, application: program }: Status,
  markers: readonly string[],
  ours: string | undefined,
): boolean {
  if (ours !== undefined && program && program.name !== ours) return false;
  return parse(content)
    .querySelectorAll("a")
    .some((link) => markers.includes(link.getAttribute("href") ?? ""));
}
