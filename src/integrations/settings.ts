import type { AstroIntegration } from "astro";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ContentError } from "#src/loader/fault.ts";
import { siteFile, themeFile } from "#src/site/place.ts";
import { readSite } from "#src/site/read.ts";

/**
 * Gives the pages the settings as a value, so that neither YAML nor a schema has to be read to draw them, and puts the
 * community's theme behind the tokens, wherever these are asked for.
 */
export const settings = (): AstroIntegration => ({
  name: "svod-settings",
  hooks: {
    "astro:config:setup": ({ config, updateConfig, addWatchFile }) => {
      const root = fileURLToPath(config.root);
      // The address is also Astro's own: while one writes, a change begins the server anew.
      for (const file of [siteFile, themeFile]) addWatchFile(path.join(root, file));
      const read = () => {
        const site = readSite(root, process.env);
        if ("faults" in site) throw new ContentError(site.faults);
        return site.settings;
      };
      const values = {
        name: "svod-settings",
        load: {
          filter: { id: /\/src\/site\/settings\.ts$/ },
          handler: () => `export const settings = ${JSON.stringify(read())};`,
        },
      };
      const theme = {
        name: "svod-theme",
        enforce: "pre" as const,
        transform: {
          filter: { id: /\/src\/styles\/tokens\.css(\?(?!.*\braw\b).*)?$/ },
          handler: (css: string) => ({ code: [css, read().theme].filter(Boolean).join("\n"), map: null }),
        },
      };
      updateConfig({ vite: { plugins: [{ ...values, enforce: "pre" }, theme] } });
    },
  },
});
