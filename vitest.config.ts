import path from "node:path";
import { defineConfig } from "vitest/config";
import { DearestFirst } from "./scripts/test/dearest-first.ts";
import { settingsPlugin } from "./src/integrations/settings.ts";

export default defineConfig({
  test: {
    // Astro makes routes of everything in src/pages; the built site is judged in tests/.
    exclude: ["node_modules", "dist", ".cache", "src/pages"],
    // No test judges by a machine's speed: ten times what the slowest took on two quiet cores.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // A page in a browser waits more than it reckons: two at once fit two cores.
    maxWorkers: 2,
    sequence: { sequencer: DearestFirst },
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["{src,scripts}/**/*.test.ts", "tests/{!(pagefind),crosspost/*,peers/*}.test.ts"],
          env: { SVOD_SETTINGS: "tests/golden/settings" },
        },
      },
      // What judges the code looks at the portal of the tests. Files of a worker share its modules: one browser, and a
      // built portal that was read once.
      {
        extends: true,
        plugins: [settingsPlugin(path.join(import.meta.dirname, "tests/portal"), {})],
        test: {
          name: "site",
          include: ["tests/{site,browser}/*.test.ts"],
          isolate: false,
          globalSetup: "tests/portal/build.ts",
          env: { SVOD_TEST_PORTAL: ".cache/tests-portal", SVOD_TODAY: "2026-11-28" },
        },
      },
      // What judges this community's content stands with it; what every page and entry must be is asked of it too.
      {
        extends: true,
        test: {
          name: "content",
          include: [
            "content/tests/*.test.ts",
            "tests/site/{every-page,entries}.test.ts",
            // The more words a portal has, the more is asked of its index.
            "tests/pagefind.test.ts",
          ],
        },
      },
    ],
  },
});
