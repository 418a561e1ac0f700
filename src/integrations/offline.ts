import type { AstroIntegration } from "astro";
import { fileURLToPath } from "node:url";
import { writeOffline } from "#src/offline/write.ts";

/** Writes the service worker once everything else stands, the search index included: name it last. */
export const offline = (): AstroIntegration => ({
  name: "svod-offline",
  hooks: {
    "astro:build:done": async ({ dir, logger }) => {
      const { shell } = await writeOffline(fileURLToPath(dir));
      logger.info(`service worker keeps ${shell.length} files for a time without a network`);
    },
  },
});
