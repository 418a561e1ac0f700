import { describe, expect, test } from "vitest";
import { catalogueDrawing, chosenSteps, strangersText, type Step } from "./drawing.ts";
import { emptyState, type CatalogueState } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

const MANY = 95;
const all = Array.from({ length: MANY }, (_, place) => place);
const table: CatalogueTable = {
  ids: all.map((place) => `practice-${place}`),
  facets: [
    { name: "instruments", title: "", terms: [["nok", "НОК"]], values: all.map((place) => (place < 2 ? [0] : [])) },
    { name: "regions", title: "", terms: [["66", "Свердловская область"]], values: all.map(() => []) },
  ],
  ranks: { evidence: all, title: all },
  needs: { people: [], weeks: [], money: [], kinds: [], kindTerms: [["college", "Колледж"]] },
  chunks: [],
  chunkSize: 50,
};
const state = (change: Partial<CatalogueState>): CatalogueState => ({ ...emptyState(), ...change });
const texts = (steps: readonly Step[]) => steps.map(({ text }) => text);

describe("the list", () => {
  test("is shown page by page", () => {
    const { places, page, last } = catalogueDrawing(table, state({ page: 2 }), { rows: all });
    expect([places[0], places.length, page, last]).toEqual([40, 40, 2, 3]);
  });

  test("a page behind the last is the last", () => {
    const { places, page } = catalogueDrawing(table, state({ page: 9 }), { rows: all });
    expect([places.length, page]).toEqual([15, 3]);
  });

  test("tells how many there are, and what was sought", () => {
    const { status, show } = catalogueDrawing(table, state({ query: "нокк" }), { rows: [0] }, { corrected: "нок" });
    expect(status).toBe("Отобрано: 1\u00A0практика из 95 по запросу «нок»");
    expect(show).toBe("Показать 1\u00A0практику");
  });
});

describe("what is chosen", () => {
  const full = state({
    chosen: { instruments: ["nok"], regions: ["66"] },
    conditions: { money: 3_000_000, kind: "college" },
    sort: "fit",
  });

  test("is named, each to be taken back, then all", () => {
    const steps = chosenSteps(table, full);
    expect(texts(steps)).toEqual([
      "НОК ×",
      "Свердловская область ×",
      "Бюджет: 3 млн ₽ ×",
      "Вы\u00A0— колледж ×",
      "Сбросить",
    ]);
    expect(steps.map(({ label }) => label)).toEqual([
      "Убрать: НОК",
      "Убрать: Свердловская область",
      "Убрать условие: Бюджет: 3 млн ₽",
      "Убрать условие: Вы\u00A0— колледж",
      undefined,
    ]);
    expect(steps[0]?.next(full).chosen).toEqual({ regions: ["66"] });
    expect(steps[2]?.next(full).conditions).toEqual({ kind: "college" });
    expect(steps.at(-1)?.next(full)).toEqual(emptyState());
  });

  test("steps go from the state they are taken in, not from the one they were drawn for", () => {
    const [first, second] = chosenSteps(table, full);
    expect(second!.next(first!.next(full)).chosen).toEqual({});
  });

  test("words alone can be taken back, nothing cannot", () => {
    expect(texts(chosenSteps(table, state({ query: "завод" })))).toEqual(["Сбросить"]);
    expect(chosenSteps(table, state({ page: 2 }))).toEqual([]);
  });
});

test("where nothing is left there are ways back, and none while something is", () => {
  const none = state({ chosen: { instruments: ["nok"], regions: ["66"] } });
  const { ways } = catalogueDrawing(table, none, { rows: [] });
  expect(texts(ways)).toEqual(["Без «Свердловская область»: 2\u00A0практики"]);
  expect(ways[0]?.next(none).chosen).toEqual({ instruments: ["nok"] });
  expect(catalogueDrawing(table, none, { rows: [0] }).ways).toEqual([]);
});

test("only orders that have a ground can be asked for", () => {
  expect(catalogueDrawing(table, emptyState(), { rows: all }).idleSorts).toEqual(["match", "fit"]);
  const both = state({ query: "завод", conditions: { people: 3 } });
  expect(catalogueDrawing(table, both, { rows: all }).idleSorts).toEqual([]);
});

test.each([
  [[], ""],
  [[{ name: "colour", value: "red" }], "В адресе незнакомое значение: colour=red. Оно не учтено."],
  [
    [
      { name: "regions", value: "999" },
      { name: "colour", value: "red" },
    ],
    "В адресе незнакомые значения: regions=999, colour=red. Они не учтены.",
  ],
])("strangers %o are named", (strangers, text) => {
  expect(strangersText(strangers)).toBe(text);
});
