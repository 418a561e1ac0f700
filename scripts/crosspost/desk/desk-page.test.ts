import { createHash } from "node:crypto";
import { parse } from "node-html-parser";
import { describe, expect, test } from "vitest";
import type { Announcement } from "#src/entry/manifest.ts";
import { site } from "#src/site.ts";
import { sample } from "#tests/fake/announcement.ts";
import { facebookGroup } from "../channels/facebook-group.ts";
import type { LedgerLine } from "../ledger/line.ts";
import { deskPage, type DeskPage } from "./desk-page.ts";
import { formFields } from "./issue-form.ts";
import type { Task } from "./task.ts";
import { withdrawnPosts } from "./withdrawn.ts";

const task = (announcement: Announcement, change: Partial<Task> = {}): Task => ({
  announcement,
  post: facebookGroup.compose(announcement, { today: "2026-03-05" }),
  line: undefined,
  archive: false,
  ...change,
});
const line = (change: Partial<LedgerLine>): LedgerLine => ({
  v: 1,
  key: "sample-practice/facebook-group",
  state: "open",
  by: "Анна",
  at: "2026-03-05T08:00:00Z",
  ...change,
});
const page = (change: Partial<DeskPage> = {}) =>
  deskPage({
    settings: site,
    channel: facebookGroup,
    tasks: [task(sample())],
    withdrawn: [],
    waiting: { fresh: 1, taken: 0, archive: 0 },
    late: 0,
    rules: [],
    remindAfter: 2,
    now: new Date("2026-03-05T10:00:00Z"),
    commandOptions: "",
    ...change,
  });
/** What the browser is allowed. */
const policyOf = (change: Partial<DeskPage> = {}) =>
  parse(page(change)).querySelector("meta[http-equiv]")?.getAttribute("content") ?? "";
const withGroup = (group: string) => ({
  ...site,
  channels: { ...site.channels, facebook: { ...site.channels.facebook, group } },
});

describe("the share desk", () => {
  test("holds the finished text, the share link and the commands", () => {
    const root = parse(page());
    expect(root.querySelector("textarea")?.textContent.trim()).toBe(task(sample()).post.text);
    const share = root
      .querySelectorAll("a")
      .find((link) => link.getAttribute("href")?.startsWith("https://www.facebook.com/sharer/sharer.php?u="));
    expect(new URL(share?.getAttribute("href") ?? "").searchParams.get("u")).toBe(task(sample()).post.link);
    const commands = root.querySelectorAll("pre").map((block) => parse(block.innerHTML).textContent);
    expect(commands).toEqual([
      "npm run crosspost -- claim sample-practice",
      "npm run crosspost -- posted sample-practice АДРЕС_ПОСТА",
      'npm run crosspost -- skip sample-practice --why "ПРИЧИНА"',
    ]);
    expect(root.textContent).toContain("* Принадлежит Meta");
  });

  test("a title with a script stays a title", () => {
    const evil = sample({
      title: '</textarea><script>alert("1")</script>',
      teaser: "<img src=x onerror=alert(1)> и </title> 'кавычки'",
      image: { url: 'https://svod.example/o.png?"><script>', width: 1, height: 1, alt: '" onload="alert(1)' },
    });
    const text = page({ tasks: [task(evil)] });
    const root = parse(text);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(root.querySelectorAll("img")).toHaveLength(2);
    for (const img of root.querySelectorAll("img")) expect(img.getAttribute("onload")).toBeUndefined();
    expect(root.querySelector("h3")?.textContent).toBe(evil.title);
    expect(root.querySelector("textarea")?.textContent).toContain(evil.teaser);
  });

  test("the browser runs the page's own script and nothing else", () => {
    const policy = policyOf();
    expect(policy).toContain("default-src 'none'");
    for (const name of ["script", "style"]) {
      const own = new RegExp(`<${name}(?: type="module")?>([^]*?)</${name}>`).exec(page())?.[1] ?? "";
      expect(own.length).toBeGreaterThan(100);
      expect(policy).toContain(`${name}-src 'sha256-${createHash("sha256").update(own).digest("base64")}'`);
    }
    expect(policy).not.toContain("unsafe");
  });

  test("its headings make one outline: parts, then entries, then what to do", () => {
    const some = ["new", "archived"].map((id) => task(sample({ id }), { archive: id === "archived" }));
    const root = parse(page({ tasks: some, waiting: { fresh: 1, taken: 0, archive: 1 } }));
    expect(
      root.querySelectorAll("h1, h2, h3, h4").map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    ).toEqual([
      "H1 Что опубликовать в\u00A0группе",
      "H2 Ждут публикации",
      "H3 Учебный цех при колледже",
      "H4 Опубликовали?",
      "H2 Архив: 1\u00A0запись",
      "H3 Учебный цех при колледже",
      "H4 Опубликовали?",
    ]);
    // What stands in a summary can be pressed only as a whole.
    for (const summary of root.querySelectorAll("summary")) expect(summary.querySelector("a, button")).toBeNull();
    expect(root.querySelectorAll("details.task").map((one) => one.hasAttribute("open"))).toEqual([true, false]);
  });

  test("the group's button stands when the group is set, else it says how to set it", () => {
    expect(page()).toContain("Адрес группы не указан");
    const set = parse(page({ settings: withGroup("https://www.facebook.com/groups/1/") }));
    expect(set.querySelectorAll(".actions a")[0]?.getAttribute("href")).toBe("https://www.facebook.com/groups/1/");
    expect(set.querySelector(".checks")?.innerHTML).toContain("https://www.facebook.com/groups/1/about");
    expect(set.textContent).not.toContain("Адрес группы не указан");
    expect(page({ settings: withGroup("javascript:alert(1)") })).not.toContain("javascript:");
  });

  test("the network is marked wherever the page names it", () => {
    const words = parse(page()).querySelector("body")?.structuredText ?? "";
    expect(words).toContain("Facebook*");
    expect(words.replaceAll("Facebook*", "").match(/Facebook/g)).toBeNull();
  });

  test("without a build the picture comes from the portal", () => {
    expect(parse(page()).querySelector("img")?.getAttribute("src")).toBe("https://svod.example/og/sample-practice.png");
    const local = parse(page({ tasks: [task(sample(), { picture: "pictures/sample-practice.png" })] }));
    expect(local.querySelector("img")?.getAttribute("src")).toBe("pictures/sample-practice.png");
  });

  test("an empty desk says what comes next, a cut one how to see the rest", () => {
    expect(page({ tasks: [], waiting: { fresh: 0, taken: 0, archive: 0 } })).toContain("Всё опубликовано");
    expect(page({ waiting: { fresh: 1, taken: 0, archive: 40 } })).toContain("--limit 41");
    const archive = page({ tasks: [task(sample(), { archive: true })], waiting: { fresh: 0, taken: 0, archive: 1 } });
    expect(archive).toContain("Очередь пуста");
  });

  test("what waits is counted once, and how much of it for too long", () => {
    const counts = (change: Partial<DeskPage>) =>
      parse(page(change))
        .querySelectorAll(".counts li")
        .map((item) => item.textContent);
    expect(counts({ waiting: { fresh: 36, taken: 2, archive: 5 }, late: 30 })).toEqual([
      "Ждут публикации: 36, из\u00A0них слишком долго: 30",
      "В\u00A0работе: 2",
      "В\u00A0архиве: 5",
    ]);
    expect(counts({})).toEqual(["Ждут публикации: 1"]);
  });

  test("the pictures of the portal are the only ones that the browser may load", () => {
    const policy = policyOf();
    expect(policy).toContain("img-src 'self' file: data: https://svod.example;");
    expect(policy).toContain("form-action 'none'");
    expect(policyOf({ tasks: [task(sample(), { picture: "pictures/a.png" })] })).toContain(
      "img-src 'self' file: data:;",
    );
  });
});

