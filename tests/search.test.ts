import { describe, expect, test } from "vitest";
import { classes, GOAL, judge, readGolden, scores } from "#scripts/search/golden.ts";
import { openSearch } from "#scripts/search/open.ts";
import { isListed } from "#src/entry/publication.ts";
import { readContent } from "./content.ts";
import { builtFolder, demandSite } from "./site.ts";

demandSite();
const sets = {
  first: await readGolden("tests/search/golden.yaml"),
  second: await readGolden("tests/search/second.yaml"),
};
const portal = await readContent();
const { engine } = await openSearch(builtFolder);

describe("the golden queries", () => {
  test("are many, in every class, none twice", () => {
    expect(sets.first.length).toBeGreaterThanOrEqual(120);
    for (const name of Object.keys(classes))
      expect(sets.first.filter((one) => one.class === name).length, name).toBeGreaterThanOrEqual(10);
    const queries = [...sets.first, ...sets.second].map(({ query }) => query);
    expect(queries.filter((query, place) => queries.indexOf(query) !== place)).toEqual([]);
  });

  test("expect entries that readers can find", () => {
    const wrong = [...sets.first, ...sets.second].flatMap(({ query, expect: ids }) =>
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
    const { all, classes: each } = scores(await judge(engine, sets.first));
    expect(all.recall).toBeGreaterThanOrEqual(GOAL.all);
    for (const { name, recall } of each) expect(recall, name).toBeGreaterThanOrEqual(GOAL.each);
  });

  test("so does what a second set expects, which nothing was tuned to", async () => {
    const { all } = scores(await judge(engine, sets.second));
    expect(all.recall).toBeGreaterThanOrEqual(0.95);
  });

  test("a search that finds the wrong entry would be seen", async () => {
    const [one] = sets.first;
    const judged = await judge(engine, [{ ...one!, expect: ["page-about"] }]);
    expect(scores(judged).all).toMatchObject({ recall: 0 });
  });
});
