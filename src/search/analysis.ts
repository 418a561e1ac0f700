import { stemmer } from "@orama/stemmers/russian";

/** A word as it stands in a text, and where. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

/** Numbers keep their thousands and their decimal comma together; everything else splits at what is no letter or digit. */
const WORD =
  /\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?:[.,]\d+)*(?![\p{L}\p{N}])|\d+(?:[.,]\d+)*(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*/gu;

/** The words of a text in their order. Hyphens, quotes and other signs only separate. */
export const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map(({ 0: found, index }) => ({ text: found, start: index, end: index + found.length }));

/** One spelling for all: lower case, ё as е, no stress marks or soft hyphens. й stays apart from и. */
export const fold = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[\u0300\u0301\u00AD]/g, "");

/** Words that tell nothing apart: they are neither indexed nor searched. After the Snowball list, without its numerals. */
const STOP = new Set(
  `и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет
  о из ему теперь когда даже ну ли если уже или ни быть был него до вас вам ведь там потом себя ничего ей может они тут
  где есть надо ней для мы тебя их чем была сам чтоб без будто чего тоже себе под будет ж тогда кто этот того потому
  этого какой какая какие каких совсем ним здесь этом мой тем чтобы нее сейчас были куда зачем всех можно при наконец об
  хоть над тот через эти нас про всего них эту моя свою свой своей этой перед том такой такая такие им более всегда всю
  между это та те та той нам наш наша ваш который которая которые которых который`
    .split(/\s+/)
    .filter(Boolean),
);

/** True for a folded word that is not searched for. */
export const isStop = (folded: string): boolean => STOP.has(folded);

/**
 * What a question is made of rather than what it is about: «как организовать», «с чего начать», «где узнать», «в форме»,
 * «вместе с».
 */
const ASKING = new Set(
  `организовать сделать делать провести проводить начать найти узнать узнавать получить хочу хотим нужно нужен нужна
  помогите подскажите расскажите покажите пример примеры информация способ способы вариант варианты бывает существует
  устроить создать собрать заключается зачем почему сколько
  форме виде рамках помощью целью вместе`.split(/\s+/),
);

/** True for a folded word that says how one asks, not what about: it is looked for, but counts little. */
export const isAsking = (folded: string): boolean => ASKING.has(folded);

/** Forms that no rule of endings brings together. */
const IRREGULAR: Record<string, string> = {
  ...Object.fromEntries(
    ["дня", "дню", "днем", "дне", "дни", "дней", "дням", "днями", "днях"].map((form) => [form, "ден"]),
  ),
  денег: "деньг",
};

const ENDING =
  /(?:иями|ями|ами|ией|иям|иях|ого|его|ому|ему|ыми|ими|ий|ый|ой|ей|ая|яя|ое|ее|ие|ые|им|ым|их|ых|ую|юю|ам|ям|ах|ях|ом|ем|ов|ев|а|я|о|е|и|ы|у|ю|ь|й)$/;

/** What is left of a short word must be a word's root: Snowball would leave «ура» of «Урал» and «уча» of «учащийся». */
const SHORT = 4;
const shorten = (word: string): string => {
  const rest = word.replace(ENDING, "");
  return rest.length >= 3 ? rest : word;
};

function stem(word: string): string {
  let root = word;
  for (;;) {
    const next = stemmer(root);
    // «экзаменов» gives «экзамен», which alone would give «экзам»: go on to where all forms meet.
    const bare = next.length < SHORT || (next.length === SHORT && (root !== word || word.length < 6));
    if (bare || next === root) break;
    root = next;
  }
  return (root === word ? shorten(word) : root).replace(/[ьъ]$/, "");
}

/** «оценок» – «оценка», «строек» – «стройка»: the vowel before the last consonant comes and goes. */
const withoutFleetingVowel = (root: string): string =>
  root.length > SHORT
    ? root.replace(/(?<=[бвгджзклмнпрстфхцчшщ])[ео](?=[кцнлр]$)/, "").replace(/(?<=[аоуеиы])е(?=к$)/, "й")
    : root;

const CYRILLIC = /^[а-я]+$/;

/**
 * What all forms of a word share, the same for the index and for a query: Snowball's Russian stem taken to its end
 * (https://snowballstem.org/algorithms/russian/stemmer.html), short roots guarded, fleeting vowels dropped. Letters and
 * digits only, since Pagefind drops everything else.
 */
export function keyOf(word: string): string {
  const folded = fold(word);
  const irregular = IRREGULAR[folded];
  if (irregular) return irregular;
  if (/^\d/.test(folded)) return folded.replaceAll(/[\s\u00A0\u202F]/g, "").replaceAll(/[.,]/g, "d");
  if (!CYRILLIC.test(folded) || folded.length < SHORT) return folded;
  const active = folded.length > 6 ? folded.replace(/(?<=[щийеохтьлм])(?:ся|сь)$/, "") : folded;
  return withoutFleetingVowel(stem(active));
}

/** The keys of a text's words, stop words left out. */
export const keysOf = (text: string): string[] =>
  wordsOf(text)
    .filter(({ text: word }) => !isStop(fold(word)))
    .map(({ text: word }) => keyOf(word));
