import { describe, expect, test } from "vitest";
import { fakeScope, type FakeScope } from "#tests/fake/worker-scope.ts";
import { notesOf } from "./notes.ts";
import { takeTurn } from "./takeover.ts";
import { startWorker } from "./worker.ts";

const build = { id: "two", base: "/", shell: ["/", "/search/"], fallback: "/offline/", live: "/desk/", keep: 2 };
const files = { "/": "home", "/search/": "search", "/a/": "a", "/b/": "b", "/c/": "c", "/build.json": '{"id":"two"}' };

function start(change: Record<string, string> = {}): FakeScope {
  const fake = fakeScope({ ...files, ...change });
  startWorker(fake.scope, build);
  return fake;
}
const put = async ({ scope }: FakeScope, name: string, ...paths: string[]) => {
  const cache = await scope.caches.open(name);
  for (const path of paths) await cache.put(path, new Response("older"));
};

describe("a newer build", () => {
  test("fetches anew what every visitor needs, what was visited last and the favourites", async () => {
    const fake = start();
    await put(fake, "svod-one", "/", "/gone/", "/a/");
    const notes = notesOf(fake.scope.caches, "/");
    await notes.write("wanted", ["/b/"]);
    await notes.write("favourites", ["/c/"]);
    await fake.happen("install");
    expect(fake.held("svod-two")?.toSorted()).toEqual(["/", "/a/", "/b/", "/c/", "/search/"]);
    expect(await (await fake.scope.caches.match("/a/", { cacheName: "svod-two" }))?.text()).toBe("a");
    expect(await notes.read("wanted")).toEqual([]);
    // The older one serves until the newer has its turn.
    expect(fake.held("svod-one")).toEqual(["/", "/gone/", "/a/"]);
  });

  test("deletes what older ones kept at its turn, and nothing of others", async () => {
    const fake = start();
    await put(fake, "svod-one", "/");
    await put(fake, "somebody", "/");
    await fake.happen("install");
    await fake.happen("activate");
    expect(await fake.scope.caches.keys()).toEqual(["somebody", "svod-two", "svod-notes"]);
    expect(fake.deeds).toEqual(["claim"]);
  });

  test.each([
    ["that is not the deployed one any more", { "/build.json": '{"id":"three"}' }, "another build is deployed by now"],
    ["of which a file does not come", { "/search/": undefined }, "/search/: 404"],
  ])("%s takes nothing over and leaves nothing behind", async (_, change, fault) => {
    const fake = start();
    for (const [path, body] of Object.entries(change))
      if (body === undefined) fake.portal.delete(path);
      else fake.portal.set(path, body);
    await expect(fake.happen("install")).rejects.toThrow(fault);
    expect(fake.held("svod-two")).toBeUndefined();
  });

  test("that is replaced while it fetches leaves nothing behind either", async () => {
    const fake = start();
    const { fetch } = fake.scope;
    fake.scope.fetch = (asked, settings) => {
      if (asked === "/search/") fake.portal.set("/build.json", '{"id":"three"}');
      return fetch(asked, settings);
    };
    await expect(fake.happen("install")).rejects.toThrow("another build was deployed meanwhile");
    expect(fake.held("svod-two")).toBeUndefined();
  });
});

describe("the turn", () => {
  const deeds = async (windows: string[], asking: string | undefined, cached: string[] = []) => {
    const fake = fakeScope();
    fake.windows.push(...windows);
    const notes = notesOf(fake.scope.caches, "/");
    await notes.write("cached", cached);
    await takeTurn(fake.scope, notes, asking);
    return fake.deeds;
  };

  test("is taken when the only window asks", async () => {
    expect(await deeds(["one"], "one", ["long gone"])).toEqual(["skipWaiting"]);
  });

  test("is not taken while another window is open, or the one that asks shows a kept page", async () => {
    expect(await deeds(["one", "two"], "one")).toEqual([]);
    expect(await deeds(["one"], "one", ["one"])).toEqual([]);
  });
});
