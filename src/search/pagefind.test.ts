import { expect, test } from "vitest";
import { END, pagefindSource } from "./pagefind.ts";

/** Pagefind's module, answering as version 1.6.0 does: whose metadata alone has a word is found without places. */
function fakePagefind(answers: Record<string, Record<string, number[]>>) {
  const asked: unknown[] = [];
  const module = {
    options: async (options: unknown) => void asked.push(options),
    init: async () => undefined,
    destroy: async () => void asked.push("destroy"),
    search: async (term: string) => ({
      results: Object.entries(answers[term] ?? {}).map(([id, words]) => ({
        id,
        words,
        data: async () => ({ url: `/${id}/`, meta: { shown: JSON.stringify({ title: id }) } }),
      })),
    }),
  };
  const directory = {
    ids: ["a", "b"],
    kinds: ["articles", "articles"],
    fragments: ["ru_a", "ru_b"],
    zones: [[1], [1]],
  };
  const source = pagefindSource(
    "/pagefind/",
    async () => module,
    async () => JSON.stringify(directory),
  );
  return { source, asked };
}

test("a whole word and a beginning are asked for", async () => {
  const { source } = fakePagefind({ [`раз${END}`]: { ru_a: [0, 4] }, раз: { ru_a: [0, 4], ru_b: [2] } });
  expect([...(await source.find("раз", false))]).toEqual([
    [
      0,
      [
        { at: 0, weight: 10 },
        { at: 4, weight: 1 },
      ],
    ],
  ]);
  expect([...(await source.find("раз", true)).keys()]).toEqual([0, 1]);
});

test("a page without places has not the word", async () => {
  const { source } = fakePagefind({ [`стройк${END}`]: { ru_a: [], ru_b: [3] }, [`йод${END}`]: { ru_a: [], ru_b: [] } });
  expect([...(await source.find("стройк", false)).keys()]).toEqual([1]);
  expect((await source.find("йод", false)).size).toBe(0);
});

test("a page that the directory does not know is left out", async () => {
  const { source } = fakePagefind({ [`раз${END}`]: { ru_old: [1] } });
  expect((await source.find("раз", false)).size).toBe(0);
});

test("й stays apart from и, and no worker loads the engine once more", async () => {
  const { source, asked } = fakePagefind({});
  await source.ready();
  await source.find("раз", false);
  expect(asked).toEqual(["destroy", { basePath: "/pagefind/", noWorker: true, exactDiacritics: true }]);
});

test("what is shown of an entry comes with it", async () => {
  const { source } = fakePagefind({ [`раз${END}`]: { ru_b: [1] } });
  await source.find("раз", false);
  expect(await source.found(1)).toEqual({ url: "/ru_b/", title: "ru_b" });
});
