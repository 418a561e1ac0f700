import { expect, test } from "vitest";
import { memoryStore } from "#src/device/memory.ts";
import { comparisonChoice, MOST } from "./choice.ts";

test("practices are added and taken away in their order", () => {
  const choice = comparisonChoice(memoryStore());
  expect(choice.toggle("a")).toBe("added");
  expect(choice.toggle("b")).toBe("added");
  expect(choice.read()).toEqual(["a", "b"]);
  expect(choice.toggle("a")).toBe("removed");
  expect(choice.read()).toEqual(["b"]);
});

test("a fifth practice finds no room and changes nothing", () => {
  const choice = comparisonChoice(memoryStore());
  for (const id of ["a", "b", "c", "d"]) choice.toggle(id);
  expect(choice.toggle("e")).toBe("full");
  expect(choice.read()).toHaveLength(MOST);
});

test.each([["not JSON"], ["{}"], ['"text"'], ["[1,null,{}]"], ["null"]])("foreign text %s is no choice", (text) => {
  expect(comparisonChoice(memoryStore({ "svod-compare": text })).read()).toEqual([]);
});

test("a closed store refuses and says so", () => {
  expect(comparisonChoice(memoryStore({}, true)).toggle("a")).toBe("refused");
});
