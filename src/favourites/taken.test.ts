import { expect, test } from "vitest";
import type { Favourite } from "./list.ts";
import { takeFiles } from "./taken.ts";

const favourite = (id: string, to: string): Favourite => ({ id, to, title: id, added: "2026-11-25", note: "" });

test("what comes, what is gone and what did not come are told apart", async () => {
  const here = favourite("here", "/practices/here/");
  const gone = favourite("gone", "/digests/gone/");
  const ill = favourite("ill", "/digests/ill/");
  const cut = favourite("cut", "/digests/cut/");
  const answers: Record<string, () => Response> = {
    "/practices/here.zip": () => new Response(new Uint8Array([1, 2])),
    "/digests/gone.md": () => new Response("", { status: 404 }),
    "/digests/ill.md": () => new Response("", { status: 500 }),
  };
  const told: number[] = [];
  const taken = await takeFiles(
    [here, gone, ill, cut],
    async (path) => {
      const answer = answers[path];
      if (!answer) throw new TypeError("Failed to fetch");
      return answer();
    },
    (done) => told.push(done),
  );
  expect([...taken.files]).toEqual([["here", new Uint8Array([1, 2])]]);
  expect(taken.failed.map(({ id }) => id).toSorted()).toEqual(["cut", "ill"]);
  expect(told).toEqual([1, 2, 3, 4]);
});
