import { signs } from "#src/entry/signs.ts";
import { typograph } from "#src/text/typography.ts";
import { CardError, type CardFinding, type CardInput, type CardPart } from "./card.ts";
import { faces, titleFace } from "./face.ts";
import { draws, type FamilyName } from "./font.ts";

/** Signs that the fonts lack and that another sign replaces without loss. */
const equivalents: readonly [RegExp, string][] = [
  [/[\u2010\u2011]/gu, "-"],
  [/[\u2012\u2015]/gu, "—"],
  [/[\u2002-\u2008\u200a\u202f\u205f]/gu, "\u00a0"],
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, ""],
  [/\s*→\s*/gu, "\u00a0— "],
  [/′/gu, "’"],
  [/″/gu, "”"],
  [/≈/gu, "~"],
];

/** Emoji with what joins and colours them; © and ™ are pictographs for Unicode, so what the font has is kept. */
const pictograph =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\u20e3|[\ufe0e-\ufe0f]|[\u{e0020}-\u{e007f}]/gu;

/** The text as the family can draw it: emoji are dropped, near signs stand in for missing ones. */
export function drawable(text: string, family: FamilyName): string {
  const kept = text
    .normalize("NFC")
    .replace(pictograph, (sign) => (draws(family, sign.codePointAt(0) ?? 0) ? sign : ""));
  return equivalents
    .reduce((result, [from, to]) => result.replace(from, to), kept)
    .replace(/[ \n\r\t]+/g, " ")
    .trim();
}

const pointOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Where a text of an entry can be said otherwise for its card alone. */
const elsewhere = (part: CardPart) =>
  part === "title" ? " — в записи или только для картинки, в поле card.title" : "";

/** What keeps a text from being drawn, if anything does. */
function findingIn(text: string, family: FamilyName, part: CardPart): CardFinding | undefined {
  const lacking = new Set([...text].filter((character) => !draws(family, character.codePointAt(0) ?? 0)));
  if (lacking.size > 0) {
    const named = [...lacking].map((sign) => `«${sign}» (${pointOf(sign)})`).join(", ");
    return {
      part,
      message: `в шрифтах портала нет знаков ${named}`,
      mend: `напишите их русскими или латинскими буквами${elsewhere(part)}`,
    };
  }
  const piled = /\P{M}\p{M}{2,}/u.exec(text);
  if (piled)
    return {
      part,
      message: `над одной буквой стоит несколько знаков: «${piled[0]}»`,
      mend: "оставьте букву и не больше одного знака над ней",
    };
  return undefined;
}

/**
 * The card with every text set by the rules of Russian typography and made drawable.
 * @throws {CardError} when the title is empty, a letter is missing from the fonts or the sign is unknown.
 */
export function drawableCard(input: CardInput): CardInput {
  const titled = faces[titleFace(input)].fontFamily;
  const findings: CardFinding[] = [];
  const clean = (text: string, part: CardPart, family: FamilyName = faces.fact.fontFamily) => {
    const set = typograph(drawable(text, family));
    const finding = findingIn(set, family, part);
    if (finding) findings.push(finding);
    return set;
  };
  const { figure, number, ...rest } = input;
  const card: CardInput = {
    ...rest,
    label: clean(input.label, "label"),
    title: clean(input.title, "title", titled),
    lines: input.lines
      .map((line, index) => clean(line, index === 0 ? "first line" : "second line"))
      .filter((line) => line !== ""),
    ...(figure && {
      figure: {
        value: figure.value
          .split("→")
          .map((part) => clean(part, "figure value"))
          .join("→"),
        caption: clean(figure.caption, "figure caption"),
      },
    }),
    ...(number !== undefined && { number: clean(number, "number", faces.number.fontFamily) }),
  };
  if (!Object.hasOwn(signs, card.sign))
    findings.push({
      part: "sign",
      message: `знака «${card.sign}» нет`,
      mend: `выберите один из знаков: ${Object.keys(signs).join(", ")}`,
    });
  if (card.title === "")
    findings.push({
      part: "title",
      message: "в заголовке нечего рисовать: в нём нет ни одной буквы",
      mend: `напишите его словами${elsewhere("title")}`,
    });
  if (findings.length > 0) throw new CardError(input.title, findings);
  return card;
}
