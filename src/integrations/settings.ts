import type { AstroIntegration } from "astro";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ContentError } from "#src/loader/fault.ts";
import { readSite, siteFile } from "#src/site/read.ts";

/** Gives the pages the settings as a value: neither YAML nor a schema has to be read to draw them. */
export const settings = (): AstroIntegration => ({
  name: "svod-settings",
  hooks: {
    "astro:config:setup": ({ config, updateConfig, addWatchFile }) => {
      const root = fileURLToPath(config.root);
      // The address is also Astro's own: while one writes, a change begins the server anew.
      addWatchFile(path.join(root, siteFile));
      updateConfig({
        vite: {
          plugins: [
            {
              name: "svod-settings",
              enforce: "pre",
              load: {
                filter: { id: /\/src\/site\/settings\.ts$/ },
                handler() {
                  const read = readSite(root, process.env);
                  if ("faults" in read) throw new ContentError(read.faults);
                  return `export const settings = ${JSON.stringify(read.settings)};`;
                },
              },
            },
          ],
        },
      });
    },
  },
});
