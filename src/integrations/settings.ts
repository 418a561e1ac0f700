import type { AstroIntegration } from "astro";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ContentError } from "#src/loader/fault.ts";
import { siteFile, themeFile } from "#src/site/place.ts";
import { readSite } from "#src/site/read.ts";

type Environment = Parameters<typeof readSite>[1];

function settingsOf(root: string, env: Environment) {
  const site = readSite(root, env);
  if ("faults" in site) throw new ContentError(site.faults);
  return site.settings;
}

/** Gives whoever imports the settings those of the portal below `root`, as a value. */
export const settingsPlugin = (root: string, env: Environment) => ({
  name: "svod-settings",
  enforce: "pre" as const,
  load: {
    filter: { id: /\/src\/site\/settings\.ts$/ },
    handler: () => `export const settings = ${JSON.stringify(settingsOf(root, env))};`,
  },
});

/** Puts the theme of the portal below `root` behind the tokens, wherever these are asked for. */
const themePlugin = (root: string, env: Environment) => ({
  name: "svod-theme",
  enforce: "pre" as const,
  transform: {
    filter: { id: /\/src\/styles\/tokens\.css(\?(?!.*\braw\b).*)?$/ },
    handler: (css: string) => ({ code: [css, settingsOf(root, env).theme].filter(Boolean).join("\n"), map: null }),
  },
});

/**
 * Gives the pages the settings as a value, so that neither YAML nor a schema has to be read to draw them, and puts the
 * community's theme behind the tokens.
 */
export const settings = (): AstroIntegration => ({
  name: "svod-settings",
  hooks: {
    "astro:config:setup": ({ config, updateConfig, addWatchFile }) => {
      const root = fileURLToPath(config.root);
      // The address is also Astro's own: while one writes, a change begins the server anew.
      for (const file of [siteFile, themeFile]) addWatchFile(path.join(root, file));
      updateConfig({ vite: { plugins: [settingsPlugin(root, process.env), themePlugin(root, process.env)] } });
    },
  },
});
