import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** What differs between two folders, by path with forward slashes. */
export interface Difference {
  file: string;
  /** How it differs, and where the bytes part first. */
  how: string;
}

const listed = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .toSorted();

/** A few characters around the first byte that differs. */
function parting(left: Buffer, right: Buffer): string {
  let place = 0;
  while (place < left.length && left[place] === right[place]) place += 1;
  const around = (bytes: Buffer) =>
    JSON.stringify(bytes.subarray(Math.max(0, place - 40), place + 60).toString("utf8"));
  return `${place}: ${around(left)} — ${around(right)}`;
}

/** Compares two folders byte by byte: files that only one of them has, and files that differ. */
export async function compareFolders(
  left: string,
  right: string,
): Promise<{ files: number; differences: Difference[] }> {
  const [inLeft, inRight] = await Promise.all([listed(left), listed(right)]);
  const differences: Difference[] = [
    ...inLeft
      .filter((file) => !inRight.includes(file))
      .map((file) => ({ file, how: "есть только после сборки по частям" })),
    ...inRight
      .filter((file) => !inLeft.includes(file))
      .map((file) => ({ file, how: "есть только после сборки с пустого места" })),
  ];
  const common = inLeft.filter((file) => inRight.includes(file));
  for (const file of common) {
    const [a, b] = await Promise.all([readFile(path.join(left, file)), readFile(path.join(right, file))]);
    if (!a.equals(b)) differences.push({ file, how: `байты расходятся с ${parting(a, b)}` });
  }
  return { files: common.length, differences };
}
