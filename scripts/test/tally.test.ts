import { expect, test } from "vitest";
import { tally } from "./tally.mjs";

const passed = { status: "passed", assertionResults: [{}] };
const broken = { status: "failed", assertionResults: [] };
const report = (numPassedTests: number, numFailedTests: number, ...testResults: (typeof passed)[]) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 2,
  testResults,
});

test.each([
  ["all passed", report(5, 0, passed), 0, { passed: 5, failed: 0, skipped: 2 }],
  [
    "a test failed",
    report(4, 1, { status: "failed", assertionResults: [{}] }),
    1,
    { passed: 4, failed: 1, skipped: 2 },
  ],
  ["a file could not be read", report(5, 0, passed, broken), 1, { passed: 5, failed: 1, skipped: 2 }],
  ["an error outside any test", report(5, 0, passed), 1, { passed: 5, failed: 1, skipped: 2 }],
  [
    "two files were cut off",
    { ...report(5, 1), unfinished: ["a.test.ts", "b.test.ts"] },
    1,
    { passed: 5, failed: 3, skipped: 2 },
  ],
  ["no report at all", undefined, 0, { passed: 0, failed: 1, skipped: 0 }],
])("%s", (_, given, status, expected) => {
  expect(tally(given, status)).toEqual(expected);
});

test("where nobody looks, a skipped test counts as failed", () => {
  expect(tally(report(5, 1, passed), 1, { strict: true })).toEqual({ passed: 5, failed: 3, skipped: 2 });
});
