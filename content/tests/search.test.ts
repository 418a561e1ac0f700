import { describe, expect, test } from "vitest";
import { classes, GOAL, goldenSets, judge, readGolden, scores } from "#scripts/search/golden.ts";
import { openSearch } from "#scripts/search/open.ts";
import { isListed } from "#src/entry/publication.ts";
import { readContent } from "#tests/site/content.ts";
import { builtFolder, demandSite } from "#tests/site/site.ts";

demandSite();
const [first, ...heldOut] = await Promise.all(goldenSets.map(readGolden));
if (!first) throw new Error("there is no golden set");
const all = [first, ...heldOut].flat();
const portal = await readContent();
const { engine } = await openSearch(builtFolder);

describe("the golden queries", () => {
  test("are many, in every class, none twice", () => {
    expect(first.length).toBeGreaterThanOrEqual(120);
    for (const name of Object.keys(classes))
      expect(first.filter((one) => one.class === name).length, name).toBeGreaterThanOrEqual(10);
    const queries = all.map(({ query }) => query);
    expect(queries.filter((query, place) => queries.indexOf(query) !== place)).toEqual([]);
  });

  test("expect entries that readers can find", () => {
    const wrong = all.flatMap(({ query, expect: ids }) =>
      ids
        .filter((id) => {
          const entry = portal.find(id);
          return (
            !entry ||
            (entry.data.status === "demo" && entry.kind !== "code") ||
            ("unlisted" in entry.data && !isListed(entry))
          );
        })
        .map((id) => `${query}: ${id}`),
    );
    expect(wrong).toEqual([]);
  });

  test("what is expected stands in the first three", async () => {
    const { all: whole, classes: each } = scores(await judge(engine, first));
    expect(whole.recall).toBeGreaterThanOrEqual(GOAL.all);
    for (const { name, recall } of each) expect(recall, name).toBeGreaterThanOrEqual(GOAL.each);
  });

  test("so does what the sets expect that nothing was tuned to", async () => {
    for (const [number, set] of heldOut.entries()) {
      const { all: whole } = scores(await judge(engine, set));
      expect(whole.recall, goldenSets[number + 1]).toBeGreaterThanOrEqual(0.95);
    }
  });

  test("a search that finds the wrong entry would be seen", async () => {
    const [one] = first;
    const judged = await judge(engine, [{ ...one!, expect: ["page-about"] }]);
    expect(scores(judged).all).toMatchObject({ recall: 0 });
  });
});
