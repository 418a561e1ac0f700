import { flag, text, type Answer, type Call } from "./call.ts";
import { graphError, missingObject } from "./facebook-error.ts";
import { insights } from "./facebook-insights.ts";
import type { ListHabits } from "./facebook-list.ts";
import { isPublished, type Author, type PagePost } from "./facebook-post.ts";
import { authenticate, debugToken, pageScopes, type Token } from "./facebook-token.ts";
import { makeWall, seen } from "./facebook-wall.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions } from "./peer.ts";

/** A Facebook Page behind the Graph API. */
export interface FacebookPeer extends Peer {
  page: { id: string; name: string; token: string };
  userToken: string;
  app: { id: string; name: string; secret: string };
  /** Tokens can be revoked, expire or lose a permission in mid-run. */
  tokens: Token[];
  lists: ListHabits;
  settings: FacebookSettings;
  /** Percentages of the usage headers; `regain` is in minutes, and counts down from 5 after the fault `throttle`. */
  usage: { calls: number; time: number; cpu: number; regain: number };
  /** Addresses that the network cannot open. */
  unreachable: Set<string>;
  /** Puts a post of another app, of a person who runs the Page, or of a visitor. Gives its id. */
  plant: (by: "our-app" | "another-app" | "person" | "visitor", post: Partial<PagePost>) => string;
  /** A moderator deletes it in the interface. */
  moderate: (id: string) => boolean;
  /** Changes the counts of a post. */
  count: (id: string, counts: Partial<Pick<PagePost, "reactions" | "comments" | "shares">>) => boolean;
}

interface FacebookSettings {
  /** The oldest version that lives and the newest. Older ones are answered as the oldest, or refused. */
  oldest: number;
  newest: number;
  expired: "upgrade" | "refuse";
  /** The app demands `appsecret_proof` with every call. */
  requireProof: boolean;
  /** The same words soon after get error 506. */
  refuseDuplicates: boolean;
  /** In development only the app's own people see what it posts. */
  live: boolean;
}

const minute = 60_000;
const day = 1440 * minute;
const anotherApp: Author = { id: "424242", name: "Another planner" };

