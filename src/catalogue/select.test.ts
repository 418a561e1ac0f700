import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { select, wayBack } from "./select.ts";
import { emptyState, type CatalogueState } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

const terms = (...ids: string[]) => ids.map((id) => [id, id] as [string, string]);

const table: CatalogueTable = {
  ids: ["a", "b", "c", "d"],
  facets: [
    { name: "instruments", title: "", terms: terms("nok", "dual"), values: [[0], [1], [0, 1], []] },
    { name: "regions", title: "", terms: terms("66", "16"), values: [[0], [0], [1], [1]] },
  ],
  ranks: { evidence: [3, 2, 1, 0], title: [1, 0, 3, 2] },
  needs: {
    people: [2, 10, null, null],
    weeks: [null, null, null, null],
    money: [null, null, null, 5_000_000],
    kinds: [[0], [], [0], []],
    kindTerms: terms("college"),
  },
  chunks: [],
  chunkSize: 50,
};
const choose = (change: Partial<CatalogueState>, found?: number[]) =>
  select(table, { ...emptyState(), ...change }, found);

describe("a choice", () => {
  test("of nothing leaves everything", () => {
    const { rows, counts } = choose({});
    expect(rows).toEqual([0, 1, 2, 3]);
    expect(counts.get("instruments")).toEqual([2, 2]);
  });

  test("in one facet is either, between facets both", () => {
    expect(choose({ chosen: { instruments: ["nok", "dual"] } }).rows).toEqual([0, 1, 2]);
    expect(choose({ chosen: { instruments: ["nok", "dual"], regions: ["66"] } }).rows).toEqual([0, 1]);
  });

  test("counts tell what each term would leave", () => {
    const { counts } = choose({ chosen: { instruments: ["nok"] } });
    // Another instrument would widen the choice, a region narrow it.
    expect(counts.get("instruments")).toEqual([2, 2]);
    expect(counts.get("regions")).toEqual([1, 1]);
  });

  test("counts are what choosing would give, whatever is chosen", () => {
    const facets = fc.record({
      instruments: fc.subarray(["nok", "dual"]),
      regions: fc.subarray(["66", "16"]),
    });
    fc.assert(
      fc.property(facets, ({ instruments, regions }) => {
        const chosen = {
          ...(instruments.length > 0 && { instruments }),
          ...(regions.length > 0 && { regions }),
        };
        const { counts } = choose({ chosen });
        for (const { name, terms: own } of table.facets)
          for (const [code, [id]] of own.entries())
            expect(counts.get(name)?.[code]).toBe(choose({ chosen: { ...chosen, [name]: [id] } }).rows.length);
      }),
    );
  });

  test("is sorted by evidence, by title, or as the search found it", () => {
    expect(choose({ sort: "evidence" }).rows).toEqual([3, 2, 1, 0]);
    expect(choose({ sort: "title" }).rows).toEqual([1, 0, 3, 2]);
    expect(choose({ sort: "match" }, [2, 0]).rows).toEqual([2, 0]);
    expect(choose({ sort: "date" }, [2, 0]).rows).toEqual([0, 2]);
  });

  test("that leaves nothing has ways back", () => {
    const state = { ...emptyState(), chosen: { instruments: ["nok"], regions: ["16"] } };
    expect(select(table, state, [1]).rows).toEqual([]);
    expect(wayBack(table, { ...state, chosen: { ...state.chosen, regions: ["66"] } }, [3])).toEqual([]);
    expect(wayBack(table, { ...state, chosen: { instruments: ["dual"], regions: ["16"] } }, [1])).toEqual([
      { facet: "regions", id: "16", count: 1 },
    ]);
  });
});

describe("conditions", () => {
  const fit = (conditions: CatalogueState["conditions"]) => choose({ conditions, sort: "fit" });

  test("what is little short stands before what is far short, the unknown between", () => {
    expect(fit({ people: 9 }).rows).toEqual([0, 2, 3, 1]);
  });

  test("each practice says what fits, what lacks and what nobody tells", () => {
    const { fits } = fit({ people: 3, money: 1_000_000, kind: "college" });
    expect(fits.get(0)).toMatchObject({
      met: ["среди участников есть college", "людей хватит"],
      lacks: [],
      unknown: ["в источниках не сказано, сколько нужно денег"],
    });
    expect(fits.get(1)?.lacks).toEqual(["среди участников нет вида «college»", "нужно на 7\u00A0человек больше"]);
    expect(fits.get(3)?.lacks).toContain("вложения больше вашего бюджета на 4 млн ₽");
  });

  test("without conditions nothing is weighed", () => {
    expect(choose({}).fits.size).toBe(0);
  });
});
