import { bearer, flag, text, type Answer, type Call } from "./call.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions, type PublicPost } from "./peer.ts";
import { Store } from "./store.ts";

interface WallPost {
  id: number;
  text: string;
  attachments: string[];
  created: number;
  /** Milliseconds; public when the clock has passed it. */
  due?: number;
  byGroup: boolean;
  guid?: string;
  likes: number;
  reposts: number;
  comments: number;
  views: number;
}

/** VK with a community's wall. Which token may call which method is as VK's own schema tells. */
export interface VkPeer extends Peer {
  group: { id: number; name: string; screenName: string };
  /** The person who runs the community may do all; the community may post; the app may read. */
  tokens: { user: string; group: string; service: string };
  revoked: Set<string>;
  plant: (post: Partial<WallPost>) => number;
  moderate: (id: number) => boolean;
  count: (id: number, counts: Partial<Pick<WallPost, "likes" | "reposts" | "comments" | "views">>) => boolean;
}

const words: Record<number, string> = {
  1: "Unknown error occurred",
  3: "Unknown method passed",
  5: "User authorization failed: invalid access_token (4).",
  6: "Too many requests per second",
  8: "Invalid request: v (version) is required",
  9: "Flood control",
  10: "Internal server error",
  14: "Captcha needed",
  15: "Access denied",
  27: "Group authorization failed: method is unavailable with group auth.",
  28: "Application authorization failed: method is unavailable with service token.",
  29: "Rate limit reached",
  100: "One of the parameters specified was missing or invalid",
  210: "Access to wall's post denied",
  214: "Access to adding post denied",
  220: "Too many recipients",
  222: "Hyperlinks are forbidden",
  1051: "Method is unavailable for this profile type",
};

/** An error, with HTTP 200 as always. It tells what was asked, but never the token. */
function fail(call: Call, code: number, detail?: string): Answer {
  const asked = Object.entries(call.params).filter(([key]) => key !== "access_token");
  const method = call.path.split("/").at(-1) ?? "";
  return {
    body: {
      error: {
        error_code: code,
        error_msg: [words[code] ?? `Error ${code}`, detail].filter(Boolean).join(": "),
        ...(code === 14 && {
          captcha_sid: "239633676097",
          captcha_img: "https://api.vk.com/captcha.php?sid=239633676097",
        }),
        request_params: [["method", method], ["oauth", "1"], ...asked].map(([key, value]) => ({
          key,
          value: String(value),
        })),
      },
    },
  };
}

const done = (response: unknown): Answer => ({ body: { response } });
const hour = 3_600_000;

