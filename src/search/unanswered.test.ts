import { expect, test } from "vitest";
import { asCsv, unansweredList } from "./unanswered.ts";

const memory = (initial?: string) => {
  let value: string | null = initial ?? null;
  return {
    getItem: () => value,
    setItem: (_: string, text: string) => {
      value = text;
    },
    removeItem: () => {
      value = null;
    },
  };
};

test("nothing is kept until the reader says so", () => {
  const list = unansweredList(memory());
  list.add("космонавт", "2026-11-24");
  expect(list.read()).toBeUndefined();
  expect(list.begin()).toBe(true);
  list.add("космонавт", "2026-11-24");
  list.add(" космонавт ", "2026-11-25");
  expect(list.read()).toEqual([{ query: "космонавт", date: "2026-11-25", times: 2 }]);
  list.end();
  expect(list.read()).toBeUndefined();
});

test("foreign text in the store does no harm", () => {
  expect(unansweredList(memory("{")).read()).toBeUndefined();
  expect(unansweredList(memory('{"a":1}')).read()).toEqual([]);
  expect(unansweredList(memory('[{"query":1}]')).read()).toEqual([]);
});

test("a browser that keeps nothing is told apart", () => {
  const closed = {
    ...memory(),
    setItem: () => {
      throw new Error("full");
    },
  };
  expect(unansweredList(closed).begin()).toBe(false);
});

test("the list stays short, a long query is cut", () => {
  const list = unansweredList(memory("[]"));
  for (let number = 0; number < 300; number++) list.add(`${number} ${"а".repeat(900)}`, "2026-11-24");
  expect(list.read()).toHaveLength(200);
  expect(list.read()?.[0]?.query).toHaveLength(200);
});

test("a spreadsheet opens the list and runs nothing of it", () => {
  expect(asCsv([{ query: '=HYPERLINK("x");', date: "2026-11-24", times: 2 }])).toBe(
    '\uFEFF"Запрос";"Раз";"Когда в последний раз"\r\n"\'=HYPERLINK(""x"");";"2";"2026-11-24"\r\n',
  );
});