export async function facebookPeer({
  clock: source,
  ...chosen
}: PeerOptions & Partial<FacebookSettings> = {}): Promise<FacebookPeer> {
  const clock = new Clock(source);
  const { now } = clock;
  const page = { id: "100200300400500", name: "Лучшие практики", token: "EAAGpageTOKEN0001" };
  const userToken = "EAAGuserTOKEN0002";
  const app = { id: "777000111", name: "Svod", secret: "0123456789abcdef0123456789abcdef" };
  const tokens: Token[] = [
    { value: page.token, type: "PAGE", scopes: [...pageScopes] },
    { value: userToken, type: "USER", scopes: [...pageScopes], expires: now() + 60 * day },
    { value: `${app.id}|${app.secret}`, type: "APP", scopes: [] },
  ];
  const settings: FacebookSettings = {
    oldest: 20,
    newest: 26,
    expired: "upgrade",
    requireProof: false,
    refuseDuplicates: false,
    live: true,
    ...chosen,
  };
  const lists: ListHabits = { order: "newest", pageSize: 100, emptyPage: undefined };
  const usage = { calls: 3, time: 2, cpu: 1, regain: 0 };
  const unreachable = new Set<string>();
  let throttledUntil = 0;
  const wall = makeWall({ now, url: () => peer.url, page: page.id, app, lists, unreachable, refuses: settings });

  const pageNode = (call: Call, token: Token): Answer => {
    const all = {
      id: page.id,
      name: page.name,
      access_token: token.type === "APP" ? undefined : page.token,
      link: `https://www.facebook.com/${page.id}`,
      username: "svod.practices",
      category: "Education",
      fan_count: 240,
      followers_count: 251,
      is_published: true,
      tasks: ["ANALYZE", "ADVERTISE", "MODERATE", "CREATE_CONTENT", "MANAGE"],
    };
    const asked = (text(call, "fields") ?? "name").split(",").map((name) => name.trim());
    const unknown = asked.find((name) => !(name in all));
    if (unknown !== undefined)
      return graphError(100, { message: `(#100) Tried accessing nonexisting field (${unknown}) on node type (Page)` });
    return { body: Object.fromEntries(Object.entries(all).filter(([name]) => name === "id" || asked.includes(name))) };
  };

  const scrape = (call: Call): Answer => {
    const url = text(call, "id");
    if (url === undefined || !flag(call, "scrape", false)) return graphError(100);
    if (unreachable.has(url)) return graphError(1_609_005);
    const updated = new Date(now()).toISOString().replace(/\.\d+Z$/, "+0000");
    return {
      body: { url, type: "article", title: url, image: [{ url: `${url}og.png` }], updated_time: updated, id: "1" },
    };
  };

  /** Reading and writing on a Page need a Page token and the right permission. */
  const denied = (token: Token, scope: string, writes: boolean): Answer | undefined => {
    if (token.type !== "PAGE")
      return writes
        ? graphError(200)
        : graphError(190, {
            message: "User Access Token Is Not Supported",
            subcode: 2_069_032,
            title: "User Access Token Is Not Supported",
            userMessage: "A Page access token is required for this call for the new Pages experience.",
          });
    if (token.scopes.includes(scope)) return undefined;
    return writes
      ? graphError(200)
      : graphError(10, { message: `(#10) This endpoint requires the '${scope}' permission` });
  };

  const route = (call: Call, token: Token, node: string, edge: string | undefined): Answer => {
    const isWrite = call.method !== "GET";
    const guarded = (scope: string, work: () => Answer) => denied(token, scope, isWrite) ?? work();
    if (node === "" && isWrite) return scrape(call);
    if (node === "debug_token")
      return debugToken(
        tokens.find(({ value }) => value === text(call, "input_token")),
        app,
        page.id,
        now(),
      );
    if (node === "me" && token.type === "USER") {
      if (edge === "accounts") return { body: { data: [pageNode(call, token).body as object] } };
      return { body: { id: "100000000000001", name: "Администратор" } };
    }
    const id = node === "me" ? page.id : node;
    if (edge === "insights") return guarded("read_insights", () => insights(call, id, wall.store.get(id, call.asOf)));
    if (edge === "comments") return guarded("pages_read_user_content", () => wall.comments(call, id));
    if (id !== page.id && edge === undefined)
      return guarded(isWrite ? "pages_manage_posts" : "pages_read_engagement", () => wall.onePost(call, id));
    if (id !== page.id) return missingObject(call.method, id);
    if (edge === undefined && !isWrite) return pageNode(call, token);
    if (isWrite && edge === "feed") return guarded("pages_manage_posts", () => wall.feed(call));
    if (isWrite && edge === "photos") return guarded("pages_manage_posts", () => wall.photos(call));
    if (edge === "published_posts" || edge === "feed")
      return guarded("pages_read_engagement", () =>
        wall.list(call, (post) => isPublished(post, call.asOf) && (edge === "feed" || !post.byVisitor)),
      );
    if (edge === "scheduled_posts")
      return guarded("pages_read_engagement", () =>
        wall.list(call, (post) => post.due !== undefined && !isPublished(post, call.asOf)),
      );
    return graphError(2500, { message: `Unknown path components: /${edge}` });
  };

  const version = (call: Call) => /^\/v(\d+)\.\d+(?=\/|$)/.exec(call.path);

  const handle = (call: Call): Answer => {
    const asked = version(call);
    const [node = "", edge, ...rest] = call.path
      .slice(asked?.[0].length ?? 0)
      .split("/")
      .slice(1);
    if (asked && Number(asked[1]) > settings.newest)
      return graphError(2500, { message: `Unknown path components: ${call.path}` });
    if (asked && Number(asked[1]) < settings.oldest && settings.expired === "refuse") return graphError(2635);
    if (rest.length > 0) return graphError(2500, { message: `Unknown path components: /${rest.join("/")}` });
    const token = authenticate(call, tokens, { secret: app.secret, requireProof: settings.requireProof }, now());
    return "value" in token ? route(call, token, node, edge) : token;
  };

  const refuse = (refusal: Refusal): Answer => {
    if (refusal === "throttle") {
      throttledUntil = now() + 5 * minute;
      return graphError(80_001);
    }
    if (refusal === "auth-expired") return graphError(190, { subcode: 463 });
    if (refusal === "permission") return graphError(200);
    if (refusal === "policy") return graphError(368);
    const number = Number(refusal.split(":")[1]);
    return refusal.startsWith("error:") ? graphError(number) : { ...graphError(2), status: number };
  };

  const { peer } = await startPeer(clock, () => ({
    name: "facebook",
    get secrets() {
      return [...tokens.map(({ value }) => value), app.secret];
    },
    handle,
    refuse,
    posts: () =>
      wall
        .published()
        .filter((post) => settings.live || post.app?.id !== app.id)
        .map((post) => seen(post, app)),
    scheduled: () => wall.waiting().map((post) => seen(post, app)),
    headers: (call) => {
      const numbers = { call_count: usage.calls, total_time: usage.time, total_cputime: usage.cpu };
      const regain = Math.max(usage.regain, Math.ceil((throttledUntil - now()) / minute), 0);
      const business = { [page.id]: [{ type: "pages", ...numbers, estimated_time_to_regain_access: regain }] };
      const served = Math.max(Number(version(call)?.[1] ?? settings.oldest), settings.oldest);
      return {
        "facebook-api-version": `v${served}.0`,
        "x-app-usage": JSON.stringify(numbers),
        "x-business-use-case-usage": JSON.stringify(business),
      };
    },
  }));

  const authors = { "our-app": app, "another-app": anotherApp, person: undefined, visitor: undefined };
  return Object.assign(peer, {
    page,
    userToken,
    app,
    tokens,
    lists,
    settings,
    usage,
    unreachable,
    plant: (by: keyof typeof authors, post: Partial<PagePost>) => {
      const author = authors[by];
      return wall.add({
        ...post,
        ...(author && { app: { id: author.id, name: author.name } }),
        ...(by === "visitor" && { byVisitor: true as const }),
      }).id;
    },
    moderate: (id: string) => wall.store.remove(id),
    count: (id: string, counts: Partial<PagePost>) => wall.store.change(id, counts),
  });
}
