import { describe, expect, test, vi } from "vitest";
import { announcedKinds, kindNames } from "#src/entry/kinds.ts";
import { site } from "#src/site.ts";
import { parsePosts } from "#src/syndication/read.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { announcedRows, postsOf } from "./posts.ts";

const telegram = { channel: "telegram", label: "Telegram", url: "https://t.me/svod/7", day: "2026-03-05" };
const group = {
  channel: "facebook-group",
  label: "Группа в Facebook",
  url: "https://www.facebook.com/groups/1/posts/2",
  day: "2026-03-04",
};

/** Posts as a build gets them: through the file's own schema. */
function known(posts: Record<string, unknown[]>) {
  const read = parsePosts(JSON.stringify({ version: 1, posts }));
  expect(read.faults).toEqual([]);
  return read.posts;
}
const practice = (id: string, change: Fields = {}) => makeEntry("practices", id, change);

test("a reader sees the channel and the day, the oldest post first", () => {
  expect(postsOf(known({ liga: [telegram, group] }), practice("liga"))).toEqual([
    {
      label: "Группа в\u00A0Facebook*",
      url: group.url,
      date: { iso: "2026-03-04", text: "4\u00A0марта 2026\u00A0г." },
      footnoted: true,
    },
    {
      label: "Telegram",
      url: telegram.url,
      date: { iso: "2026-03-05", text: "5\u00A0марта 2026\u00A0г." },
      footnoted: false,
    },
  ]);
});

test("an asterisk that is there already is not doubled", () => {
  const [link] = postsOf(known({ liga: [{ ...group, label: "Facebook*" }] }), practice("liga"));
  expect(link).toMatchObject({ label: "Facebook*", footnoted: true });
});

test("a network that the portal does not name gives no link", () => {
  vi.spyOn(site.channels, "facebook", "get").mockReturnValue({ ...site.channels.facebook, enabled: false });
  const posts = known({ liga: [telegram, group, { ...group, label: "Группа" }] });
  expect(postsOf(posts, practice("liga")).map(({ url }) => url)).toEqual([telegram.url]);
});

describe("whose posts are shown", () => {
  test.each(kindNames)("%s", (kind) => {
    const shown = postsOf(known({ one: [telegram] }), makeEntry(kind, "one"));
    expect(shown).toHaveLength((announcedKinds as string[]).includes(kind) ? 1 : 0);
  });

  test.each<Fields>([{ status: "demo" }, { status: "draft" }])("never those of an entry with %o", (change) => {
    expect(postsOf(known({ liga: [telegram] }), practice("liga", change))).toEqual([]);
  });

  test("never those of an unlisted entry", () => {
    expect(postsOf(known({ forum: [telegram] }), makeEntry("events", "forum", { unlisted: true }))).toEqual([]);
  });
});

describe("the table of all", () => {
  const rows = (posts: Record<string, unknown[]>) =>
    announcedRows(
      makePortal([
        practice("liga"),
        practice("zavod"),
        practice("silent"),
        practice("demo", { status: "demo" }),
        practice("draft", { status: "draft" }),
        practice("ahead", { published: "2030-01-01" }),
      ]),
      known(posts),
    );

  test("begins with the newest post and leaves out what has none", () => {
    const later = { ...telegram, day: "2026-05-01" };
    expect(rows({ liga: [telegram], zavod: [group, later] })).toMatchObject([
      { entry: { label: "Запись zavod", to: "/practices/zavod/" }, kind: "Практика", posts: [{}, { url: later.url }] },
      { entry: { to: "/practices/liga/" }, posts: [{ url: telegram.url }] },
    ]);
  });

  test("keeps the portal's order on one day", () => {
    expect(rows({ zavod: [telegram], liga: [telegram] }).map(({ entry }) => entry.to)).toEqual([
      "/practices/liga/",
      "/practices/zavod/",
    ]);
  });

  test("knows nothing of withdrawn entries, drafts, demonstrations and unknown ids", () => {
    const posts = { demo: [telegram], draft: [telegram], ahead: [telegram], nobody: [telegram], silent: [] };
    expect(rows(posts)).toEqual([]);
  });

  test("is empty as long as nothing was announced", () => {
    expect(rows({})).toEqual([]);
  });
});