test("what is skipped can come back, and the page says how", () => {
  const words = (change: Partial<DeskPage>) => parse(page(change)).querySelector(".record .fold p")?.textContent;
  expect(words({ commandOptions: ' --from "x.json"' })).toContain(
    'npm run crosspost -- retry sample-practice --from "x.json"',
  );
  expect(words({ settings: { ...site, repository: "https://github.com/org/portal" } })).toContain(
    "«Поста нет, можно ещё раз»",
  );
});

describe("where an entry stands", () => {
  const standing = (change: Partial<Task>, now = "2026-03-10T10:00:00Z") =>
    parse(page({ tasks: [task(sample(), change)], now: new Date(now) })).querySelector(".standing")?.textContent;

  test.each<[string, Partial<Task>, string]>([
    ["a new one", {}, "Ждёт 5\u00A0дней — слишком долго"],
    ["one opened yesterday", { line: line({ at: "2026-03-09T08:00:00Z" }) }, "Ждёт 1\u00A0день"],
    [
      "one that was reminded of",
      { line: line({ at: "2026-03-08T08:00:00Z", reminded: "2026-03-08T08:00:00Z" }) },
      "Ждёт 5\u00A0дней — слишком долго, напоминание ушло 8\u00A0марта",
    ],
    [
      "one in hand",
      { line: line({ state: "claimed", until: "2026-03-10T12:00:00Z" }) },
      "В\u00A0работе: Анна, до\u00A010\u00A0марта\u00A02026\u00A0г.\u00A0в\u00A015:00",
    ],
    [
      "one whose time is over",
      { line: line({ state: "claimed", until: "2026-03-10T08:00:00Z" }) },
      "Снова свободна: срок вышел 10\u00A0марта\u00A02026\u00A0г.\u00A0в\u00A011:00 (Анна)",
    ],
    ["one of the archive", { archive: true }, "Архив"],
  ])("%s", (_, change, words) => expect(standing(change)).toBe(words));

  test("a day begins by the portal's own clock", () => {
    expect(standing({ line: line({ at: "2026-03-09T22:00:00Z" }) })).toBe("Ждёт с\u00A0сегодняшнего дня");
  });

  test("what is in hand is not offered to anybody else, but can be given back", () => {
    const held = page({ tasks: [task(sample(), { line: line({ state: "claimed", until: "2026-03-06T08:00:00Z" }) })] });
    expect(held).not.toContain("crosspost -- claim");
    expect(held).toContain("crosspost -- retry sample-practice");
  });
});

