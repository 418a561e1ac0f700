import type { AstroIntegration } from "astro";
import { fileURLToPath } from "node:url";
import { routes } from "#src/entry/address.ts";
import { writeOffline } from "#src/offline/write.ts";
import { site } from "#src/site.ts";

/**
 * Adds the page of what opens without a network, where anything does, and writes the service worker once everything else
 * stands, the search index included: name it last.
 */
export const offline = (): AstroIntegration => ({
  name: "svod-offline",
  hooks: {
    "astro:config:setup": ({ injectRoute }) => {
      if (site.offline.enabled) injectRoute({ pattern: routes.offline, entrypoint: "./src/pages/_offline.astro" });
    },
    "astro:build:done": async ({ dir, logger }) => {
      const { shell } = await writeOffline(fileURLToPath(dir));
      logger.info(
        site.offline.enabled
          ? `service worker keeps ${shell.length} files for a time without a network`
          : "nothing is kept for a time without a network: the service worker removes itself",
      );
    },
  },
});