export async function vkPeer({ clock: source }: PeerOptions = {}): Promise<VkPeer> {
  const clock = new Clock(source);
  const { now } = clock;
  const group = { id: 200_100, name: "Лучшие практики", screenName: "svod_practices" };
  const tokens = { user: "vk1.a.userTOKEN", group: "vk1.a.groupTOKEN", service: "vk1.a.serviceTOKEN" };
  const revoked = new Set<string>();
  const store = new Store<WallPost>(now);
  let made = 0;

  const isPublic = (post: WallPost, at: number) => post.due === undefined || post.due <= at;
  const since = (post: WallPost) => post.due ?? post.created;
  const add = (post: Partial<WallPost>): WallPost => {
    const id = (made += 1);
    const empty = { text: "", attachments: [], byGroup: true, likes: 0, reposts: 0, comments: 0, views: 0 };
    return store.set(String(id), { id, created: now(), ...empty, ...post });
  };

  const attached = (call: Call) => text(call, "attachments")?.split(",").filter(Boolean) ?? [];
  const shownAttachment = (name: string) =>
    name.startsWith("http")
      ? { type: "link", link: { url: name, title: name, description: "", target: "internal" } }
      : { type: name.replace(/[\d_-].*$/, "") };

  const shown = (post: WallPost, at: number) => ({
    id: post.id,
    owner_id: -group.id,
    from_id: post.byGroup ? -group.id : 1,
    date: Math.floor(since(post) / 1000),
    text: post.text,
    post_type: isPublic(post, at) ? "post" : "postpone",
    attachments: post.attachments.map(shownAttachment),
    comments: { count: post.comments, can_post: 1 },
    likes: { count: post.likes, user_likes: 0, can_like: 1, can_publish: 1 },
    reposts: { count: post.reposts, user_reposted: 0 },
    views: { count: post.views },
    hash: `h${post.id}`,
  });

  const wallOf = (call: Call) =>
    text(call, "owner_id") === String(-group.id) || text(call, "domain") === group.screenName;

  /** What is wrong with the text, attachments or time of a post; undefined when nothing is. */
  const postFault = (call: Call): Answer | undefined => {
    const links = attached(call).filter((name) => name.startsWith("http"));
    if (!wallOf(call)) return fail(call, 15, "no access to this wall");
    if (text(call, "message") === undefined && attached(call).length === 0)
      return fail(call, 100, "message or attachments are required");
    if (links.length > 1) return fail(call, 222, "more than one link");
    const date = text(call, "publish_date");
    if (date === undefined) return undefined;
    const due = Number(date) * 1000;
    if (!(due > now()) || due - now() > 365 * 24 * hour) return fail(call, 100, "publish_date is invalid");
    if (store.list().some((post) => post.due === due))
      return fail(call, 214, "a post is already scheduled for this time");
    return undefined;
  };

  const post = (call: Call): Answer => {
    const guid = text(call, "guid");
    const same = guid && store.list().find((known) => known.guid === guid && now() - known.created < hour);
    if (same) return done({ post_id: same.id });
    const fault = postFault(call);
    if (fault) return fault;
    const date = text(call, "publish_date");
    const added = add({
      text: text(call, "message") ?? "",
      attachments: attached(call),
      byGroup: flag(call, "from_group", false) || text(call, "access_token") === tokens.group,
      ...(date !== undefined && { due: Number(date) * 1000 }),
      ...(guid !== undefined && { guid }),
    });
    return done({ post_id: added.id });
  };

  const get = (call: Call): Answer => {
    if (!wallOf(call)) return fail(call, 15, "no access to this wall");
    const count = Math.min(Number(text(call, "count") ?? 20), 100);
    const offset = Number(text(call, "offset") ?? 0);
    const filter = text(call, "filter") ?? "all";
    const items = store
      .list(call.asOf)
      .filter((item) => isPublic(item, call.asOf) === (filter !== "postponed"))
      .filter((item) => filter !== "owner" || item.byGroup)
      .toSorted((a, b) => since(b) - since(a) || b.id - a.id);
    return done({
      count: items.length,
      items: items.slice(offset, offset + count).map((item) => shown(item, call.asOf)),
    });
  };

  const getById = (call: Call): Answer => {
    const asked = text(call, "posts")?.split(",");
    if (!asked) return fail(call, 100, "posts is undefined");
    const items = asked.flatMap((name) => {
      const [owner, id = ""] = name.split("_");
      return owner === String(-group.id) ? (store.get(id, call.asOf) ?? []) : [];
    });
    return done({ items: items.map((item) => shown(item, call.asOf)) });
  };

  const edit = (call: Call): Answer => {
    const known = store.get(text(call, "post_id") ?? "");
    if (!wallOf(call) || !known) return fail(call, 210);
    const changes = { text: text(call, "message") ?? "", attachments: attached(call) };
    if (changes.text === "" && changes.attachments.length === 0)
      return fail(call, 100, "message or attachments are required");
    store.change(String(known.id), changes);
    return done({ post_id: known.id });
  };

  const remove = (call: Call): Answer =>
    wallOf(call) && store.remove(text(call, "post_id") ?? "") ? done(1) : fail(call, 210);

  const describe = (): Answer =>
    done({
      groups: [{ id: group.id, name: group.name, screen_name: group.screenName, is_closed: 0, type: "page" }],
      profiles: [],
    });

  /** The bit of `wall` among a key's rights. */
  const wall = 8192;
  type Kind = keyof VkPeer["tokens"];
  const methods: Record<string, { work: (call: Call) => Answer; who: readonly Kind[] }> = {
    "wall.post": { work: post, who: ["user", "group"] },
    "wall.get": { work: get, who: ["user", "service"] },
    "wall.getById": { work: getById, who: ["user", "service"] },
    "wall.edit": { work: edit, who: ["user"] },
    "wall.delete": { work: remove, who: ["user"] },
    "groups.getById": { work: describe, who: ["user", "group", "service"] },
    "groups.getTokenPermissions": {
      work: () => done({ mask: wall, permissions: [{ name: "wall", setting: wall }] }),
      who: ["group"],
    },
    "account.getAppPermissions": { work: () => done(wall), who: ["user"] },
    "utils.getServerTime": { work: () => done(Math.floor(now() / 1000)), who: ["user", "group", "service"] },
  };

  const handle = (call: Call): Answer => {
    const method = methods[/^\/method\/(.+)$/.exec(call.path)?.[1] ?? ""];
    if (text(call, "v") === undefined) return fail(call, 8);
    if (!method) return fail(call, 3);
    const token = text(call, "access_token") ?? bearer(call);
    const kind = (Object.keys(tokens) as Kind[]).find((name) => tokens[name] === token);
    if (!kind || revoked.has(tokens[kind])) return fail(call, 5);
    if (!method.who.includes(kind)) return fail(call, kind === "group" ? 27 : 28);
    return method.work(call);
  };

  const refusals = { throttle: 6, "auth-expired": 5, permission: 15, policy: 14 };
  const refuse = (refusal: Refusal, call: Call): Answer => {
    if (refusal in refusals) return fail(call, refusals[refusal as keyof typeof refusals]);
    const number = Number(refusal.split(":")[1]);
    return refusal.startsWith("error:") ? fail(call, number) : { ...fail(call, 10), status: number };
  };

  const seen = (item: WallPost): PublicPost => {
    const link = item.attachments.find((name) => name.startsWith("http"));
    return { id: String(item.id), text: item.text, ...(link && { link }), at: since(item) };
  };
  const { peer } = await startPeer(clock, () => ({
    name: "vk",
    secrets: Object.values(tokens),
    handle,
    refuse,
    posts: () =>
      store
        .list()
        .filter((item) => isPublic(item, now()))
        .map(seen),
    scheduled: () =>
      store
        .list()
        .filter((item) => !isPublic(item, now()))
        .map(seen),
  }));
  return Object.assign(peer, {
    group,
    tokens,
    revoked,
    plant: (item: Partial<WallPost>) => add(item).id,
    moderate: (id: number) => store.remove(String(id)),
    count: (id: number, counts: Partial<WallPost>) => store.change(String(id), counts),
  });
}
