import { flag, text, type Answer, type Call } from "./call.ts";
import { graphError, missingObject } from "./facebook-error.ts";
import { insights } from "./facebook-insights.ts";
import { listPage, ordered, type ListHabits } from "./facebook-list.ts";
import { isPublished, publicSince, showPost, type Author, type PagePost } from "./facebook-post.ts";
import { authenticate, debugToken, pageScopes, type Token } from "./facebook-token.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions, type PublicPost } from "./peer.ts";
import { Store } from "./store.ts";

/** A Facebook Page behind the Graph API. */
export interface FacebookPeer extends Peer {
  page: { id: string; name: string; token: string };
  userToken: string;
  app: { id: string; name: string; secret: string };
  /** Tokens can be revoked, expire or lose a permission in mid-run. */
  tokens: Token[];
  lists: ListHabits;
  settings: FacebookSettings;
  /** Percentages of the usage headers; `regain` is in minutes. */
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
const soonest = 10 * minute;
const latest = 30 * 24 * 60 * minute;
const duplicateWindow = 60 * minute;

const anotherApp: Author = { id: "424242", name: "Another planner" };

/** A moment as the Graph API takes it: seconds since 1970 or ISO 8601. */
const moment = (value: string): number => (/^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value));

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
    { value: userToken, type: "USER", scopes: [...pageScopes], expires: now() + 60 * 24 * 60 * minute },
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
  const store = new Store<PagePost>(now);
  let made = 0;

  const nextId = () => `${page.id}_1221${String((made += 1)).padStart(11, "0")}`;
  const add = (post: Partial<PagePost>): PagePost => {
    const id = nextId();
    return store.set(id, { id, created: now(), published: true, reactions: 0, comments: 0, shares: 0, ...post });
  };

  /** Checks what the two ways of posting have in common and posts. */
  const publish = (call: Call, words: string | undefined): PagePost | Answer => {
    const link = text(call, "link");
    if (link !== undefined && unreachable.has(link)) return graphError(1_609_005);
    const published = flag(call, "published", true);
    const due = text(call, "scheduled_publish_time");
    const at = due === undefined ? undefined : moment(due);
    if (at !== undefined && published)
      return graphError(100, { message: "(#100) You cannot specify a scheduled publish time on a published post" });
    if (at !== undefined && !(at - now() >= soonest && at - now() <= latest))
      return graphError(100, { message: "(#100) The specified scheduled publish time is invalid" });
    const same = (post: PagePost) => post.message === words && now() - post.created < duplicateWindow;
    if (settings.refuseDuplicates && words !== undefined && store.list().some(same)) return graphError(506);
    return add({
      ...(words !== undefined && { message: words }),
      ...(link !== undefined && { link }),
      ...(at !== undefined && { due: at }),
      published,
      app: { id: app.id, name: app.name },
    });
  };

  const feed = (call: Call): Answer => {
    const words = text(call, "message");
    if (words === undefined && text(call, "link") === undefined)
      return graphError(100, { message: "(#100) Requires one of the params: message, link, attached_media" });
    const post = publish(call, words);
    return "id" in post ? { body: { id: post.id } } : post;
  };

  const photos = (call: Call): Answer => {
    const url = text(call, "url");
    if (url === undefined && !call.files["source"]) return graphError(324);
    if (url !== undefined && unreachable.has(url)) return graphError(1_609_005);
    const post = publish(call, text(call, "message") ?? text(call, "caption"));
    return "id" in post ? { body: { id: `9${post.id.slice(-12)}`, post_id: post.id } } : post;
  };

  const list = (call: Call, belongs: (post: PagePost) => boolean): Answer => {
    const show = showPost(text(call, "fields"), call.asOf);
    if (typeof show !== "function") return show;
    const since = moment(text(call, "since") ?? "0");
    const until = moment(text(call, "until") ?? String(2 ** 40));
    const posts = store
      .list(call.asOf)
      .filter(belongs)
      .filter((post) => publicSince(post) >= since && publicSince(post) <= until)
      .toSorted((a, b) => publicSince(b) - publicSince(a) || (b.id > a.id ? 1 : -1));
    return listPage(call, ordered(posts, lists), lists, peer.url, show);
  };

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

  const onePost = (call: Call, id: string): Answer => {
    const post = store.get(id, call.method === "GET" ? call.asOf : now());
    if (!post) return missingObject(call.method, id);
    if (call.method === "GET") {
      const show = showPost(text(call, "fields"), call.asOf);
      return typeof show === "function" ? { body: show(post) } : show;
    }
    if (call.method === "DELETE") return { body: { success: store.remove(id) } };
    if (post.app?.id !== app.id) return graphError(10);
    const words = text(call, "message");
    const due = text(call, "scheduled_publish_time");
    const at = due === undefined ? undefined : moment(due);
    if (at !== undefined && !(at - now() >= soonest && at - now() <= latest))
      return graphError(100, { message: "(#100) The specified scheduled publish time is invalid" });
    const out = flag(call, "is_published", false) && !isPublished(post, now());
    store.change(id, {
      ...(words !== undefined && { message: words }),
      ...(at !== undefined && { due: at }),
      ...(out && { published: true, created: now() }),
    });
    return { body: { success: true } };
  };

  const comments = (call: Call, id: string): Answer => {
    const post = store.get(id, call.asOf);
    if (!post) return missingObject("GET", id);
    const data = Array.from({ length: Math.min(post.comments, 25) }, (_, index) => ({
      created_time: new Date(post.created).toISOString(),
      message: `Комментарий ${index + 1}`,
      id: `${id}_${index + 1}`,
    }));
    const summary = { order: "chronological", total_count: post.comments, can_comment: true };
    return { body: { data, ...(flag(call, "summary", false) && { summary }) } };
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
    if (edge === "insights") return guarded("read_insights", () => insights(call, id, store.get(id, call.asOf)));
    if (edge === "comments") return guarded("pages_read_user_content", () => comments(call, id));
    if (id !== page.id && edge === undefined)
      return guarded(isWrite ? "pages_manage_posts" : "pages_read_engagement", () => onePost(call, id));
    if (id !== page.id) return missingObject(call.method, id);
    if (edge === undefined && !isWrite) return pageNode(call, token);
    if (isWrite && edge === "feed") return guarded("pages_manage_posts", () => feed(call));
    if (isWrite && edge === "photos") return guarded("pages_manage_posts", () => photos(call));
    if (edge === "published_posts" || edge === "feed")
      return guarded("pages_read_engagement", () =>
        list(call, (post) => isPublished(post, call.asOf) && (edge === "feed" || !post.byVisitor)),
      );
    if (edge === "scheduled_posts")
      return guarded("pages_read_engagement", () =>
        list(call, (post) => post.due !== undefined && !isPublished(post, call.asOf)),
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
      usage.regain ||= 5;
      return graphError(80_001);
    }
    if (refusal === "auth-expired") return graphError(190, { subcode: 463 });
    if (refusal === "permission") return graphError(200);
    if (refusal === "policy") return graphError(368);
    const number = Number(refusal.split(":")[1]);
    return refusal.startsWith("error:") ? graphError(number) : { ...graphError(2), status: number };
  };

  const shown = (post: PagePost): PublicPost => ({
    id: post.id,
    text: post.message ?? "",
    ...(post.link !== undefined && { link: post.link }),
    at: publicSince(post),
  });

  const { peer } = await startPeer(clock, () => ({
    name: "facebook",
    secrets: [...tokens.map(({ value }) => value), app.secret],
    handle,
    refuse,
    posts: () =>
      store
        .list()
        .filter((post) => isPublished(post, now()) && (settings.live || post.app?.id !== app.id))
        .map(shown),
    scheduled: () =>
      store
        .list()
        .filter((post) => post.due !== undefined && !isPublished(post, now()))
        .map(shown),
    headers: (call) => {
      const numbers = { call_count: usage.calls, total_time: usage.time, total_cputime: usage.cpu };
      const business = { [page.id]: [{ type: "pages", ...numbers, estimated_time_to_regain_access: usage.regain }] };
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
      return add({
        ...post,
        ...(author && { app: { id: author.id, name: author.name } }),
        ...(by === "visitor" && { byVisitor: true as const }),
      }).id;
    },
    moderate: (id: string) => store.remove(id),
    count: (id: string, counts: Partial<PagePost>) => store.change(id, counts),
  });
}
