import { describe, expect, it } from "vitest";
import { mergeLastUse, nextLastUse, parseLastUse, printLastUse } from "./last-use.ts";

const [a, b, c] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"] as const;
const settings = { keepDays: 30, withdrawn: [] };

describe("nextLastUse", () => {
  it("keeps a picture that went out of use for the days that were set, and not a day longer", () => {
    const earlier = { [a]: "2026-05-01" };
    expect(nextLastUse(earlier, [b], "2026-05-31", settings)).toEqual({ [a]: "2026-05-01", [b]: "2026-05-31" });
    expect(nextLastUse(earlier, [b], "2026-06-01", settings)).toEqual({ [b]: "2026-06-01" });
  });

  it("begins to count anew when a picture comes back into use", () => {
    expect(nextLastUse({ [a]: "2026-05-01" }, [a], "2026-05-20", settings)).toEqual({ [a]: "2026-05-20" });
  });

  it("drops what was withdrawn at once, but nothing that a page shows", () => {
    const withdrawn = { keepDays: 30, withdrawn: [a, b] };
    expect(nextLastUse({ [a]: "2026-05-01", [b]: "2026-05-01" }, [b], "2026-05-02", withdrawn)).toEqual({
      [b]: "2026-05-02",
    });
  });

  it("keeps nothing old when nothing is to be kept", () => {
    expect(nextLastUse({ [a]: "2026-05-01" }, [], "2026-05-02", { keepDays: 0, withdrawn: [] })).toEqual({});
  });
});

it("of several lists takes the latest day", () => {
  expect(
    mergeLastUse([
      { [a]: "2026-05-01", [b]: "2026-05-03" },
      { [a]: "2026-05-02", [c]: "2026-01-01" },
    ]),
  ).toEqual({
    [a]: "2026-05-02",
    [b]: "2026-05-03",
    [c]: "2026-01-01",
  });
});

it("is read as it was printed, in one order", () => {
  const lastUse = { [b]: "2026-05-01", [a]: "2026-05-02" };
  expect(parseLastUse(printLastUse(lastUse))).toEqual(lastUse);
  expect(printLastUse(lastUse)).toBe(printLastUse({ [a]: "2026-05-02", [b]: "2026-05-01" }));
});

it.each([
  "",
  "{",
  "null",
  "[]",
  '{"cards":[]}'.replace("[]", '"x"'),
  '{"cards":{"../../etc":"2026-05-01"}}',
  '{"cards":{"aaaaaaaaaaaa":"вчера"}}',
])("%j is no list of last uses", (text) => {
  expect(parseLastUse(text)).toBeUndefined();
});
