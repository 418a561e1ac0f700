import { readFile } from "node:fs/promises";
import path from "node:path";
import { CardError, type CardFinding } from "#src/card/card.ts";
import { cardFindings, cardFolders } from "#src/card/draw.ts";
import { fieldName, type Fault } from "#src/loader/fault.ts";
import { lineFinder, parseManuscript } from "#src/loader/front-matter.ts";
import type { Library } from "#src/loader/read.ts";
import type { SourcedCard } from "#src/view/card-input.ts";
import { allCards } from "#src/view/page-card.ts";
import { portalOf } from "./portal.ts";

/** What keeps a card from being drawn. */
export interface Faulty {
  card: SourcedCard;
  findings: readonly CardFinding[];
}

async function lineOf(root: string, file: string, field: readonly PropertyKey[]): Promise<number | undefined> {
  const text = await readFile(path.join(root, file), "utf8");
  if (file.endsWith(".yaml")) return lineFinder(text)(field);
  const parsed = parseManuscript(file, text);
  return "manuscript" in parsed ? parsed.manuscript.lineOf(field) : undefined;
}

/**
 * Faults of cards as faults of the fields that they are made of, each once: a name that many cards show is wrong in
 * one place. A fault of a text that stands in no field is the code's own.
 */
export async function faultsOf(root: string, faulty: readonly Faulty[]): Promise<Fault[]> {
  const faults = new Map<string, Fault>();
  const homeless: Faulty[] = [];
  for (const { card, findings } of faulty)
    for (const { part, message, mend } of findings) {
      const place = card.places[part];
      if (!place) {
        homeless.push({ card, findings });
        continue;
      }
      const field = fieldName(place.path);
      const key = `${place.file} ${field} ${message}`;
      if (faults.has(key)) continue;
      const line = await lineOf(root, place.file, place.path);
      faults.set(key, { file: place.file, line, field, message: `на картинке для соцсетей: ${message}`, mend });
    }
  // A vocabulary's word is told by the card of its own page.
  if (faults.size === 0 && homeless[0]) throw new CardError(homeless[0].card.input.title, homeless[0].findings);
  return [...faults.values()];
}

/** What keeps the cards of a library from being drawn, entries that come out later among them. Nothing is drawn. */
export async function cardFaults(root: string, library: Library): Promise<Fault[]> {
  const folders = cardFolders(root);
  const faulty: Faulty[] = [];
  for (const card of allCards(portalOf(library, "9999-12-31"))) {
    const findings = await cardFindings(card.input, folders);
    if (findings.length > 0) faulty.push({ card, findings });
  }
  return faultsOf(root, faulty);
}
