/**
 * The part of vitest's JSON report that is counted.
 * @typedef {{
 *   numPassedTests: number,
 *   numFailedTests: number,
 *   numPendingTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[],
 * }} Report
 */

/**
 * Counts a test run. What failed without being a test — a file that could not be read,
 * an error outside any test, a run without a report — counts as failed too.
 * @param {Report | undefined} report
 * @param {number} status exit code of vitest
 */
export function tally(report, status) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped: report.numPendingTests,
  };
}
