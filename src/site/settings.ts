import path from "node:path";
import { formatFaults } from "#src/loader/fault.ts";
import { readSite } from "./read.ts";

const project = path.join(import.meta.dirname, "../..");
// Golden files of the code are made with settings of their own: a community's name must not change what they judge.
const read = readSite(path.resolve(project, process.env["SVOD_SETTINGS"] ?? "."), process.env);
if ("faults" in read) {
  // Whatever imports this needs every setting at once: there is nothing a command could begin, and so nothing is begun.
  console.error(formatFaults(read.faults));
  process.exit(1);
}

/** The settings of this portal. Astro's pages get them as a value: `src/integrations/settings.ts` stands in for this file. */
export const { settings } = read;
