// @ts-check
import mdx from "@astrojs/mdx";
import { satteri } from "@astrojs/markdown-satteri";
import { defineConfig } from "astro/config";
import { searchIndex } from "./src/integrations/search-index.ts";
import { offline } from "./src/integrations/offline.ts";
import { settings } from "./src/integrations/settings.ts";
import { pagePlugin } from "./src/markdown/page-plugin.ts";
import { site } from "./src/site.ts";

export default defineConfig({
  site: site.origin,
  base: site.base,
  outDir: process.env.SVOD_OUT ?? "dist",
  cacheDir: "./.cache/astro",
  trailingSlash: "always",
  // The JSX rules would drop the space between a word and the link on the next line.
  compressHTML: true,
  build: { concurrency: 8 },
  experimental: { incrementalBuild: true },
  // The texts hold no programs: highlighting would only add inline styles.
  markdown: { syntaxHighlight: false, processor: satteri({ hastPlugins: [pagePlugin] }) },
  integrations: [settings(), mdx(), searchIndex(), offline()],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      scriptDirective: {
        // Pagefind compiles its index reader in the browser.
        resources: ["'self'", "'wasm-unsafe-eval'"],
      },
    },
  },
  vite: {
    // Scripts stay files: put into the page, a script with import() keeps an unresolved mark of Vite's.
    build: {
      assetsInlineLimit: 0,
      // The oldest browsers that know oklch() and color-mix(); what is younger, as light-dark(), is written out for them.
      cssTarget: ["chrome111", "edge111", "firefox114", "safari16.4", "ios16.4"],
    },
    ssr: { external: ["@takumi-rs/core", "satteri", "sharp"] },
  },
});
