import { execFile } from "node:child_process";
import {
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
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sample, sampleManifest } from "./fixture.ts";

const program = fileURLToPath(new URL("../crosspost.ts", import.meta.url));
const entries = [
  sample({ id: "newest", title: "Новая практика", published: "2026-03-06" }),
  sample({ id: "older", title: "Прежняя практика" }),
];

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "crosspost-"));
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
    .map((item) => path.join(item.parentPath, item.name))
    .toSorted()
    .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`);

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, SVOD_URL: "https://svod.example" };
    execFile(process.execPath, [program, ...args], { cwd: root, env, encoding: "utf8" }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

describe("a dry run", () => {
  test.each([
    [[]],
    [["plan"]],
    [["plan", "--json", "--backfill"]],
    [["desk", "--dry-run"]],
    [["status"]],
    [["--help"]],
  ])("%j writes nothing", async (args) => {
    const before = listing();
    const { err } = await run(...args);
    expect(err).toBe("");
    expect(listing()).toEqual(before);
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
    const line = JSON.parse(read(".desk/ledger/facebook-group/newest.jsonl"));
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
    expect(read(".desk/ledger/facebook-group/newest.jsonl").split("\n")).toHaveLength(3);
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
    put(".desk/ledger/facebook-group/older.jsonl", '{"v":1,"key":"older/face');
    const before = listing();
    for (const args of [[], ["desk"], ["status"], ["posted", "newest", post]]) {
      const { code, err } = await run(...args);
      expect(code).toBe(3);
      expect(err).toContain("older.jsonl:1");
      expect(err).toContain("Как исправить");
    }
    expect(listing()).toEqual(before);
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
  test("takes no picture from outside the build", async () => {
    put("secret.png", "secret");
    const image = { url: "https://svod.example/..%2Fsecret.png", width: 1200, height: 630, alt: "" };
    put("dist/entries.json", JSON.stringify(sampleManifest([sample({ id: "newest", image })])));
    expect((await run("desk")).code).toBe(0);
    expect(readdirSync(path.join(root, ".desk/pictures"))).toEqual([]);
  });
  test("tells its reader the same ledger", async () => {
    await run("desk", "--ledger", "own ledger");
    expect(read(".desk/index.html")).toContain("--ledger &quot;own ledger&quot;");
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
      expect(await run("--from", `${base}/other.json`)).toMatchObject({ code: 3, out: "" });
    } finally {
      server.close();
    }
  });
});

describe("a slip", () => {
  test("no build yet: says what to run", async () => {
    rmSync(path.join(root, "dist"), { recursive: true });
    const { code, err } = await run();
    expect(code).toBe(3);
    expect(err).toBe("Файла dist/entries.json нет: сначала выполните npm run build.\n");
  });
  test.each([
    [["satus"], "Возможно, «status»?"],
    [["plan", "--sinse", "2026-03-05"], "Возможно, --since?"],
    [["plan", "--why", "так"], "Ключа --why у команды plan нет"],
    [["plan", "--since", "5 марта"], "нужна дата вида"],
    [["plan", "--since", "2026-02-30"], "нужна дата вида"],
    [["plan", "--since", "2026-03-05", "--backfill"], "вместе не нужны"],
    [["plan", "--since"], "После --since нужно значение"],
    [["plan", "--channel", "--json"], "После --channel нужно значение"],
    [["plan", "--json=да"], "значения нет"],
    [["plan", "--limit", "0"], "целое число от 1"],
    [["plan", "--channel", "facebook"], "Допустимо: facebook-group, telegram, vk"],
    [["plan", "--entry", "newset"], "Возможно, newest?"],
    [["posted", "newest"], "не хватает: адрес поста"],
    [["posted", "newest", "https://svod.example/practices/newest/"], "Это не адрес поста"],
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
