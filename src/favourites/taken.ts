import type { Favourite } from "./list.ts";

/** Where the portal keeps what can be taken along of an entry: a practice's package, the text of anything else. */
export const takenFile = ({ to }: Pick<Favourite, "to">): string =>
  `${to.slice(0, -1)}${to.startsWith("/practices/") ? ".zip" : ".md"}`;

/** What the portal gave of the entries that were asked for; what is in neither list is gone from it. */
export interface Taken {
  /** The files, by the ids of their entries. */
  files: Map<string, Uint8Array>;
  /** Entries whose files did not come. */
  failed: Favourite[];
}

/** Asks for the files of all entries at once. `ask` fetches a path of the portal, `tell` hears how many were answered. */
export async function takeFiles(
  entries: readonly Favourite[],
  ask: (path: string) => Promise<Response>,
  tell: (done: number) => void,
): Promise<Taken> {
  const files: Taken["files"] = new Map();
  const failed: Favourite[] = [];
  let done = 0;
  await Promise.all(
    entries.map(async (entry) => {
      try {
        const response = await ask(takenFile(entry));
        if (response.ok) files.set(entry.id, new Uint8Array(await response.arrayBuffer()));
        else if (response.status !== 404) failed.push(entry);
      } catch {
        failed.push(entry);
      }
      tell(++done);
    }),
  );
  return { files, failed };
}
