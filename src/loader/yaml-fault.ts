import type { YAMLException } from "js-yaml";
import { LineCounter, parseDocument, visit, type Document, type ErrorCode } from "yaml";
import type { Fault } from "./fault.ts";

/** What is wrong, and how to mend it. */
type Words = readonly [reason: string, mend: string];

const quote = "возьмите значение в кавычки";
const anyFault: Words = [
  "проверьте отступы, двоеточия и кавычки",
  "сравните с соседней записью; двоеточие, решётку и кавычки внутри текста берите в кавычки",
];

/** What an editor is told about each fault that the package `yaml` knows. */
export const yamlWords: Readonly<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: ["перед знаком * стоит метка & или !", quote],
  BAD_ALIAS: ["значение начинается со знака *", `${quote}: без них звёздочка указывает на другое место файла`],
  BAD_COLLECTION_TYPE: ["перед списком или группой полей стоит слово со знаком !", "уберите это слово"],
  BAD_DIRECTIVE: ["строка начинается со знака %", "возьмите её в кавычки или уберите знак"],
  BAD_DQ_ESCAPE: [
    "в двойных кавычках после обратной косой черты стоит не тот знак",
    "возьмите значение в одинарные кавычки или удвойте черту",
  ],
  BAD_INDENT: [
    "сбит отступ или выше не закрыта скобка",
    "выровняйте строку пробелами по соседним полям; закройте скобки [ ] и { }, открытые выше",
  ],
  BAD_PROP_ORDER: ["метка & или ! стоит не на месте", quote],
  BAD_SCALAR_START: ["значение начинается со служебного знака", `${quote}: так пишут всё, что начинается с @ или \``],
  BLOCK_AS_IMPLICIT_KEY: [
    "сбит отступ, выше не закрыта кавычка или в значении без кавычек стоит двоеточие",
    "закройте кавычки; значение с двоеточием возьмите в кавычки целиком",
  ],
  BLOCK_IN_FLOW: [
    "внутри скобок стоит список с дефисами или текст после | либо >",
    "в скобках перечисляйте через запятую или уберите скобки",
  ],
  DUPLICATE_KEY: ["одно и то же поле записано дважды", "оставьте одно; списком значения пишут внутри одного поля"],
  IMPOSSIBLE: anyFault,
  KEY_OVER_1024_CHARS: [
    "имя поля длиннее 1024 знаков",
    "имя поля — одно слово; текст пишите после двоеточия с пробелом, в кавычках",
  ],
  MISSING_CHAR: [
    "кавычка или скобка открыта и не закрыта, пропущена запятая или пробел",
    "закройте кавычку или скобку; значения в скобках разделяйте запятой; то, что начинается с ! или &, берите в кавычки",
  ],
  MULTILINE_IMPLICIT_KEY: [
    "после имени поля нет двоеточия с пробелом",
    "поставьте двоеточие и пробел; длинный текст, который занимает несколько строк, возьмите в кавычки",
  ],
  MULTIPLE_ANCHORS: ["перед значением стоят два слова со знаком &", quote],
  MULTIPLE_DOCS: ["посреди полей стоит строка из трёх дефисов", "удалите её: все поля пишут подряд"],
  MULTIPLE_TAGS: ["перед значением стоят два слова со знаком !", quote],
  NON_STRING_KEY: ["имя поля — не слово", "имя поля пишите одним словом латинскими буквами"],
  RESOURCE_EXHAUSTION: ["скобки или отступы вложены слишком глубоко", "уберите лишние скобки и отступы"],
  TAB_AS_INDENT: ["для отступа стоит табуляция, а нужны пробелы", "замените табуляцию пробелами, по два на уровень"],
  TAG_RESOLVE_FAILED: ["значение начинается со слова со знаком !", quote],
  UNEXPECTED_TOKEN: [
    "лишний знак: скобка, запятая, дефис или текст после закрытой кавычки",
    `${quote} целиком или уберите лишнее`,
  ],
};

/** An alias that names nothing is no fault to `yaml` until its value is asked for. */
function strayAlias(document: Document): { code: ErrorCode; at: number } | undefined {
  let found: { code: ErrorCode; at: number } | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined;
      found = { code: "BAD_ALIAS", at: alias.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * The fault of YAML that js-yaml, which reads the content, could not read. Its own faults have no codes, so the package
 * that finds the lines of fields is asked what is wrong; where that one sees nothing, the line is js-yaml's.
 */
export function yamlFault(file: string, source: string, error: YAMLException, offset: number): Fault {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, schema: "core" });
  const first = document.errors[0] ?? document.warnings[0];
  const known = first ? { code: first.code, at: first.pos[0] } : strayAlias(document);
  const [reason, mend] = known ? yamlWords[known.code] : anyFault;
  const line = known ? counter.linePos(known.at).line : (error.mark?.line ?? 0) + 1;
  return { file, line: line + offset, message: `YAML не читается: ${reason}`, mend };
}
