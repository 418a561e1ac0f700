import { zipSync, type Zippable } from "fflate";

/** One file of a package: its path, with forward slashes, and its bytes. */
export interface PackedFile {
  path: string;
  bytes: Uint8Array;
  /** True for what is compressed already: a picture only costs time. */
  stored?: boolean;
}

/** Windows keeps these names for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The name, fit for every system. */
export const safeName = (name: string): string => name.replace(DEVICE, "_$1");

/**
 * A zip that depends on its files and on a day alone: the same bytes on every machine, at any hour. `day` is
 * `YYYY-MM-DD`; names beyond ASCII are marked as UTF-8.
 */
export function zipFiles(files: readonly PackedFile[], day: string): Uint8Array {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  // A zip writes local time and knows the years from 1980 to 2099; noon exists on every day of every zone.
  const mtime = new Date(Math.min(2099, Math.max(1980, year)), month - 1, date, 12);
  const entries: Zippable = {};
  for (const { path, bytes, stored } of files) entries[path] = [bytes, { level: stored ? 0 : 6, mem: 4, mtime }];
  return zipSync(entries);
}
