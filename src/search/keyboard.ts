/** What one gets who types Russian with the Latin layout switched on, and the other way round: ЙЦУКЕН over QWERTY. */
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";
const SHIFTED = '~{}:"<>';
const SHIFTED_RUSSIAN = "ёхъжэбю";

const toRussian = new Map(
  [...(LATIN + SHIFTED)].map((sign, index) => [sign, [...(RUSSIAN + SHIFTED_RUSSIAN)][index]!]),
);
const toLatin = new Map([...RUSSIAN].map((sign, index) => [sign, [...LATIN][index]!]));

/** The text as the same keys give it in the other layout; undefined when no letter changes. */
export function otherLayout(text: string): string | undefined {
  const lower = text.toLowerCase();
  const map = /[a-z]/.test(lower) || !/[а-яё]/.test(lower) ? toRussian : toLatin;
  const other = [...lower].map((sign) => map.get(sign) ?? sign).join("");
  return other === lower ? undefined : other;
}

const ROWS = ["ёйцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

/** True for letters whose keys touch: the finger slipped. */
export const areNeighbours = (a: string, b: string): boolean =>
  ROWS.some((row, line) => {
    const at = row.indexOf(a);
    if (at === -1) return false;
    // The first row begins with ё, which stands left of й.
    const column = line === 0 ? at - 1 : at;
    return ROWS.some((other, otherLine) => {
      const there = other.indexOf(b);
      if (there === -1) return false;
      const otherColumn = otherLine === 0 ? there - 1 : there;
      return Math.abs(line - otherLine) <= 1 && Math.abs(column - otherColumn) <= 1;
    });
  });
