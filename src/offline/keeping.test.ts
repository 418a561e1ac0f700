import { describe, expect, test } from "vitest";
import { fakeScope } from "#tests/fake/worker-scope.ts";
import { filesNamed, isHashed, surplus, withLatest } from "./keeping.ts";
import { startWorker } from "./worker.ts";

test.each([
  ["/svod/_astro/page.a1b2c3d4.js", true],
  ["/svod/og/0123456789ab.png", true],
  ["/_astro/page.a1b2c3d4.js", false],
  ["/svod/rubrics.css", false],
])("%s has its hash in its name: %s", (path, hashed) => {
  expect(isHashed(path, "/svod/")).toBe(hashed);
});

test("a page names its files in links, scripts and sets of pictures, each once", () => {
  const html = `<link href="/svod/_astro/a.css"><script src="/svod/_astro/b.js"></script>
    <img src="/svod/_astro/c.webp" srcset="/svod/_astro/c.webp 400w, /svod/_astro/d.webp 800w">
    <a href="/other/_astro/e.js"></a><link href="/svod/rubrics.css">`;
  expect(filesNamed(html, "/svod/")).toEqual(
    ["a.css", "b.js", "c.webp", "d.webp"].map((file) => `/svod/_astro/${file}`),
  );
});

test("the latest stands last, once, and the oldest falls off", () => {
  expect(withLatest(["a", "b"], "c", 2)).toEqual(["b", "c"]);
  expect(withLatest(["a", "b"], "b", 2)).toEqual(["a", "b"]);
  expect(withLatest([], "a", 2)).toEqual(["a"]);
});

test("the oldest visited pages are too many, favourites never", () => {
  expect(surplus(["a", "b", "c", "d"], ["a"], 2)).toEqual(["b"]);
  expect(surplus(["a", "b"], [], 2)).toEqual([]);
});

describe("a visited page", () => {
  const build = { id: "one", base: "/", shell: ["/"], fallback: "/offline/", live: "/desk/", keep: 2 };
  const files = { "/": "home", "/a/": "a", "/b/": "b", "/c/": "c", "/build.json": '{"id":"one"}' };
  const start = async () => {
    const fake = fakeScope(files);
    startWorker(fake.scope, build);
    await fake.happen("install");
    return fake;
  };
  const visit = (fake: Awaited<ReturnType<typeof start>>, ...paths: string[]) =>
    fake.happen("message", { data: { type: "visited", paths } });

  test("is kept with what every visitor needs, and the oldest goes", async () => {
    const fake = await start();
    for (const path of ["/a/", "/b/", "/a/", "/c/"]) await visit(fake, path);
    expect(fake.held("svod-one")).toEqual(["/", "/a/", "/c/"]);
  });

  test("stays when it is a favourite, whatever is visited later", async () => {
    const fake = await start();
    await fake.happen("message", { data: { type: "favourites", paths: ["/a/"] } });
    await visit(fake, "/b/");
    await visit(fake, "/c/");
    expect(fake.held("svod-one")).toEqual(["/", "/a/", "/b/", "/c/"]);
  });

  test("of a newer build is not kept with the older: it is left to the worker of that build", async () => {
    const fake = await start();
    fake.portal.set("/build.json", '{"id":"two"}');
    await visit(fake, "/a/");
    expect(fake.held("svod-one")).toEqual(["/"]);
    expect(fake.deeds).toEqual(["update"]);
    const note = await (await fake.scope.caches.open("svod-notes")).match("/~wanted");
    expect(await note?.json()).toEqual(["/a/"]);
  });

  test("brings no deleted cache back", async () => {
    const fake = await start();
    await fake.scope.caches.delete("svod-one");
    await visit(fake, "/a/");
    expect(fake.held("svod-one")).toBeUndefined();
  });
});
