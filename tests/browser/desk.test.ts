// Judges: scripts/crosspost
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { facebookGroup } from "#scripts/crosspost/channels/facebook-group.ts";
import { postAddress } from "#scripts/crosspost/world/choice.ts";
import { localPictures, writeDesk } from "#scripts/crosspost/desk/folder.ts";
import type { Task } from "#scripts/crosspost/desk/task.ts";
import type { DeskPage } from "#scripts/crosspost/desk/desk-page.ts";
import { badAddresses, goodAddresses } from "#tests/fake/post-addresses.ts";
import type { LedgerLine } from "#scripts/crosspost/ledger/line.ts";
import { manifest } from "#src/entry/manifest.ts";
import { site } from "#src/site.ts";
import { violations } from "./axe.ts";
import { desktop, openStage, phone, visit, visiting, visitingAlone, type Stage } from "./stage.ts";
import { builtFolder, demandSite } from "../site/site.ts";

const repository = "https://github.com/org/portal";
const group = "https://www.facebook.com/groups/1234567890/";
const permalink = "https://www.facebook.com/groups/1234567890/posts/42/?a=1&b=2";
const now = new Date("2026-11-25T10:00:00Z");

let folder: string;
let stage: Stage;
let tasks: Task[];
beforeAll(async () => {
  demandSite();
  folder = await mkdtemp(path.join(tmpdir(), "svod-desk-"));
  const file = path.join(builtFolder, "entries.json");
  const listed = manifest.parse(JSON.parse(await readFile(file, "utf8")));
  // One with a short text among them, whatever the content holds.
  const figure = listed.entries.find(({ key_figure, share_text }) => key_figure && !share_text);
  const entries = [...new Set([figure ?? listed.entries[0], ...listed.entries])]
    .flatMap((one) => one ?? [])
    .slice(0, 5);
  const ids = entries.map(({ id }) => id);
  const pictures = await localPictures(listed, ids, file);
  const taken = (id: string): LedgerLine => ({
    v: 1,
    key: `${id}/facebook-group`,
    state: "claimed",
    by: "Анна",
    at: now.toISOString(),
    until: "2026-11-26T10:00:00Z",
  });
  tasks = entries.map((announcement, index) => ({
    announcement,
    post: facebookGroup.compose(announcement, { today: "2026-11-25" }),
    line: index === 3 ? taken(announcement.id) : undefined,
    archive: index === 4,
    picture: pictures.find(({ id }) => id === announcement.id)?.target,
  }));
  const page: DeskPage = {
    settings: {
      ...site,
      repository,
      channels: { ...site.channels, facebook: { ...site.channels.facebook, group } },
    },
    channel: facebookGroup,
    tasks,
    withdrawn: [{ id: "gone-practice", url: permalink, at: "2026-10-05T10:00:00Z" }],
    waiting: { fresh: 3, taken: 1, archive: 1 },
    late: 3,
    rules: ["Пишите по теме", "Без рекламы"],
    remindAfter: 2,
    now,
    commandOptions: "",
  };
  await writeDesk(folder, page, pictures);
  await writeDesk(path.join(folder, "plain"), { ...page, settings: { ...site, repository: "" }, rules: [] }, pictures);
  await writeDesk(
    path.join(folder, "empty"),
    { ...page, tasks: [], withdrawn: [], waiting: { fresh: 0, taken: 0, archive: 0 } },
    [],
  );
  // Where a window rests between two flows; a desk has none of its own.
  await writeFile(path.join(folder, "robots.txt"), "");
  stage = await openStage(folder);
});
afterAll(async () => {
  await stage?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const first = () => {
  const [task] = tasks;
  if (!task) throw new Error("no entry is published");
  return task;
};
const idOf = (index: number) => tasks[index]?.announcement.id ?? "";
const taskOf = (page: Page, id = first().announcement.id) => page.locator(`#entry-${id}`);
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

describe.each([
  ["phone", phone],
  ["desktop", desktop],
] as const)("on a %s", (_, size) => {
  test("text, short text and link are copied, as a person has changed them", () =>
    visiting(stage, size, async ({ page, go, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await go("/");
      const task = taskOf(page);
      const copy = task.getByRole("button", { name: "Скопировать текст" });
      await copy.first().click();
      await page.locator("#told", { hasText: "Скопировано" }).waitFor({ state: "attached" });
      expect(await clipboard(page)).toBe(first().post.text);
      await task.getByLabel("Текст поста").fill("Свои слова");
      await task.locator("[data-copy^=text-]").click();
      await expect.poll(() => clipboard(page)).toBe("Свои слова");
      expect(await task.locator("[data-length^=text-]").innerText()).toMatch(/^10 из/);
      await task.getByText("Короткий вариант").click();
      await task.locator("[data-copy^=short-]").click();
      await expect.poll(() => clipboard(page)).toMatch(/\n\nhttps:\/\/\S+$/);
      await task.getByRole("button", { name: "Скопировать ссылку" }).click();
      await expect.poll(() => clipboard(page)).toBe(first().post.link);
    }));

  test("nothing that WCAG 2.2 AA forbids, in light and in dark", () =>
    visiting(stage, { ...size, reducedMotion: "reduce" }, async ({ page, go }) => {
      const found: string[] = [];
      for (const at of ["/", "/plain/", "/empty/"]) {
        await go(at);
        found.push(...(await violations(page, `${at} folded`)));
        await unfold(page);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          found.push(...(await violations(page, `${at} ${colorScheme}`)));
        }
      }
      expect(found).toEqual([]);
    }));

  test("without a script everything is there but copying, and the form still opens", () =>
    visiting(stage, { ...size, javaScriptEnabled: false }, async ({ page, go }) => {
      await go("/");
      const task = taskOf(page);
      expect(await task.getByLabel("Текст поста").inputValue()).toBe(first().post.seen);
      expect(await task.getByRole("link", { name: "Открыть группу" }).getAttribute("href")).toBe(group);
      expect(await task.getByRole("button", { name: "Скопировать" }).count()).toBe(0);
      expect(await task.getByRole("button", { name: "Отправить в" }).count()).toBe(0);
      expect(await task.getByRole("button", { name: "Опубликовано" }).isVisible()).toBe(true);
      await task.locator(".record details", { hasText: "Пропустить" }).locator("summary").first().click();
      expect(await task.getByLabel("Почему").isVisible()).toBe(true);
      await go("/plain/");
      expect(await taskOf(page).getByText("crosspost -- posted").isVisible()).toBe(true);
    }));
});

test("an address that is none of a post is told from one, with what is wrong about it", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go("/");
    const task = taskOf(page);
    const { id, url } = first().announcement;
    const field = task.getByLabel("Адрес поста в группе");
    for (const [address, words] of [
      ...badAddresses.filter(([, told]) => !told.includes("портала")),
      [url, "Это адрес портала"],
      [group, "Это адрес группы"],
    ] as const) {
      await field.fill(address);
      const told = await task.getByRole("alert").first().innerText();
      expect(told, address).toContain(words);
      expect(() => postAddress(address, facebookGroup, new URL(url).host), address).toThrow(told);
      expect(await field.getAttribute("aria-invalid"), address).toBe("true");
      expect(await field.evaluate((input: HTMLInputElement) => input.checkValidity()), address).toBe(false);
      expect(await task.locator(`#posted-${id}`).textContent(), address).toContain("АДРЕС_ПОСТА");
    }
  }));

