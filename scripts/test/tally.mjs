/**
 * The part of vitest's JSON report that is counted.
 * @typedef {{
 *   numPassedTests: number,
 *   numFailedTests: number,
 *   numPendingTests: number,
 *   numTodoTests?: number,
 *   testResults: { status: string, assertionResults: unknown[] }[],
 *   unfinished?: string[],
 * }} Report
 */

/**
 * Counts a test run. What failed without being a test — a file that could not be read, a file that was cut off,
 * an error outside any test, a run without a report — counts as failed too.
 * @param {Report | undefined} report
 * @param {number} status exit code of vitest
 * @param {{ strict?: boolean }} [how] `strict` counts a skipped test as failed: nobody sees in CI that it did not run
 */
export function tally(report, status, { strict = false } = {}) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  const cut = report.unfinished?.length ?? 0;
  const failed = report.numFailedTests + broken.length + cut + (strict ? skipped : 0);
  return {
    passed: report.numPassedTests,
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped,
  };
}
