import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Vitest's reporter that ends a run which does not come to an end by itself. A run cut off from outside would tell
 * nothing; this one says what had passed, names the files that were running and the tests within them, and leaves a
 * report that is counted like any other.
 */
export default class LimitReporter {
  /** @type {Map<string, string>} the files that are running, each with the test that began last */
  #running = new Map();
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #minutes = Number(process.env["SVOD_TEST_LIMIT"]);

  onTestRunStart() {
    this.#timer = setTimeout(() => this.#end(), this.#minutes * 60_000);
  }

  /** @param {import("vitest/node").TestModule} file */
  onTestModuleStart(file) {
    this.#running.set(nameOf(file), "");
  }

  /** @param {import("vitest/node").TestCase} test */
  onTestCaseReady(test) {
    this.#running.set(nameOf(test.module), test.fullName);
  }

  /** @param {import("vitest/node").TestCase} test */
  onTestCaseResult(test) {
    const { state } = test.result();
    if (state === "passed") this.#passed++;
    else if (state === "failed") this.#failed++;
    else this.#skipped++;
  }

  /** @param {import("vitest/node").TestModule} file */
  onTestModuleEnd(file) {
    this.#running.delete(nameOf(file));
  }

  onTestRunEnd() {
    clearTimeout(this.#timer);
  }

  #end() {
    const running = [...this.#running].map(([file, test]) => (test ? `${file} — «${test}»` : file));
    console.error(`\nПроверки идут дольше ${this.#minutes} мин, прерываю. Выполнялось:`);
    for (const line of running) console.error(`  ${line}`);
    const report = {
      numPassedTests: this.#passed,
      numFailedTests: this.#failed,
      numPendingTests: this.#skipped,
      testResults: [],
      unfinished: [...this.#running.keys()],
    };
    writeFileSync(process.env["SVOD_TEST_REPORT"] ?? "", JSON.stringify(report));
    process.exit(1);
  }
}

/** @param {import("vitest/node").TestModule} file */
const nameOf = (file) => path.relative(process.cwd(), file.moduleId).split(path.sep).join("/");