test("the address of a post is taken, and the command is ready to be copied", () =>
  visiting(stage, desktop, async ({ page, go, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await go("/plain/");
    const task = taskOf(page);
    const { id } = first().announcement;
    for (const [address, made] of [[permalink, permalink], ...goodAddresses] as const) {
      await task.getByLabel("Адрес поста в группе").fill(address);
      // The program takes the same, and makes the same of it.
      expect(postAddress(address, facebookGroup)).toBe(made);
      await task.locator(`[data-copy="posted-${id}"]`).click();
      await expect.poll(() => clipboard(page)).toBe(`npm run crosspost -- posted ${id} "${made}"`);
    }
  }));

test("a command without its address or reason is not copied; what a shell would run is defused", () =>
  visiting(stage, desktop, async ({ page, go, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await go("/plain/");
    const task = taskOf(page);
    const { id } = first().announcement;
    await page.evaluate(() => navigator.clipboard.writeText("прежнее"));
    await task.locator(`[data-copy="posted-${id}"]`).click();
    expect(await clipboard(page)).toBe("прежнее");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`url-${id}`);
    await task.getByText("Пропустить").click();
    await task.getByLabel("Почему").fill('Уже «было» "в мае" $(rm -rf ~) `id` \\');
    await task.locator(`[data-copy="skip-${id}"]`).click();
    await expect
      .poll(() => clipboard(page))
      .toBe(`npm run crosspost -- skip ${id} --why "Уже «было» 'в мае' '(rm -rf ~) 'id' '"`);
    await task.getByLabel("Адрес поста в группе").fill("https://www.facebook.com/groups/1/posts/2/?q=`id`$(id)");
    expect(await task.locator(`#posted-${id}`).textContent()).toBe(
      `npm run crosspost -- posted ${id} "https://www.facebook.com/groups/1/posts/2/?q=%60id%60%24(id)"`,
    );
  }));

test.each([
  ["with a script", true],
  ["without a script", false],
])("GitHub's form opens filled in, %s", async (_, javaScriptEnabled) => {
  const window = await visit(stage, { ...desktop, javaScriptEnabled });
  try {
    const { page, go, context } = window;
    await context.route("https://github.com/**", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", body: "<title>GitHub</title>" }),
    );
    await go("/");
    const task = taskOf(page);
    await task.getByLabel("Адрес поста в группе").fill(permalink);
    const [opened] = await Promise.all([
      context.waitForEvent("page"),
      task.getByRole("button", { name: "Опубликовано" }).click(),
    ]);
    await opened.waitForURL("https://github.com/**");
    const address = new URL(opened.url());
    expect(address.origin + address.pathname).toBe(`${repository}/issues/new`);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      template: "posted.yml",
      entry: first().announcement.id,
      channel: "Группа в Facebook",
      action: "Опубликована",
      url: permalink,
    });
    expect(address.searchParams.get("title")).toMatch(/^Отметка: /);
    // The one request that left is the one that was asked for.
    expect(window.faults).toEqual([`request to ${opened.url()}`]);
    if (!javaScriptEnabled) return;
    expect(await task.getByText("Отметка отправлена").isVisible()).toBe(true);
    await page.reload();
    expect(await task.getByText("Отметка отправлена").isVisible()).toBe(true);
  } finally {
    await window.context.close();
  }
});

