import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sample, sampleManifest } from "#tests/fake/announcement.ts";
import { ledgerIn, plainGit, spoil } from "#tests/fake/ledger-repository.ts";
import { runProgram } from "./program.ts";

const program = fileURLToPath(new URL("../crosspost.ts", import.meta.url));
const entries = [
  sample({ id: "newest", title: "Новая практика", published: "2026-03-06" }),
  sample({ id: "older", title: "Прежняя практика" }),
];

const vocabulary = fileURLToPath(new URL("../../content/vocabulary", import.meta.url));
const settings = 'channels: { facebook-group: {}, telegram: { chat: "@svod" }, vk: { group: 1 } }\n';

/** A portal under Git with an open ledger. */
const template = mkdtempSync(path.join(tmpdir(), "crosspost-template-"));
let root: string;
beforeAll(async () => {
  execFileSync("git", ["init", "--quiet", template], { env: plainGit });
  const store = ledgerIn(template, "none");
  await store.create("тест", new Date("2026-03-01T10:00:00Z"));
  root = template;
  put("content/crosspost.yaml", settings);
  cpSync(vocabulary, path.join(template, "content/vocabulary"), { recursive: true });
});
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "crosspost-"));
  cpSync(template, root, { recursive: true });
  put("dist/entries.json", JSON.stringify(sampleManifest(entries)));
  put("dist/og/newest.png", "not really a picture");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, text: string) {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

/** Every file with its size and time: two equal listings mean that nothing was written between. */
const listing = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    // Git looks after itself; what matters of it is the ledger, compared beside.
    .filter((item) => !item.parentPath.includes(`${path.sep}.git`))
    .map((item) => path.join(item.parentPath, item.name))
    .toSorted()
    .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`);

/** The ledger's lines as they stand in its branch. */
const ledgerLines = async (id: string) => {
  const store = ledgerIn(root, "none");
  await store.read();
  return store.ledger.get(`${id}/facebook-group`) ?? [];
};
const ledgerTip = () =>
  execFileSync("git", ["rev-parse", "refs/heads/syndication"], { cwd: root, env: plainGit, encoding: "utf8" });

/** The program as it is, but in this process: a start of its own for each line would take minutes. */
const run = async (...args: string[]) => {
  const { exitCode, out, err } = await runProgram(args, { root, env: plainGit, say: () => {} });
  return { code: exitCode, out, err };
};

describe("the process", () => {
  const start = (args: string[], env: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const all = { ...plainGit, SVOD_URL: "https://svod.example", ...env };
      execFile(process.execPath, [program, ...args], { cwd: root, env: all, encoding: "utf8" }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  test("answers on its output, and complains on the other, with a code that means something", async () => {
    const [plan, slip] = await Promise.all([start(["--json"]), start(["satus"])]);
    expect(plan).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(plan.out)).toMatchObject({ waiting: 2 });
    expect(slip).toMatchObject({ code: 2, out: "" });
    expect(slip.err).toContain("Возможно, «status»?");
  });
  test("a token with a line end is named, not sent, not told", async () => {
    const args = ["send", "--channel", "telegram", "--entry", "newest"];
    const { code, out, err } = await start(args, { TELEGRAM_BOT_TOKEN: "1:very\nsecret" });
    expect(code).toBe(10);
    expect(out).toContain("в ключе TELEGRAM_BOT_TOKEN пробел или перевод строки");
    expect(out + err).not.toContain("secret");
    expect(await ledgerLines("newest")).toEqual([]);
  });
});

describe("a dry run", () => {
  test.each([
    [[]],
    [["plan"]],
    [["plan", "--json", "--backfill"]],
    [["desk", "--dry-run"]],
    [["status"]],
    [["send", "--dry-run", "--backfill"]],
    [["reconcile", "--dry-run"]],
    [["update", "--dry-run"]],
    [["remind", "--dry-run"]],
    [["metrics", "pull", "--dry-run"]],
    [["ledger", "verify"]],
    [["ledger", "repair", "--dry-run"]],
    [["ledger", "init", "--dry-run"]],
    [["withdraw", "newest", "--done", "--dry-run"]],
    [["--help"]],
    [["skip", "--help"]],
  ])("%j writes nothing", async (args) => {
    const before = [listing(), ledgerTip()];
    const { err } = await run(...args);
    expect(err).toBe("");
    expect([listing(), ledgerTip()]).toEqual(before);
  });
  test("prints the finished text for each entry and channel, newest first", async () => {
    const { out, code } = await run();
    expect(code).toBe(0);
    expect(out.indexOf("Новая практика")).toBeLessThan(out.indexOf("Прежняя практика"));
    for (const name of ["facebook-group", "telegram", "vk"]) expect(out).toContain(`(${name})`);
    expect(out).toContain("utm_source=facebook");
    expect(out).toContain("Ждут публикации: 2. Показано: 2.");
    expect(out).toContain("архив");
  });
  test("answers programs in JSON", async () => {
    const { out } = await run("--json", "--channel", "telegram", "--limit", "1");
    expect(JSON.parse(out)).toMatchObject({
      waiting: 2,
      offers: [{ id: "newest", channel: "telegram", format: "html", archive: true }],
    });
  });
});

describe("the record", () => {
  const post = "https://www.facebook.com/groups/1/posts/2/";

  test("what was posted is not offered again, however its title is edited", async () => {
    expect(await run("posted", "newest", post, "--by", "редактор")).toMatchObject({ code: 0, err: "" });
    const [line] = await ledgerLines("newest");
    expect(line).toMatchObject({ v: 1, key: "newest/facebook-group", state: "posted", by: "редактор", url: post });
    put(
      "dist/entries.json",
      JSON.stringify(sampleManifest(entries.map((entry) => ({ ...entry, title: `${entry.title}, новая редакция` })))),
    );
    const { out } = await run("--json", "--channel", "facebook-group");
    expect(JSON.parse(out).offers.map(({ id }: { id: string }) => id)).toEqual(["older"]);
    expect(JSON.parse((await run("--json", "--channel", "vk")).out).waiting).toBe(2);
  });
  test("the same address twice is one line, another address needs --replace", async () => {
    await run("posted", "newest", post);
    expect((await run("posted", "newest", post)).out).toContain("Уже записано");
    const other = await run("posted", "newest", `${post}3`);
    expect(other).toMatchObject({ code: 2 });
    expect(other.err).toContain("--replace");
    expect((await run("posted", "newest", `${post}3`, "--replace")).code).toBe(0);
    expect(await ledgerLines("newest")).toHaveLength(2);
  });
  test("status asks for a person until everything is posted or skipped", async () => {
    expect((await run("status", "--channel", "facebook-group")).code).toBe(10);
    await run("posted", "newest", post);
    await run("skip", "older", "--why", "уже рассказывали");
    const { code, out } = await run("status", "--channel", "facebook-group");
    expect(code).toBe(0);
    expect(out).toContain("опубликовано: 1, пропущено: 1, ждут: 0");
    const skipPosted = await run("skip", "newest", "--why", "передумали");
    expect(skipPosted).toMatchObject({ code: 2 });
    expect(skipPosted.err).toContain("уже опубликована");
  });
  test("a post whose entry is gone is named", async () => {
    await run("posted", "older", post);
    put("dist/entries.json", JSON.stringify(sampleManifest(entries.slice(0, 1))));
    expect((await run("status")).out).toContain(`older: записи на портале больше нет, а пост есть — ${post}`);
  });
  test("a torn ledger stops every command, and nothing is written", async () => {
    spoil(root, "facebook-group/older.jsonl", '{"v":1,"key":"older/face');
    const before = [listing(), ledgerTip()];
    for (const args of [[], ["desk"], ["status"], ["send"], ["posted", "newest", post]]) {
      const { code, err } = await run(...args);
      expect(code).toBe(3);
      expect(err).toContain("older.jsonl:1");
      expect(err).toContain("Как исправить");
    }
    expect([listing(), ledgerTip()]).toEqual(before);
    expect((await run("ledger", "verify")).code).toBe(3);
    expect((await run("ledger", "repair")).code).toBe(0);
    expect((await ledgerLines("older")).at(-1)).toMatchObject({ state: "needs_human" });
  });
  test("a claim keeps others off until it lapses or is given up", async () => {
    expect((await run("claim", "newest", "--by", "Анна")).out).toContain("её публикует Анна до");
    const other = await run("claim", "newest", "--by", "Борис");
    expect(other).toMatchObject({ code: 2 });
    expect(other.err).toContain("Анна");
    expect((await run("posted", "newest", post, "--by", "Анна")).code).toBe(0);
    expect((await ledgerLines("newest")).map(({ state }) => state)).toEqual(["claimed", "posted"]);
  });
  test("a form from the tracker is a record like any other", async () => {
    const form = (url: string) =>
      `### Запись\n\nnewest\n\n### Канал\n\nГруппа в Facebook\n\n### Что сделано\n\nОпубликована\n\n### Адрес поста\n\n${url}\n\n### Почему пропускаем\n\n_No response_\n`;
    put("form.md", form(post));
    expect(await run("form", "form.md", "--by", "anna")).toMatchObject({ code: 0, err: "" });
    expect((await ledgerLines("newest")).at(-1)).toMatchObject({ state: "posted", url: post, by: "anna" });
    put("form.md", form("$(rm -rf /)"));
    expect((await run("form", "form.md")).err).toContain("Это не адрес поста");
    put("form.md", "просто текст");
    expect((await run("form", "form.md")).err).toContain("не заполнено: Запись, Что сделано");
  });
  test("who waits too long is reminded of once", async () => {
    const first = await run("remind");
    expect(first.code).toBe(10);
    expect(first.out).toContain("Новая практика");
    expect((await ledgerLines("newest")).at(-1)).toMatchObject({ state: "open" });
    expect(await run("remind")).toMatchObject({ code: 0, out: "Напоминать не о чем." });
    expect(JSON.parse((await run("--json", "--channel", "facebook-group")).out).waiting).toBe(2);
  });
  test("the archive is not reminded of, and a day for it that is set later is heeded", async () => {
    await run("remind");
    put("content/crosspost.yaml", settings.replace("facebook-group: {}", "facebook-group: { since: 2026-03-06 }"));
    const { out } = await run("status", "--channel", "facebook-group");
    expect(out).toContain("ждут: 1, в архиве: 1");
    // A person's word lets an entry out of the archive.
    await run("claim", "older", "--by", "Анна");
    expect((await run("status", "--channel", "facebook-group")).out).toMatch(/ждут: 2[^]*в работе: older — Анна, до/);
  });
  test("a person's mark can be taken back", async () => {
    await run("posted", "newest", post);
    expect((await run("skip", "newest", "--why", "ошибка")).err).toContain("crosspost -- retry");
    expect((await run("retry", "newest")).out).toContain("снова ждёт публикации");
    expect((await ledgerLines("newest")).at(-1)).not.toHaveProperty("url");
    expect(JSON.parse((await run("--json", "--channel", "facebook-group")).out).waiting).toBe(2);
    await run("posted", "newest", "https://t.me/svod/5", "--channel", "telegram");
    await run("retry", "newest", "--channel", "telegram");
    expect((await run("ledger", "verify")).code).toBe(0);
  });
  test("the same address for another entry is told", async () => {
    await run("posted", "newest", post);
    expect((await run("posted", "older", post)).out).toContain("Этот же адрес записан у newest");
  });
  test("nobody's word is taken while the network may still bring the post out", async () => {
    const at = new Date().toISOString();
    const marker = "https://svod.example/practices/newest/";
    const line = { v: 1, key: "newest/vk", state: "unknown", by: "бот", at, attempt: 1, marker, createdAt: at };
    spoil(root, "vk/newest.jsonl", `${JSON.stringify(line)}\n`);
    for (const args of [
      ["posted", "newest", "https://vk.com/wall-1_2"],
      ["skip", "newest", "--why", "не видно"],
    ])
      expect((await run(...args, "--channel", "vk")).err).toContain("reconcile");
    expect((await run("withdraw", "newest", "--channel", "vk")).out).toContain("вышел ли пост, неясно");
  });
  test("a post in the group that a person deleted is closed", async () => {
    await run("posted", "older", post);
    put("dist/entries.json", JSON.stringify(sampleManifest(entries.slice(0, 1))));
    expect((await run("status", "--channel", "facebook-group")).out).toContain("withdraw older --done");
    const told = await run("withdraw", "older");
    expect(told).toMatchObject({ code: 10 });
    expect(told.out).toContain(`Группа в Facebook, «older» — удалите пост сами: ${post}`);
    expect(await run("withdraw", "older", "--done")).toMatchObject({ code: 0, err: "" });
    expect((await ledgerLines("older")).at(-1)).toMatchObject({ state: "removed" });
    expect((await run("status")).out).not.toContain("older: записи");
    expect((await run("withdraw", "oldre")).err).toContain("Записи «oldre» среди опубликованных нет");
  });
  test("an edited entry names the post that a person has to mend", async () => {
    await run("posted", "newest", post);
    const [first, ...rest] = entries;
    put("dist/entries.json", JSON.stringify(sampleManifest([{ ...(first ?? sample()), teaser: "Иначе." }, ...rest])));
    expect((await run("status")).out).toContain("текст записи изменился после публикации: newest");
    const { out } = await run("update");
    expect(out).toContain(`исправьте пост сами: ${post}`);
    expect((await run("posted", "newest", post, "--replace")).code).toBe(0);
    expect((await run("update")).out).toBe("Все посты говорят то же, что записи.");
  });
  test("status tells of one entry where it stands, by whose word and why", async () => {
    await run("posted", "newest", post, "--by", "Анна");
    await run("skip", "newest", "--channel", "vk", "--why", "уже рассказывали");
    const { out } = await run("status", "--entry", "newest");
    expect(out).toMatch(/Новая практика \(newest\)/);
    expect(out).toMatch(/Группа в Facebook: опубликована \(.+, Анна\)\n\s+https:/);
    expect(out).toContain("уже рассказывали");
    expect(out).toContain("Telegram: в журнале её нет");
    expect((await run("status", "--entry", "newes")).err).toContain("Возможно, newest?");
    expect((await run("--entry", "newest", "--channel", "vk")).out).toContain("status --entry");
  });
  test("the portal learns where entries were posted", async () => {
    await run("posted", "newest", post);
    expect((await run("ledger", "export")).code).toBe(0);
    expect(JSON.parse(read(".cache/posts.json")).posts.newest).toMatchObject([
      { channel: "facebook-group", url: post },
    ]);
  });
  test("without its branch nothing is done: to guess would be to post all again", async () => {
    execFileSync("git", ["update-ref", "-d", "refs/heads/syndication"], { cwd: root, env: plainGit });
    for (const args of [["send"], ["send", "--dry-run"], ["status"], ["posted", "newest", post]]) {
      const { code, err } = await run(...args);
      expect(code).toBe(3);
      expect(err).toContain("ledger init");
    }
    // Only a plan, which sends nothing, shows what would be.
    const plan = await run();
    expect(plan.code).toBe(0);
    expect(plan.out).toMatch(/Журнала ещё нет[\s\S]*Новая практика/);
    expect(JSON.parse((await run("--json")).out)).toMatchObject({ ledger: null, waiting: 2 });
    expect((await run("ledger", "init", "--dry-run")).out).toContain("был бы заведён");
    expect((await run("status")).code).toBe(3);
    expect((await run("ledger", "init")).code).toBe(0);
    expect((await run("send")).code).toBe(0);
  });
});

