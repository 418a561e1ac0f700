// What the address of a post is: one definition for the program and for the share desk, whose page holds this file as it
// is. So it is plain JavaScript and imports nothing.

/**
 * Marks that tell who passed an address on and how, and never which post it is. Whatever else stands in a query may name
 * the post: `multi_permalinks`, `story_fbid`, `id`, `fbid`, `set`, `w`.
 */
const tracking =
  /^(?:utm_.*|notif_.*|__(?:cft|tn|xts|eep)__.*|(?:fb|g|y|ys)clid|mibextid|rdid|sfnsn|extid|igshid|igsh|si|ref|ref_src|ref_url|fref|_rd[cr])$/i;

/** Windows in which a network asks what to post; `/share/p/…` is a post, though. */
const shareWindow = /^\/(?:sharer(?:\.php|\/.*)?|share(?:\.php|\/url)?|dialog\/.*|intent\/.*)\/?$/;
const facebook = /(?:^|\.)(?:facebook|fb)\.com$/;
/** A group, and its own tabs. */
const group = /^\/groups(?:\/[^/]+(?:\/(?:about|announcements|events|files|media|members))?)?\/?$/;
/** What names a post within another page. */
const postWithin = /[?&](?:multi_permalinks|story_fbid)=/;

/** @param {URL} url */
const withoutTracking = ({ search }) =>
  search
    .slice(1)
    .split("&")
    .filter((pair) => pair !== "" && !tracking.test(pair.replace(/=.*/s, "")))
    .join("&");

/**
 * @typedef {object} Place Where a post may stand.
 * @property {readonly string[]} hosts The channel's hosts; subdomains count. Empty: any.
 * @property {string | undefined} [portal] The portal's own host, where it is known: its address is the likeliest slip.
 */

/**
 * Reads what a person gives as the address of a post.
 * @param {string} text
 * @param {Place} place
 * @returns {{ url: string, fault: "" } | { url: undefined, fault: string }} The address without tracking marks, or what is wrong with it, in Russian.
 */
export function readPostAddress(text, { hosts, portal }) {
  /** @param {string} fault */
  const refused = (fault) => ({ url: undefined, fault });
  const begin = hosts.map((host) => `https://${host}/`).join(" или ") || "https://";
  const strange = `Это не адрес поста: он начинается с ${begin}`;
  if (!URL.canParse(text.trim())) return refused(strange);
  const url = new URL(text.trim());
  const { protocol, username, host, hostname, pathname } = url;
  if (host === portal) return refused("Это адрес портала, а нужен адрес поста.");
  const isTheirs = hosts.length === 0 || hosts.some((one) => hostname === one || hostname.endsWith(`.${one}`));
  if (!/^https?:$/.test(protocol) || username !== "" || !isTheirs) return refused(strange);
  url.search = withoutTracking(url);
  url.hash = "";
  const isBare = url.search === "" || (facebook.test(hostname) && !postWithin.test(url.search));
  if (isBare && pathname === "/") return refused("Это адрес сайта целиком, а нужен адрес поста.");
  if (shareWindow.test(pathname)) return refused("Это окно «Поделиться», а нужен адрес готового поста.");
  if (isBare && facebook.test(hostname) && group.test(pathname))
    return refused("Это адрес группы, а нужен адрес поста: нажмите на время публикации.");
  return { url: url.href, fault: "" };
}
