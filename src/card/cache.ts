import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CARD_HEIGHT, CARD_WIDTH } from "./card.ts";
import { isWholePng } from "./png.ts";

/** True when the bytes are a whole share picture. */
export const isWholeCard = (bytes: Buffer): boolean => isWholePng(bytes, CARD_WIDTH, CARD_HEIGHT);

const fileOf = (hash: string, folder: string) => path.join(folder, `${hash}.png`);

/** The card under this hash when a whole one is kept in the folder. */
export async function keptCard(hash: string, folder: string): Promise<Buffer | undefined> {
  try {
    const picture = await readFile(fileOf(hash, folder));
    return isWholeCard(picture) ? picture : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Keeps a card under its hash; written beside the file and renamed, so that a reader finds the whole picture or none. */
export async function keepCard(hash: string, folder: string, picture: Buffer): Promise<void> {
  const file = fileOf(hash, folder);
  const draft = `${file}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(draft, picture);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
