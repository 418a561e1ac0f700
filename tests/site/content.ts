import { buildPortal, type Portal } from "#src/entry/portal.ts";
import { formatFaults } from "#src/loader/fault.ts";
import { readLibrary } from "#src/loader/read.ts";
import { site } from "#src/site.ts";
import { todayIn } from "#src/text/date.ts";
import { portalRoot } from "./site.ts";

async function read(): Promise<Portal> {
  const { library, faults } = await readLibrary(portalRoot);
  if (faults.length > 0) throw new Error(formatFaults(faults));
  return buildPortal(
    library.entries,
    library.vocabularies,
    process.env["SVOD_TODAY"] ?? todayIn(site.zone, new Date()),
  );
}

/** What was read of the content serves every file of a worker. */
let portal: Promise<Portal> | undefined;

/** The portal as the content alone says it must be: what the built pages are compared with. */
export const readContent = (): Promise<Portal> => (portal ??= read());
