import { signs } from "#src/entry/signs.ts";
import { typograph } from "#src/text/typography.ts";
import type { CardInput } from "./card.ts";
import { faces, titleFace } from "./face.ts";
import { draws, type FamilyName } from "./font.ts";

/** A card that cannot be drawn as it should be; the message tells an editor which entry and why. */
export class CardError extends Error {
  constructor(title: string, reason: string) {
    super(`Картинка для соцсетей, запись «${title}»: ${reason}`);
    this.name = "CardError";
  }
}

/** Signs that the fonts lack and that another sign replaces without loss. */
const equivalents: readonly [RegExp, string][] = [
  [/[\u2010\u2011]/gu, "-"],
  [/[\u2012\u2015]/gu, "—"],
  [/[\u2002-\u2008\u200a\u202f\u205f]/gu, "\u00a0"],
  [/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, ""],
  [/\s*→\s*/gu, "\u00a0— "],
  [/′/gu, "’"],
  [/″/gu, "”"],
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

/**
 * The card with every text set by the rules of Russian typography and made drawable.
 * @throws {CardError} when the title is empty, a letter is missing from the fonts or the sign is unknown.
 */
export function drawableCard(input: CardInput): CardInput {
  const titled = faces[titleFace(input)].fontFamily;
  const lacking = new Set<string>();
  const clean = (text: string, family: FamilyName = faces.fact.fontFamily) => {
    const set = typograph(drawable(text, family));
    for (const character of set) if (!draws(family, character.codePointAt(0) ?? 0)) lacking.add(character);
    return set;
  };
  const { figure, number, ...rest } = input;
  const card: CardInput = {
    ...rest,
    label: clean(input.label),
    title: clean(input.title, titled),
    lines: input.lines.map((line) => clean(line)).filter((line) => line !== ""),
    ...(figure && {
      figure: {
        value: figure.value
          .split("→")
          .map((part) => clean(part))
          .join("→"),
        caption: clean(figure.caption),
      },
    }),
    ...(number !== undefined && { number: clean(number, faces.number.fontFamily) }),
  };
  if (lacking.size > 0)
    throw new CardError(
      input.title,
      `в шрифтах портала нет знаков ${[...lacking].map((sign) => `«${sign}» (${pointOf(sign)})`).join(", ")}. Напишите их иначе.`,
    );
  if (!Object.hasOwn(signs, card.sign))
    throw new CardError(input.title, `знака «${card.sign}» нет. Допустимо: ${Object.keys(signs).join(", ")}.`);
  if (card.title === "") throw new CardError(input.title, "в заголовке нечего рисовать. Напишите его словами.");
  return card;
}
