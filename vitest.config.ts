import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
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
  },
});
