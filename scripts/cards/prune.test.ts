import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { pruneCards } from "./prune.ts";

test("only pictures that nobody serves and that are old go, half-written ones among them", async () => {
  const cache = await mkdtemp(path.join(tmpdir(), "prune-"));
  try {
    const now = Date.parse("2026-06-01");
    const names = {
      "aaaaaaaaaaaa.png": "2026-01-01",
      "bbbbbbbbbbbb.png": "2026-01-01",
      "cccccccccccc.png": "2026-05-30",
      "dddddddddddd.png.5f0c": "2026-01-01",
      "cards.json": "2026-01-01",
    };
    for (const [name, day] of Object.entries(names)) {
      await writeFile(path.join(cache, name), "");
      await utimes(path.join(cache, name), new Date(day), new Date(day));
    }
    expect(await pruneCards(cache, { aaaaaaaaaaaa: "2026-02-01" }, now)).toBe(2);
    expect((await readdir(cache)).toSorted()).toEqual(["aaaaaaaaaaaa.png", "cards.json", "cccccccccccc.png"]);
  } finally {
    await rm(cache, { recursive: true });
  }
});