test("checks are kept on the device, and a device that keeps nothing is no obstacle", async () => {
  await visiting(stage, phone, async ({ page, go }) => {
    await go("/");
    await taskOf(page).getByLabel("Страница открывается").check();
    await page.reload();
    expect(await taskOf(page).getByLabel("Страница открывается").isChecked()).toBe(true);
    expect(await taskOf(page).getByLabel("Превью свежее").isChecked()).toBe(false);
  });
  await visitingAlone(stage, phone, async ({ page, go, context }) => {
    await context.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("no", "SecurityError");
        },
      }),
    );
    await go("/");
    await taskOf(page).getByLabel("Страница открывается").check();
    expect(await taskOf(page).getByRole("button", { name: "Скопировать текст" }).first().isVisible()).toBe(true);
  });
});

test("a phone's share sheet gets the address, and the text waits in the clipboard", () =>
  visitingAlone(stage, phone, async ({ page, go, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await context.addInitScript(() =>
      Object.assign(navigator, {
        share: async (shared: unknown) => Object.assign(globalThis, { shared }),
      }),
    );
    await go("/");
    await taskOf(page).getByRole("button", { name: "Отправить в приложение" }).tap();
    await taskOf(page).getByText("Текст скопирован").waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { shared: unknown }).shared)).toEqual({
      title: first().announcement.title,
      url: first().post.link,
    });
    expect(await clipboard(page)).toBe(first().post.text);
  }));