describe("the form on GitHub", () => {
  const marks = (repository: string) =>
    parse(page({ settings: { ...site, repository }, rules: ["Без рекламы"] })).querySelectorAll("form");

  test("opens with everything filled in, without a script", () => {
    const forms = marks("https://github.com/org/portal");
    expect(forms.map((form) => form.getAttribute("action"))).toEqual(
      Array.from({ length: 3 }, () => "https://github.com/org/portal/issues/new"),
    );
    const filled = forms.map((form) =>
      Object.fromEntries(
        form
          .querySelectorAll("input[type=hidden]")
          .map((input) => [input.getAttribute("name"), input.getAttribute("value")]),
      ),
    );
    const common = {
      template: "posted.yml",
      title: "Отметка: Учебный цех при колледже",
      entry: "sample-practice",
      channel: "Группа в Facebook",
    };
    expect(filled).toEqual([
      { ...common, action: "Беру себе" },
      { ...common, action: "Опубликована" },
      { ...common, action: "Пропускаем" },
    ]);
    const names = forms.flatMap((form) =>
      form.querySelectorAll("input").map((input) => input.getAttribute("name") ?? ""),
    );
    const known = new Set(["template", "title", ...Object.keys(formFields)]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(["url", "why"]));
  });

  test.each(["", "https://gitlab.com/org/portal", "https://github.com.evil.example/org/portal", "javascript:alert(1)"])(
    "is not offered for the repository «%s»",
    (repository) => {
      for (const form of marks(repository)) expect(form.hasAttribute("action")).toBe(false);
      expect(policyOf({ settings: { ...site, repository } })).toContain("form-action 'none'");
    },
  );
});

test("the group's own rules stand at their check", () => {
  const rules = parse(page({ rules: ["Без рекламы", "<b>Вежливо</b>"] })).querySelectorAll(".rules li");
  expect(rules.map((rule) => rule.textContent)).toEqual(["Без рекламы", "<b>Вежливо</b>"]);
});

describe("posts of withdrawn entries", () => {
  const gone = { id: "gone-practice", url: "https://www.facebook.com/groups/1/posts/2/", at: "2026-03-04T22:30:00Z" };

  test("stand above the tasks, with the way to the post and the record of its deletion", () => {
    const settings = { ...site, repository: "https://github.com/org/portal" };
    const root = parse(page({ settings, withdrawn: [gone] }));
    const section = root.querySelector("main > section");
    expect(section?.querySelector("h2")?.textContent).toBe("Удалите посты снятых записей");
    expect(section?.querySelector("h3")?.textContent).toBe(gone.id);
    expect(section?.querySelector("time")?.textContent).toBe("5\u00A0марта 2026\u00A0г.");
    expect(section?.querySelector(".actions a")?.getAttribute("href")).toBe(gone.url);
    const command = parse(section?.querySelector("pre")?.innerHTML ?? "").textContent;
    expect(command).toBe("npm run crosspost -- withdraw gone-practice --done");
    const filled = section
      ?.querySelectorAll("form input")
      .map((input) => [input.getAttribute("name"), input.getAttribute("value")]);
    expect(Object.fromEntries(filled ?? [])).toEqual({
      template: "posted.yml",
      title: "Отметка: gone-practice",
      entry: gone.id,
      channel: "Группа в Facebook",
      action: "Пост удалён",
    });
  });

  test("are not spoken of where there are none", () => expect(page()).not.toContain("Удалите посты"));

  test("are those that the ledger calls posted and the portal no longer has", () => {
    const posted = (id: string, at: string, change: Partial<LedgerLine> = {}) =>
      line({ key: `${id}/facebook-group`, state: "posted", url: gone.url, at, ...change });
    const ledger = new Map(
      [
        [posted("later", "2026-03-06T08:00:00Z")],
        [posted("gone-practice", gone.at), posted("gone-practice", "2026-03-09T08:00:00Z")],
        [posted("sample-practice", gone.at)],
        [posted("deleted", gone.at), posted("deleted", gone.at, { state: "removed" })],
        [line({ key: "open/facebook-group" })],
        [posted("elsewhere", gone.at, { key: "elsewhere/telegram" })],
      ].map((lines) => [lines[0]?.key ?? "", lines] as const),
    );
    expect(withdrawnPosts(ledger, "facebook-group", { entries: [sample()] })).toEqual([
      gone,
      { ...gone, id: "later", at: "2026-03-06T08:00:00Z" },
    ]);
  });
});
