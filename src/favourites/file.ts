import { favouriteFault, type Favourite } from "./list.ts";

const FORMAT = "svod-favourites";
const VERSION = 1;
/** Five hundred entries with full notes fit many times over. */
const MOST_BYTES = 8_000_000;

/** The list as a file that this portal, on any device, reads back. */
export const favouritesFile = (entries: readonly Favourite[], today: string): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, exported: today, entries }, undefined, 2)}\n`;

/** What a file held: the favourites, and what could not be understood; or why it is no such file at all. */
export type FileRead = { entries: Favourite[]; faults: string[] } | { fault: string };

/** What is said of a file that can be no list of favourites by its size alone. */
export const OVERSIZE = { fault: "Файл слишком велик: это не список избранного." };

/** Reads a file of favourites. What is sound is taken; what is not is told by its place in the file. */
export function readFavouritesFile(text: string): FileRead {
  if (text.length > MOST_BYTES) return OVERSIZE;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { fault: "Файл не читается. Нужен файл .json, который сохранила эта страница." };
  }
  const { format, version, entries } = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  if (format !== FORMAT || !Array.isArray(entries))
    return { fault: "Это не список избранного. Нужен файл .json, который сохранила эта страница." };
  if (version !== VERSION)
    return { fault: `Файл сохранён другой версией портала (${String(version).slice(0, 20)}), эта читает версию 1.` };
  const faults: string[] = [];
  const sound = entries.filter((entry, place): entry is Favourite => {
    const fault = favouriteFault(entry);
    if (fault) faults.push(`Запись ${place + 1}: ${fault}`);
    return fault === undefined;
  });
  return {
    entries: sound.map(({ id, to, title, added, note }) => ({ id, to, title, added, note })),
    faults,
  };
}