test("by keyboard, every control is reached in the order of the work and works", () =>
  visiting(stage, desktop, async ({ page, go, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await go("/");
    await taskOf(page).locator("summary").first().focus();
    const reached: string[] = [];
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const one = document.activeElement as HTMLElement | null;
        const outline = one ? getComputedStyle(one).outlineStyle : "none";
        return { name: `${one?.textContent?.trim().slice(0, 30) || one?.id || one?.getAttribute("name")}`, outline };
      });
      expect(at.outline, at.name).not.toBe("none");
      reached.push(at.name);
      if (at.name === "Скопировать текст") await page.keyboard.press("Enter");
      // The first of this name unfolds, the second would open GitHub.
      if (at.name === "Беру себе" && !reached.slice(0, -1).includes(at.name)) await page.keyboard.press("Enter");
      if (at.name === "Пропустить") break;
    }
    expect(await clipboard(page)).toBe(first().post.text);
    const order = ["Беру себе", "Скопировать текст", "Открыть группу", "Скачать картинку", "link", "Опубликовано"];
    const places = order.map((name) => reached.findLastIndex((one) => one === name || one === `url-${name}`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }));

test.each([
  ["320 px", { ...phone, viewport: { width: 320, height: 640 } }, 16],
  ["360 px at 200 %", phone, 32],
  ["1440 px", desktop, 16],
])("at %s nothing sticks out, and a finger hits every control", (_, size, text) =>
  visiting(stage, size, async ({ page, go }) => {
    for (const at of ["/", "/plain/"]) {
      await go(at);
      await unfold(page);
      await page.evaluate((pixels) => (document.documentElement.style.fontSize = `${pixels}px`), text);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, a, summary, input, textarea, .checks label")]
          .filter((one) => one.checkVisibility() && !one.matches(".checks input"))
          .map((one) => ({ name: one.textContent?.trim() || one.id, height: one.getBoundingClientRect().height }))
          .filter(({ height }) => height < 44),
      );
      expect(small).toEqual([]);
    }
  }),
);

test("from the disk it works as from a server", async () => {
  const context = await stage.browser.newContext({ ...desktop, locale: "ru-RU" });
  try {
    const page = await context.newPage();
    const told: string[] = [];
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", (error) => told.push(error.message));
    await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
    const img = taskOf(page).getByRole("img").first();
    await img.scrollIntoViewIfNeeded();
    await expect.poll(() => img.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1200);
    await taskOf(page).getByLabel("Страница открывается").check();
    expect(await taskOf(page).getByRole("button", { name: "Скопировать ссылку" }).isVisible()).toBe(true);
    expect(await page.evaluate(() => document.fonts.check("1rem 'Golos Text'", "Свод"))).toBe(true);
    expect(told).toEqual([]);
  } finally {
    await context.close();
  }
});

test("what is in hand says who has it, the archive is folded and opens by a jump into it", () =>
  visiting(stage, desktop, async ({ page, go }) => {
    await go("/");
    expect(await taskOf(page, idOf(3)).locator(".standing").innerText()).toMatch(/^В.работе: Анна, до.26.ноября/);
    expect(await taskOf(page, idOf(4)).isVisible()).toBe(false);
    await page.evaluate((hash) => (location.hash = hash), `entry-${idOf(4)}`);
    await taskOf(page, idOf(4)).getByLabel("Текст поста").waitFor();
    await go("/empty/");
    expect(await page.getByText("Всё опубликовано").isVisible()).toBe(true);
  }));

