import type { Announcement } from "#src/entry/manifest.ts";

/** How a name is written in each network that lets a text mention somebody; the record's key in `handles`. */
const names = {
  telegram: /^[a-z]\w{3,31}$/i,
  vk: /^[a-z\d_][\w.]{1,31}$/i,
  mastodon: /^\w+@[a-z\d-]+(\.[a-z\d-]+)+$/i,
  bluesky: /^[a-z\d-]+(\.[a-z\d-]+)+$/i,
};
export type Network = keyof typeof names;

/** More names than these look like a list of recipients. */
const MOST = 3;

/** What the organisations of an entry have to do with it, one of them and several; a kind that is not here mentions nobody. */
const roles: Record<string, readonly [one: string, several: string]> = {
  practices: ["Практику ведёт", "Практику ведут"],
  events: ["Проводит", "Проводят"],
  projects: ["Участвует", "Участвуют"],
  articles: ["В статье", "В статье"],
};

/** A line that names the organisations behind an entry, so that they hear of it; a name that the network would not know is left out. */
export function mentionLine({ kind, organizations }: Announcement, network: Network): string | undefined {
  const role = roles[kind];
  const known = organizations
    .map(({ handles }) => (handles[network] ?? "").trim().replace(/^(?:https?:\/\/(?:t\.me|vk\.com|vk\.ru)\/)?@?/i, ""))
    .filter((name) => names[network].test(name))
    .slice(0, MOST)
    .map((name) => `@${name}`);
  if (!role || known.length === 0) return undefined;
  return `${role[known.length > 1 ? 1 : 0]}: ${known.join(", ")}`;
}
