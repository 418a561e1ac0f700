import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readState, stateAddress } from "./address.ts";
import { emptyState, isEmpty, type CatalogueState } from "./state.ts";

const table = {
  facets: [
    {
      name: "instruments",
      title: "Инструменты",
      terms: [
        ["nok", "НОК"],
        ["poa", "ПОА"],
      ] as [string, string][],
      values: [],
    },
    { name: "money", title: "Деньги", terms: [["small", "Мало"]] as [string, string][], values: [] },
  ],
  needs: { people: [], weeks: [], money: [], kinds: [], kindTerms: [["college", "Колледж"]] as [string, string][] },
};
const read = (search: string) => readState(search, table);

describe("an address", () => {
  test("is read whole", () => {
    const { state, strangers } = read(
      "?q=завод&instruments=nok&instruments=poa&my-money=3000000&my-kind=college&sort=fit&page=2",
    );
    expect(strangers).toEqual([]);
    expect(state).toEqual({
      query: "завод",
      chosen: { instruments: ["nok", "poa"] },
      conditions: { money: 3_000_000, kind: "college" },
      sort: "fit",
      page: 2,
    });
  });

  test.each([
    ["?instruments=dual", "instruments", "dual"],
    ["?colour=red", "colour", "red"],
    ["?page=0", "page", "0"],
    ["?page=-1", "page", "-1"],
    ["?sort=price", "sort", "price"],
    ["?my-people=много", "my-people", "много"],
    ["?my-kind=bank", "my-kind", "bank"],
    ["?__proto__=1", "__proto__", "1"],
    ["?constructor=1", "constructor", "1"],
    ["?sort=toString", "sort", "toString"],
  ])("%s means nothing here, and says so", (search, name, value) => {
    const { state, strangers } = read(search);
    expect(strangers).toEqual([{ name, value }]);
    expect(state).toEqual(emptyState());
  });

  test("one unknown value does not spoil the others", () => {
    const { state, strangers } = read("?instruments=dual&instruments=nok");
    expect(state.chosen).toEqual({ instruments: ["nok"] });
    expect(strangers).toHaveLength(1);
  });

  test("marks of channels are let through in silence", () => {
    expect(read("?utm_source=vk").strangers).toEqual([]);
  });

  test("an order that the choice does not know is the usual one", () => {
    expect(read("?sort=fit").state.sort).toBe("date");
    expect(read("?sort=match").state.sort).toBe("date");
    expect(read("?q=завод").state.sort).toBe("match");
  });

  test("comes back as it was written", () => {
    const states = fc.record({
      query: fc.constantFrom("", "завод", "a&b=c#d"),
      chosen: fc.constantFrom({}, { instruments: ["nok"] }, { instruments: ["nok", "poa"], money: ["small"] }),
      conditions: fc.constantFrom({}, { people: 3 }, { weeks: 2, money: 5, kind: "college" }),
      page: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(states, (some) => {
        const state = { ...some, sort: some.query ? "match" : "date" } as CatalogueState;
        expect(read(stateAddress(state))).toEqual({ state, strangers: [] });
      }),
    );
  });

  test("of nothing chosen is empty", () => {
    expect(stateAddress(emptyState())).toBe("");
    expect(isEmpty(emptyState())).toBe(true);
  });
});
