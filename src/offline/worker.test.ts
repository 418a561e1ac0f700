import { expect, test } from "vitest";
import { startWorker, type OfflineBuild, type WorkerScope } from "./worker.ts";

const build: OfflineBuild = {
  id: "one",
  base: "/svod/",
  shell: [],
  fallback: "/svod/offline/",
  live: "/svod/desk/",
  keep: 3,
};

/** Whether the worker takes a visit to this address upon itself. */
function takes(path: string): boolean {
  const listeners = new Map<string, (event: unknown) => void>();
  const scope = {
    location: { origin: "https://svod.example" },
    addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
  };
  startWorker(scope as unknown as WorkerScope, build);
  let taken = false;
  listeners.get("fetch")?.({
    request: { method: "GET", url: `https://svod.example${path}`, mode: "navigate" },
    respondWith: (answer: Promise<unknown>) => {
      taken = true;
      // There is no network and no cache here: who answers is all that is asked.
      answer.catch(() => {});
    },
  });
  return taken;
}

test("the share desk always comes from the network: an old one would have a post made twice", () => {
  expect([takes("/svod/desk/"), takes("/svod/desk/pictures/liga.png")]).toEqual([false, false]);
  expect([takes("/svod/"), takes("/svod/practices/desk/")]).toEqual([true, true]);
});

test("what is not the portal's is left alone", () => {
  expect(takes("/other/")).toBe(false);
});
