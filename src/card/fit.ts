import type { Node, Renderer } from "@takumi-rs/core";
import { site } from "#src/site.ts";
import { CardError, type CardFinding, type CardInput, type CardPart } from "./card.ts";
import { faces, titleFace, type FaceName } from "./face.ts";
import { arrow, doorRows, type DoorRow } from "./door.ts";
import { figureOf } from "./figure.ts";
import { cut, setText, tooWide, type Box, type Setting } from "./lines.ts";
import { factBox, labelBox, nameBox, noticeBox, titleBox } from "./place.ts";

/** Everything on a card that had to be measured. */
export interface Fit {
  name: Setting;
  label: Setting;
  title: Setting;
  /** The strip of a demonstration entry. */
  notice: Setting;
  facts: Setting[];
  door: DoorRow[];
}

const demoNotice = "Демонстрационная запись";

type Renders = Pick<Renderer, "measure">;
/** Sets a text in a face so that it fits a box; a word without room is told as the fault of its part. */
export type Setter = (text: string, face: FaceName, box: Box, part: CardPart) => Setting;

/** Words are measured at this size; a variable font without hinting grows in proportion. */
const em = 100;

/** Measures the words of all texts at once and returns what sets any of them. */
async function setterOf(
  renderer: Renders,
  texts: readonly [string, FaceName][],
  findings: CardFinding[],
): Promise<Setter> {
  const asked = new Map<string, Node>();
  const ask = (text: string, face: FaceName) =>
    asked.set(`${face} ${text}`, {
      type: "text",
      text,
      style: { ...faces[face], fontSize: em, whiteSpace: "pre", flexShrink: 0 },
    });
  for (const [text, face] of texts) {
    for (const piece of cut(text)) ask(piece.text, face);
    ask("н н", face);
    ask("нн", face);
  }
  const measured = await renderer.measure({
    type: "container",
    style: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
    children: [...asked.values()],
  });
  const widths = new Map([...asked.keys()].map((key, index) => [key, (measured.children[index]?.width ?? 0) / em]));
  const width = (text: string, face: FaceName) => widths.get(`${face} ${text}`) ?? 0;
  return (text, face, box, part) => {
    const pieces = cut(text).map((piece) => ({ ...piece, width: width(piece.text, face) }));
    const wide = tooWide(pieces, box);
    if (wide && !findings.some((finding) => finding.part === part))
      findings.push({
        part,
        message: `слово «${bare(wide.text)}» не помещается в строку картинки`,
        mend: `замените его более коротким${mendings[part] ?? ""}`,
      });
    return setText(pieces, width("н н", face) - width("нн", face), box);
  };
}

/** A word without the marks around it. */
const bare = (text: string) => text.replaceAll("\u00A0", " ").replace(/^\P{L}+|[^\p{L}\p{N}]+$/gu, "");

/** What else helps when a word has no room. */
const mendings: Partial<Record<CardPart, string>> = {
  title: " или напишите заголовок для картинки в поле card.title",
  "figure value": " или выберите другой результат в поле card.result (0 — никакого)",
  "figure caption": " или выберите другой результат в поле card.result (0 — никакого)",
};

function textsOf(card: CardInput): [string, FaceName][] {
  const { before, lead, number, unit } = card.figure ? figureOf(card.figure.value) : {};
  const texts: [string | undefined, FaceName][] = [
    [site.name, "name"],
    [card.label, "label"],
    [demoNotice, "label"],
    [card.title, titleFace(card)],
    [card.lines[0], "holder"],
    [card.lines[1], "fact"],
    [before, "value"],
    [lead, "fact"],
    [number, "value"],
    [unit, "value"],
    [card.figure?.caption, "fact"],
    [card.number, "number"],
    [arrow, "value"],
  ];
  return texts.filter((text): text is [string, FaceName] => Boolean(text[0]));
}

/**
 * Finds the size and the lines of every text of a card. The texts must be drawable already.
 * @throws {CardError} when a word is wider than the line it stands in.
 */
export async function fitCard(renderer: Renders, card: CardInput): Promise<Fit> {
  const findings: CardFinding[] = [];
  const set = await setterOf(renderer, textsOf(card), findings);
  const [first, second] = card.lines;
  const facts: Setting[] = [];
  if (first) facts.push(set(first, "holder", factBox(second ? 3 : 4), "first line"));
  if (second && facts[0])
    facts.push(set(second, "fact", factBox(4 - facts[0].lines.length, [facts[0].size]), "second line"));
  const rows = facts.reduce((sum, { lines }) => sum + lines.length, 0);
  const name = set(site.name, "name", nameBox, "label");
  const label = set(card.label, "label", labelBox(name.width), "label");
  const title = set(card.title, titleFace(card), titleBox(rows, card.demo), "title");
  const notice = set(demoNotice, "label", noticeBox, "label");
  const door = card.picture ? [] : doorRows(card, set);
  if (findings.length > 0) throw new CardError(card.title, findings);
  return { name, label, title, notice, facts, door };
}
