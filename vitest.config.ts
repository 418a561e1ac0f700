import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "scripts/**/*.test.ts", "tests/**/*.test.ts"],
    // Astro makes routes of everything in src/pages; the built site is judged in tests/.
    exclude: ["node_modules", "dist", ".cache", "src/pages"],
    // A page in a real browser and a linter in WebAssembly take their time on a small machine.
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 120_000,
    // A page in a browser waits more than it reckons: two at once fit two cores.
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
