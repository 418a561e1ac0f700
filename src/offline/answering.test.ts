import { describe, expect, test } from "vitest";
import { fakeScope } from "#tests/fake/worker-scope.ts";
import { isOurs } from "./answering.ts";
import { startWorker } from "./worker.ts";

const build = {
  id: "one",
  base: "/svod/",
  shell: ["/svod/", "/svod/offline/", "/svod/display.js"],
  fallback: "/svod/offline/",
  live: "/svod/desk/",
  keep: 3,
};
const files = {
  "/svod/": "home",
  "/svod/offline/": "no network",
  "/svod/display.js": "display",
  "/svod/a/": '<script src="/svod/_astro/a.js">',
  "/svod/_astro/a.js": "script",
  "/svod/catalogue/table.json": "table",
  "/svod/build.json": '{"id":"one"}',
};

describe("what is left alone", () => {
  const takes = (path: string, method = "GET") =>
    isOurs({ method, url: new URL(path, "https://svod.example").href }, "https://svod.example", build);

  test("is the share desk, which always comes from the network: an old one would have a post made twice", () => {
    expect([takes("/svod/desk/"), takes("/svod/desk/pictures/liga.png")]).toEqual([false, false]);
    expect([takes("/svod/"), takes("/svod/practices/desk/")]).toEqual([true, true]);
  });

  test("is what is not the portal's, and what is no reading", () => {
    expect([takes("/other/"), takes("https://other.example/svod/"), takes("/svod/", "POST")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("an answer", () => {
  const start = async () => {
    const fake = fakeScope(files);
    startWorker(fake.scope, build);
    await fake.happen("install");
    const text = async (path: string, request?: Parameters<typeof fake.ask>[1]) =>
      (await fake.ask(path, request))?.text();
    return { ...fake, text, go: (path: string) => text(path, { mode: "navigate", clientId: "window" }) };
  };

  test("comes from the network while there is one, and is kept", async () => {
    const { portal, go, held } = await start();
    portal.set("/svod/a/", "newer");
    expect(await go("/svod/a/")).toBe("newer");
    expect(held("svod-one")).toContain("/svod/a/");
  });

  test("without a network is the page that was kept, else the one that stands in for it", async () => {
    const { portal, go } = await start();
    await go("/svod/a/");
    portal.clear();
    expect(await go("/svod/a/")).toBe(files["/svod/a/"]);
    expect(await go("/svod/b/")).toBe("no network");
  });

  test("for a page from the cache comes from the same cache, even when the network is back", async () => {
    const { portal, go, text, ask } = await start();
    portal.clear();
    await go("/svod/");
    portal.set("/svod/display.js", "newer").set("/svod/catalogue/table.json", "newer");
    expect(await text("/svod/display.js", { clientId: "window" })).toBe("display");
    expect((await ask("/svod/catalogue/table.json", { clientId: "window" }))?.type).toBe("error");
    expect(await text("/svod/display.js", { clientId: "another" })).toBe("newer");
  });

  test("for a file whose name changes with its content is the kept one, and a new one is kept", async () => {
    const { portal, text, held } = await start();
    expect(await text("/svod/_astro/a.js")).toBe("script");
    expect(held("svod-one")).toContain("/svod/_astro/a.js");
    portal.clear();
    expect(await text("/svod/_astro/a.js")).toBe("script");
  });

  test("for any other file comes from the cache only while this build is known to be the deployed one", async () => {
    const { portal, go, ask, text } = await start();
    portal.clear();
    await expect(ask("/svod/display.js")).rejects.toThrow("Failed to fetch");
    for (const [path, body] of Object.entries(files)) portal.set(path, body);
    await go("/svod/a/");
    portal.clear();
    expect(await text("/svod/display.js")).toBe("display");
  });
});
