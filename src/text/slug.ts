const MAX_LENGTH = 80;

/**
 * Russian letters as addresses on the Russian web spell them: the passport's set (zh, kh, ts, ch,
 * sh, shch) with the readable yo, y, yu, ya in place of the passport's e, i, iu, ia. Signs are mute.
 */
const latin: Record<string, string> = Object.fromEntries(
  [
    "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya",
    // Letters of neighbours and of the languages of Russia's republics.
    "і i ї yi є ye ґ g ў u ә a ө o ү u җ zh ң n һ h қ q ғ g ß ss æ ae ø o ł l đ d œ oe",
  ]
    .flatMap((pairs) =>
      [...pairs.matchAll(/(\S+) (\S+)/g)].map(([, letter, spelling]) => [letter ?? "", spelling ?? ""]),
    )
    .concat([
      ["ъ", ""],
      ["ь", ""],
    ]),
);

/** A letter that no table knows is told by its code: the address stays unique and is never empty. */
const codeOf = (letter: string) => `u${(letter.codePointAt(0) ?? 0).toString(16)}`;

function spell(letter: string): string {
  const known = latin[letter];
  if (known !== undefined) return known;
  if (/[a-z0-9]/.test(letter)) return letter;
  const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  if (/^[a-z0-9]+$/.test(bare)) return bare;
  if (bare !== letter && [...bare].every((part) => part in latin)) return [...bare].map((part) => latin[part]).join("");
  return /[\p{L}\p{N}]/u.test(letter) ? codeOf(letter) : "-";
}

/**
 * The address of a title: «Лига колледжей» → `liga-kolledzhey`, at most 80 characters, cut between
 * words. Empty only when the title has neither a letter nor a digit.
 */
export function slug(title: string): string {
  const letters = [...title.normalize("NFC").toLowerCase().normalize("NFC")].filter(
    (letter) => !/[\p{M}\u2019']/u.test(letter),
  );
  const whole = letters.map(spell).join("").split("-").filter(Boolean).join("-");
  const full =
    whole ||
    letters
      .filter((letter) => letter in latin)
      .map(codeOf)
      .join("");
  if (full.length <= MAX_LENGTH) return full;
  const cut = full.lastIndexOf("-", MAX_LENGTH);
  return full.slice(0, cut > 0 ? cut : MAX_LENGTH);
}
