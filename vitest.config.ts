import { defineConfig } from "vitest/config";

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
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["{src,scripts}/**/*.test.ts", "tests/{*,crosspost/*,peers/*}.test.ts"],
        },
      },
      // Files of a worker share its modules: one browser, and a built portal that was read once.
      { extends: true, test: { name: "site", include: ["tests/{site,browser}/*.test.ts"], isolate: false } },
    ],
  },
});
