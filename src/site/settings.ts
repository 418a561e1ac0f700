import path from "node:path";
import { formatFaults } from "#src/loader/fault.ts";
import { readSite } from "./read.ts";

const read = readSite(path.join(import.meta.dirname, "../.."), process.env);
if ("faults" in read) {
  // Whatever imports this needs every setting at once: there is nothing a command could begin, and so nothing is begun.
  console.error(formatFaults(read.faults));
  process.exit(1);
}

/** The settings of this portal. Astro's pages get them as a value: `src/integrations/settings.ts` stands in for this file. */
export const { settings } = read;
