import { quotes } from "./quotes.ts";
import { unit } from "./unit.ts";

const NBSP = "\u00A0";
/** Stands for a piece of text that must stay as it is; one that is in the text already is kept as such a piece. */
const HELD = "\uE000";

const range = String.raw`\d{1,3}(?:[ \u00A0]\d{3})+|\d{1,6}(?:,\d{1,3})?`;
const numberOf = (text: string) => Number(text.replaceAll(/\s/g, "").replace(",", "."));

/** Each rule looks at a bounded number of characters around a place, so the whole takes linear time. */
const rules: [RegExp, string | ((...match: string[]) => string)][] = [
  [/(?<!\.)\.{3}(?!\.)/g, "…"],
  // A dash between words; a hyphen that begins a line or a cell is Markdown's list or table.
  [/(?<=[^\s|])[ \u00A0]+(?:-{1,3}|–|—)(?=\s|$)/gm, `${NBSP}—`],
  [/(?<![\d:.-])(\d{1,2}:\d{2})[-—](?=\d{1,2}:\d{2}(?![\d:.-]))/g, "$1–"],
  [
    new RegExp(
      String.raw`(?<![\p{L}\p{N}_+.,:/\\@#)‑–—-]|[\d)][ \u00A0]|(?:№|ГОСТ|ОСТ|ТУ|ISO|IEC|СП|СНиП|тел\.)[ \u00A0]|Р[ \u00A0])(${range})[-—](${range})(?![\p{N}_@/]|[-–—.,:][\p{N}]|\p{L}|[-–—]?\p{Lu}|[ \u00A0]\d{3}(?!\d))`,
      "gu",
    ),
    (whole, from = "", to = "") =>
      /^0\d/.test(from) || /^0\d/.test(to) || numberOf(from) >= numberOf(to) ? whole : `${from}–${to}`,
  ],
  [/([№§]) ?(?=\d)/g, `$1${NBSP}`],
  [/([№§]) (?=\S)/g, `$1${NBSP}`],
  [/(?<![\p{L}\p{N}])([тТ]\.) ?(?=[едпкнчо]\.)/gu, `$1${NBSP}`],
  [/(?<![\p{L}\p{N}])(н\.) ?(?=э\.)/gu, `$1${NBSP}`],
  [/(?<!\p{L})([А-ЯЁ]\.) ?(?=[А-ЯЁ]\.)/gu, `$1${NBSP}`],
  [/(?<=[А-ЯЁ]\.\u00A0[А-ЯЁ]\.) ?(?=[А-ЯЁ][а-яё])/g, NBSP],
  [/(?<![\p{L}\p{N}])([А-ЯЁ]\.) (?=[А-ЯЁ][а-яё])/gu, `$1${NBSP}`],
  [/(?<=[а-яё]) (?=[А-ЯЁ]\.\u00A0[А-ЯЁ]\.)/g, NBSP],
  [
    /(?<![\p{L}\p{N}]|\d[ \u00A0])((?:[Гг]|[Уу]л|д|[Сс]тр|[Пп]|[Сс]т|[Чч]|[Рр]ис|[Тт]абл|[Гг]л|[Сс]м|им|пос)\.) (?=[А-ЯЁ\d])/gu,
    `$1${NBSP}`,
  ],
  [/(?<=(?<![\d.,])\d{1,3}) (?=\d{3}(?!\d))/g, NBSP],
  [new RegExp(String.raw`(?<=\d) (?=(?:${unit})(?![\p{L}\p{N}]))`, "gu"), NBSP],
  [/(?<![\p{L}\p{N}\p{M}_'’‑-])(?!(?:ли|ль|же|ж|бы|б) )([А-ЯЁа-яё][а-яё]?) (?=\S)/gu, `$1${NBSP}`],
  [/(?<=\p{L}) (?=(?:ли|ль|же|ж|бы|б)(?![\p{L}\p{N}\p{M}-]))/gu, NBSP],
];

/** Addresses, e-mails, paths, file names and code inside a text. */
function isHeld(token: string): boolean {
  if (token.startsWith("`") || token.includes("://") || /^www\./i.test(token)) return true;
  if (!/[A-Za-z]/.test(token) && !token.endsWith(".рф")) return false;
  const at = token.indexOf("@");
  if (at > 0 && at === token.lastIndexOf("@") && token.indexOf(".", at + 2) > 0) return true;
  return /^[\w.~/\\:%?#=&+,-]*$/.test(token)
    ? /[/\\]/.test(token) || /\w\.\w/.test(token)
    : /[/\\]/.test(token) && /\w\.\w/.test(token);
}

/** Where a token ends without the punctuation of the sentence around it. */
function tokenEnd(token: string): number {
  let end = token.length;
  while (end > 0 && ".,;:!?)]}'…".includes(token.charAt(end - 1))) end--;
  return end;
}

/**
 * Sets a text by the rules of Russian typography: «ёлочки» with inner „лапки“, dashes, no-break
 * spaces. Addresses, e-mails, paths and `code` stay as they are. Idempotent; linear in the text.
 */
export function typograph(text: string): string {
  const held: string[] = [];
  const hold = (piece: string) => {
    held.push(piece);
    return HELD;
  };
  let set = text.replaceAll(/\uE000|`[^`\n]+`|[^\s"«»„“”‟<>`\uE000]+/g, (token) => {
    if (token === HELD) return hold(token);
    const end = token.startsWith("`") ? token.length : tokenEnd(token);
    const core = token.slice(0, end);
    return isHeld(core) ? hold(core) + token.slice(end) : token;
  });
  set = quotes(set);
  for (const [pattern, replacement] of rules) set = set.replaceAll(pattern, replacement as string);
  let next = 0;
  return set.replaceAll(HELD, () => held[next++] ?? "");
}

/** The text with plain spaces for no-break ones: for search, file names and plain text. */
export const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ");