describe("the desk", () => {
  test("is one page with the picture beside it", async () => {
    const { code, out } = await run("desk");
    expect(code).toBe(0);
    expect(out).toContain(".desk/index.html");
    expect(out).toContain("Картинок этих записей в сборке нет: older");
    expect(read(".desk/index.html")).toContain("Новая практика");
    expect(read(".desk/pictures/newest.png")).toBe("not really a picture");
    expect(existsSync(path.join(root, ".desk/pictures/older.png"))).toBe(false);
  });
  test("names the posts of withdrawn entries", async () => {
    await run("posted", "older", "https://www.facebook.com/groups/1/posts/2/");
    put("dist/entries.json", JSON.stringify(sampleManifest(entries.slice(0, 1))));
    const { out } = await run("desk");
    expect(out).toContain("Посты снятых записей, их надо удалить: older.");
    expect(read(".desk/index.html")).toContain("withdraw older --done");
  });
  test("with nothing to show of what was asked for stays as it is, and says so", async () => {
    await run("desk");
    const before = read(".desk/index.html");
    await run("skip", "older", "--why", "уже рассказывали");
    const { code, out } = await run("desk", "--entry", "older");
    expect(code).toBe(0);
    expect(out).toContain("Запись older публикации не ждёт");
    expect(out).toContain("npm run crosspost -- status --entry older");
    expect(out).not.toContain("Готово");
    expect(read(".desk/index.html")).toBe(before);
    expect(JSON.parse((await run("desk", "--entry", "older", "--json")).out)).toMatchObject({ written: false });
    expect((await run("desk", "--since", "2026-03-07")).out).toContain("Среди записей с 2026-03-07");
    expect(read(".desk/index.html")).toBe(before);
    const both = (await run("desk", "--entry", "older", "--entry", "newest")).out;
    expect(both).toMatch(/Готово[^]*на странице: 1\.[^]*Запись older публикации не ждёт/);
    expect(read(".desk/index.html")).not.toBe(before);
  });
  test("takes no picture from outside the build", async () => {
    put("secret.png", "secret");
    const image = { url: "https://svod.example/..%2Fsecret.png", width: 1200, height: 630, alt: "" };
    put("dist/entries.json", JSON.stringify(sampleManifest([sample({ id: "newest", image })])));
    expect((await run("desk")).code).toBe(0);
    expect(readdirSync(path.join(root, ".desk/pictures"))).toEqual([]);
  });
  test("stands where it is asked for, and its commands read the same list", async () => {
    put("other/entries.json", read("dist/entries.json"));
    await run("desk", "--out", "dist/desk", "--from", "other/entries.json");
    expect(read("dist/desk/index.html")).toContain("--from &quot;other/entries.json&quot;");
  });
});

