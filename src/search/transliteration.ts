/**
 * How people write Russian in Latin letters: passports, GOST, chats. Longer groups first; of several readings the
 * likelier first.
 */
const GROUPS: [string, string[]][] = [
  ["shch", ["щ"]],
  ["schtsch", ["щ"]],
  ["shh", ["щ"]],
  ["sch", ["щ", "сч", "ш"]],
  ["tsch", ["ч"]],
  ["dzh", ["дж"]],
  ["iya", ["ия"]],
  ["iia", ["ия"]],
  ["ija", ["ия"]],
  ["yy", ["ый"]],
  ["iy", ["ий"]],
  ["yj", ["ый"]],
  ["ij", ["ий"]],
  ["ii", ["ий", "ии"]],
  ["zh", ["ж", "зх"]],
  ["kh", ["х"]],
  ["ts", ["ц", "тс"]],
  ["tz", ["ц"]],
  ["cz", ["ц"]],
  ["ch", ["ч", "х"]],
  ["sh", ["ш", "сх"]],
  ["yo", ["е", "йо"]],
  ["jo", ["е"]],
  ["yu", ["ю"]],
  ["ju", ["ю"]],
  ["iu", ["ю", "иу"]],
  ["ya", ["я"]],
  ["ja", ["я"]],
  ["ia", ["ия", "я"]],
  ["ye", ["е", "ье"]],
  ["je", ["е"]],
  ["ck", ["к"]],
  ["ph", ["ф"]],
  ["a", ["а"]],
  ["b", ["б"]],
  ["c", ["ц", "к", "с"]],
  ["d", ["д"]],
  ["e", ["е", "э"]],
  ["f", ["ф"]],
  ["g", ["г"]],
  ["h", ["х", "г", ""]],
  ["i", ["и", "й"]],
  ["j", ["й", "ж", "дж"]],
  ["k", ["к"]],
  ["l", ["л"]],
  ["m", ["м"]],
  ["n", ["н"]],
  ["o", ["о"]],
  ["p", ["п"]],
  ["q", ["к", "я"]],
  ["r", ["р"]],
  ["s", ["с"]],
  ["t", ["т"]],
  ["u", ["у", "ю"]],
  ["v", ["в"]],
  ["w", ["в", "ш"]],
  ["x", ["кс", "х"]],
  ["y", ["ы", "й", "и"]],
  ["z", ["з"]],
  ["'", ["ь", ""]],
  ["’", ["ь", ""]],
];

/** More readings than this are guesses. */
const READINGS = 48;

/** What a Latin spelling may stand for in Russian letters, the likeliest first. */
export function fromLatin(word: string): string[] {
  let readings = [""];
  for (let at = 0; at < word.length;) {
    const group = GROUPS.find(([latin]) => word.startsWith(latin, at));
    const [latin, options] = group ?? [word[at]!, [word[at]!]];
    readings = options
      .flatMap((option, rank) => readings.map((reading, place) => ({ text: reading + option, cost: rank * 8 + place })))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, READINGS)
      .map(({ text }) => text);
    at += latin.length;
  }
  return readings;
}

/** What is left of a Russian word when what transliterations confuse or drop is put together: й и ы, э е, ь ъ. */
export const skeleton = (word: string): string =>
  word.replaceAll(/[ьъ]/g, "").replaceAll(/[йы]/g, "и").replaceAll("э", "е").replaceAll(/(.)\1/g, "$1");
