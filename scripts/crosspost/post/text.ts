import { quotes } from "#src/text/quotes.ts";
import type { Count } from "../channel.ts";

/** UTF-16 units, as JavaScript counts: an emoji is two or more. The strictest of the usual counts. */
export const countUnits: Count = (text) => text.length;

/** Unicode code points: an emoji outside the basic plane is one, a combining mark one more. */
export const countCodePoints: Count = (text) => Array.from(text).length;

// A no-break space binds a preposition or a dash to its word: a text is never cut there.
const gap = /[^\S\u00A0\u202F]+/g;

/** Marks the end of a text that goes on elsewhere. */
function ended(beginning: string): string {
  const kept = beginning.replace(/[\s,;:—–]+$/u, "");
  if (kept === "" || /[.!?…][»”)]*$/u.test(kept)) return kept;
  // Networks would read an ellipsis as the last letter of an address.
  return /(?:^|\s)\S*(?::\/\/|www\.)\S*$/iu.test(kept) ? `${kept} …` : `${kept}…`;
}

/**
 * The text, or its longest beginning that stays within the limit and ends between two words, with
 * an ellipsis. Words, graphemes and addresses hold no gap, so none of them is ever cut. Empty when
 * not even the first word fits.
 */
export function fit(text: string, limit: number, count: Count): string {
  const whole = text.trim();
  if (count(whole) <= limit) return whole;
  const gaps = [...whole.matchAll(gap)].map((match) => match.index);
  const beginning = (words: number) => ended(whole.slice(0, gaps[words - 1] ?? 0));
  let fitting = 0;
  let tooMany = gaps.length + 1;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (count(beginning(middle)) <= limit) fitting = middle;
    else tooMany = middle;
  }
  return fitting === 0 ? "" : beginning(fitting);
}

/** Words after which a full stop ends no sentence; so it is after one letter: an initial, «г.», «т. е.». */
const shortened = new Set(
  "гг ул им пр др тыс млн млрд руб коп обл стр рис проф акад доц напр св ок ст кв мин макс".split(" "),
);
/** The least part of what fits by words that whole sentences must keep. */
const ENOUGH = 0.5;

/** Like `fit`, but ends with a whole sentence where that keeps most of the text: nothing then reads as broken off. */
export function fitSentences(text: string, limit: number, count: Count): string {
  const cut = fit(text, limit, count);
  const whole = text.trim();
  if (cut === whole) return cut;
  let best = "";
  for (const { 0: end, 1: word = "", index } of whole.matchAll(/(\p{L}*)[.!?…]+[»”)]*(?=\s+[^\p{Ll}\s])/gu)) {
    const beginning = whole.slice(0, index + end.length);
    if (beginning.length > cut.length + 1) break;
    const isEnd = !end.startsWith(`${word}.`) || (word.length > 1 && !shortened.has(word.toLowerCase()));
    if (isEnd && count(beginning) <= limit) best = beginning;
  }
  return best.length >= cut.length * ENOUGH ? best : cut;
}

/** The phrase as a sentence: a capital letter first, a full stop last unless it ends already. */
export function sentence(phrase: string): string {
  const [first = "", ...rest] = Array.from(phrase.trim());
  const whole = first.toLocaleUpperCase("ru") + rest.join("");
  return /[.!?…]$/u.test(whole) ? whole : `${whole}.`;
}

/** A title within a sentence: «ёлочки» around it, „лапки“ in it. */
export const titled = (title: string): string => quotes(`«${title}»`);

/** The word as a hashtag: networks end a tag at the first sign that is no letter, digit or underscore. */
export const hashtag = (word: string): string => `#${word.normalize("NFC").replace(/[^\p{L}\p{N}_]/gu, "")}`;