describe("of many tasks only the first is open", () => {
  const topOf = async (page: Page, id: string) =>
    Math.abs((await taskOf(page, id).locator("summary").first().boundingBox())?.y ?? Infinity);
  const open = (page: Page) => page.locator("details.task[open]").evaluateAll((all) => all.map(({ id }) => id));

  test("a summary tells what the task is of, and opens it by keyboard", () =>
    visiting(stage, phone, async ({ page, go }) => {
      await go("/");
      expect(await open(page)).toEqual([`entry-${idOf(0)}`]);
      const summary = taskOf(page, idOf(1)).locator("summary").first();
      const { title, kind_label } = tasks[1]?.announcement ?? first().announcement;
      const told = await summary.innerText();
      for (const words of [title, kind_label, "2026", "Ждёт"]) expect(told).toContain(words);
      expect((await taskOf(page, idOf(1)).boundingBox())?.height).toBeLessThan(300);
      await summary.press("Enter");
      expect(await open(page)).toEqual([`entry-${idOf(0)}`, `entry-${idOf(1)}`]);
      await summary.press("Enter");
      expect(await open(page)).toEqual([`entry-${idOf(0)}`]);
    }));

  test("a jump from the list opens the task, again after it was shut, and so does an address", () =>
    visiting(stage, phone, async ({ page, go }) => {
      await go("/");
      await page.getByText("Перейти к записи").click();
      const link = page.locator(`.contents a[href="#entry-${idOf(2)}"]`);
      const text = taskOf(page, idOf(2)).getByLabel("Текст поста");
      for (let time = 0; time < 2; time++) {
        await link.click();
        await text.waitFor();
        expect(await topOf(page, idOf(2))).toBeLessThan(20);
        await taskOf(page, idOf(2)).locator("summary").first().click();
        expect(await text.isVisible()).toBe(false);
      }
      await go(`/plain/#entry-${idOf(1)}`);
      await taskOf(page, idOf(1)).getByLabel("Текст поста").waitFor();
    }));

  test("without a script the list leads to the summary, which opens", () =>
    visiting(stage, { ...phone, javaScriptEnabled: false }, async ({ page, go }) => {
      await go("/");
      await page.getByText("Перейти к записи").click();
      await page.locator(`.contents a[href="#entry-${idOf(2)}"]`).click();
      const summary = taskOf(page, idOf(2)).locator("summary").first();
      expect(await topOf(page, idOf(2))).toBeLessThan(20);
      await summary.click();
      expect(await taskOf(page, idOf(2)).getByLabel("Текст поста").isVisible()).toBe(true);
    }));

  test("on paper all are", () =>
    visiting(stage, desktop, async ({ page, go }) => {
      await go("/");
      const seen = () => page.locator(".task .texts").evaluateAll((all) => all.filter((one) => one.checkVisibility()));
      expect(await seen()).toHaveLength(1);
      await page.emulateMedia({ media: "print" });
      expect(await seen()).toHaveLength(tasks.length);
    }));
});

test("a post of a withdrawn entry leads to GitHub's form, and the device remembers that it was sent", () =>
  visiting(stage, phone, async ({ page, go }) => {
    await go("/");
    const post = page.getByRole("listitem").filter({ hasText: "gone-practice" });
    expect(await post.getByRole("link", { name: "Открыть пост" }).getAttribute("href")).toBe(permalink);
    await post
      .locator("form")
      .evaluate((form: HTMLFormElement) => form.addEventListener("submit", (event) => event.preventDefault()));
    await post.getByRole("button", { name: "Пост удалён" }).click();
    await page.reload();
    expect(await post.getByText("Отметка отправлена").isVisible()).toBe(true);
    await go("/plain/");
    expect(await post.getByText("crosspost -- withdraw gone-practice --done").isVisible()).toBe(true);
  }));
