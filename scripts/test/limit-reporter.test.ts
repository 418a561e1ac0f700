import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { TestCase, TestModule } from "vitest/node";
import LimitReporter from "./limit-reporter.mjs";
import { tally } from "./tally.mjs";

const file = (name: string) => ({ moduleId: path.resolve(name) }) as TestModule;
const result = (module: TestModule, fullName: string, state: "passed" | "failed" | "skipped") =>
  ({ module, fullName, result: () => ({ state }) }) as unknown as TestCase;

function begin() {
  const folder = mkdtempSync(path.join(tmpdir(), "svod-limit-"));
  const report = path.join(folder, "tests.json");
  vi.stubEnv("SVOD_TEST_LIMIT", "32");
  vi.stubEnv("SVOD_TEST_REPORT", report);
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });
  const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
  const told = vi.spyOn(console, "error").mockReturnValue();
  const reporter = new LimitReporter();
  reporter.onTestRunStart();
  return { reporter, exit, words: () => told.mock.calls.flat().join("\n"), report };
}

test("a run over its limit names what was running, and counts what had passed", () => {
  const { reporter, exit, words, report } = begin();
  const [slow, quick] = [file("tests/slow.test.ts"), file("tests/quick.test.ts")];
  for (const one of [slow, quick]) reporter.onTestModuleStart(one);
  reporter.onTestCaseResult(result(quick, "one", "passed"));
  reporter.onTestModuleEnd(quick);
  reporter.onTestCaseResult(result(slow, "first", "failed"));
  reporter.onTestCaseReady(result(slow, "waits for ever", "passed"));
  vi.advanceTimersByTime(31 * 60_000);
  expect(exit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * 60_000);
  expect(exit).toHaveBeenCalledWith(1);
  expect(words()).toContain("дольше 32 мин");
  expect(words()).toContain("tests/slow.test.ts — «waits for ever»");
  expect(words()).not.toContain("quick");
  expect(tally(JSON.parse(readFileSync(report, "utf8")), 1)).toEqual({ passed: 1, failed: 2, skipped: 0 });
});

test("a run that ends is left alone", () => {
  const { reporter, exit } = begin();
  reporter.onTestRunEnd();
  vi.advanceTimersByTime(90 * 60_000);
  expect(exit).not.toHaveBeenCalled();
});