describe("a deployed portal", () => {
  test("can be read by its address", async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === "/entries.json" ? 200 : 404;
      response.end(JSON.stringify(sampleManifest(entries)));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const at = server.address();
    const base = `http://127.0.0.1:${typeof at === "object" ? at?.port : at}`;
    try {
      expect(JSON.parse((await run("--json", "--from", `${base}/entries.json`)).out).waiting).toBe(2);
      expect(await run("--from", `${base}/other.json`)).toMatchObject({ code: 4, out: "" });
    } finally {
      server.close();
    }
  });
});

test("help tells all, or what is about one command", async () => {
  const whole = (await run("--help")).out;
  for (const word of ["plan", "withdraw <id>", "--why", "--done", "Код выхода"]) expect(whole).toContain(word);
  const { out } = await run("skip", "--help");
  expect(out).toMatch(/skip <id> --why[^]+--by <кто>[^]+Пример\n {2}npm run crosspost -- skip [a-z0-9-]+ --why/);
  expect(out).not.toContain("--backfill");
  expect(Math.max(...whole.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

describe("a slip", () => {
  test("in the settings stops everything, with its line", async () => {
    put("content/crosspost.yaml", "channels:\n  telegram: { chatt: '@svod' }\n");
    for (const args of [[], ["send"], ["posted", "newest", "https://www.facebook.com/1"]]) {
      const { code, err } = await run(...args);
      expect(code).toBe(3);
      expect(err).toContain("content/crosspost.yaml:2");
      expect(err).toContain("chat");
    }
  });
  test("no build yet: says what to run", async () => {
    rmSync(path.join(root, "dist"), { recursive: true });
    const { code, err } = await run();
    expect(code).toBe(3);
    expect(err).toBe("Файла dist/entries.json нет: сначала выполните npm run build.");
  });
  test.each([
    [["satus"], "Возможно, «status»?"],
    [["plan", "--sinse", "2026-03-05"], "Возможно, --since?"],
    [["plan", "--why", "так"], "Ключа --why у команды plan нет"],
    [["plan", "--since", "5 марта"], "нужна дата вида"],
    [["plan", "--since", "2026-02-30"], "такого дня в календаре нет"],
    [["plan", "--since", "2026-03-05", "--backfill"], "вместе не нужны"],
    [["plan", "--since"], "После --since нужно значение"],
    [["plan", "--channel", "--json"], "После --channel нужно значение"],
    [["plan", "--json=да"], "значения нет"],
    [["plan", "--limit", "0"], "целое число от 1"],
    [["plan", "--channel", "facebook"], "Допустимо: facebook-group, telegram, vk"],
    [["plan", "--channel", "mastodon"], "Канал «mastodon» выключен: впишите его в content/crosspost.yaml"],
    [["claim", "newest", "--channel", "telegram"], "публикует программа"],
    [["claim", "newest", "--hours", "0"], "целое число от 1"],
    [["retry", "newest", "--channel", "telegram"], "ещё не отправляли"],
    [["ledger", "mend"], "Допустимо: init, verify, repair, export"],
    [["metrics", "push"], "Допустимо: pull"],
    [["withdraw", "newest", "--delete"], "ещё на портале"],
    [["plan", "--entry", "newset"], "Возможно, newest?"],
    [["posted", "newest"], "не хватает: адрес поста"],
    [["posted", "newest", "https://svod.example/practices/newest/"], "Это адрес портала"],
    [["posted", "newest", "https://facebook.com.example/1"], "Это не адрес поста"],
    [["posted", "unknown-entry", "https://www.facebook.com/1"], "среди опубликованных нет"],
    [["skip", "newest"], "--why"],
    [["skip", "newest", "--why", " "], "После --why нужно значение"],
    [["skip", "newest", "--why", "так", "решили"], "Лишнее слово: решили"],
  ])("%j is answered with what is allowed", async (args, message) => {
    const before = listing();
    const { code, err, out } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
    expect(listing()).toEqual(before);
  });
});
