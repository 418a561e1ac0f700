import { flag, text, type Answer, type Call } from "./call.ts";
import { graphError, missingObject } from "./facebook-error.ts";
import { listPage, ordered, type ListHabits } from "./facebook-list.ts";
import { isPublished, publicSince, showPost, type Author, type PagePost } from "./facebook-post.ts";
import type { PublicPost } from "./peer.ts";
import { Store } from "./store.ts";

const minute = 60_000;
const soonest = 10 * minute;
const latest = 30 * 24 * 60 * minute;
const duplicateWindow = 60 * minute;

/** A moment as the Graph API takes it: seconds since 1970 or ISO 8601. */
const moment = (value: string): number => (/^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value));

/** What the wall knows of its surroundings. A test changes them as it goes. */
interface Surroundings {
  now: () => number;
  url: () => string;
  page: string;
  app: Author;
  lists: ListHabits;
  unreachable: ReadonlySet<string>;
  /** The same words soon after get error 506. */
  refuses: { refuseDuplicates: boolean };
}

/** The posts of a Page: how they are made, read, edited and deleted through the Graph API. */
export interface Wall {
  store: Store<PagePost>;
  /** Puts a post without asking anybody. */
  add: (post: Partial<PagePost>) => PagePost;
  feed: (call: Call) => Answer;
  photos: (call: Call) => Answer;
  list: (call: Call, belongs: (post: PagePost) => boolean) => Answer;
  onePost: (call: Call, id: string) => Answer;
  comments: (call: Call, id: string) => Answer;
  published: () => PagePost[];
  waiting: () => PagePost[];
}

export function makeWall({ now, url, page, app, lists, unreachable, refuses }: Surroundings): Wall {
  const store = new Store<PagePost>(now);
  let made = 0;

  const nextId = () => `${page}_1221${String((made += 1)).padStart(11, "0")}`;
  const add = (post: Partial<PagePost>): PagePost => {
    const id = nextId();
    return store.set(id, { id, created: now(), published: true, reactions: 0, comments: 0, shares: 0, ...post });
  };

  const mayBe = (at: number) => at - now() >= soonest && at - now() <= latest;
  const badTime = () => graphError(100, { message: "(#100) The specified scheduled publish time is invalid" });

  /** Checks what the two ways of posting have in common and posts. */
  const publish = (call: Call, words: string | undefined): PagePost | Answer => {
    const link = text(call, "link");
    if (link !== undefined && unreachable.has(link)) return graphError(1_609_005);
    const published = flag(call, "published", true);
    const due = text(call, "scheduled_publish_time");
    const at = due === undefined ? undefined : moment(due);
    if (at !== undefined && published)
      return graphError(100, { message: "(#100) You cannot specify a scheduled publish time on a published post" });
    if (at !== undefined && !mayBe(at)) return badTime();
    const same = (post: PagePost) => post.message === words && now() - post.created < duplicateWindow;
    if (refuses.refuseDuplicates && words !== undefined && store.list().some(same)) return graphError(506);
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
    const picture = text(call, "url");
    if (picture === undefined && !call.files["source"]) return graphError(324);
    if (picture !== undefined && unreachable.has(picture)) return graphError(1_609_005);
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
    return listPage(call, ordered(posts, lists), lists, url(), show);
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
    if (at !== undefined && !mayBe(at)) return badTime();
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

  return {
    store,
    add,
    feed,
    photos,
    list,
    onePost,
    comments,
    published: () => store.list().filter((post) => isPublished(post, now())),
    waiting: () => store.list().filter((post) => post.due !== undefined && !isPublished(post, now())),
  };
}

/** A post as the public sees it. */
export const seen = (post: PagePost, app: Author): PublicPost => ({
  id: post.id,
  text: post.message ?? "",
  ...(post.link !== undefined && { link: post.link }),
  at: publicSince(post),
  ...(post.app?.id !== app.id && { byAnother: true }),
});
