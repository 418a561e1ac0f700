import { expect, test } from "vitest";
import { counted, plural } from "./plural.ts";

const practices = ["практика", "практики", "практик"] as const;

test.each([
  [0, "практик"],
  [1, "практика"],
  [2, "практики"],
  [4, "практики"],
  [5, "практик"],
  [11, "практик"],
  [12, "практик"],
  [14, "практик"],
  [21, "практика"],
  [22, "практики"],
  [25, "практик"],
  [101, "практика"],
  [111, "практик"],
  [112, "практик"],
  [1.5, "практики"],
  [0.1, "практики"],
  [-1, "практика"],
])("%d %s", (count, form) => {
  expect(plural(count, practices)).toBe(form);
});

test("counted keeps the number and its noun together", () => {
  expect(counted(5, practices)).toBe("5\u00A0практик");
  expect(counted(1501, practices)).toBe("1\u00A0501\u00A0практика");
  expect(counted(1.5, ["рубль", "рубля", "рублей"])).toBe("1,5\u00A0рубля");
});
