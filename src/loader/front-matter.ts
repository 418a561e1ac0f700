import matter from "gray-matter";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Node } from "yaml";
import type { Fault } from "./fault.ts";
import { yamlFault } from "./yaml-fault.ts";

/** Longest file an editor may write, in bytes: a book chapter fits, a pasted archive does not. */
const MAX_BYTES = 200_000;

/** A file taken apart: what stands between the dashes, and the text below. */
export interface Manuscript {
  file: string;
  data: Record<string, unknown>;
  body: string;
  /** Number of lines before the body. */
  bodyOffset: number;
  /** Line of a field, or of the nearest field above it that stands in the file. */
  lineOf(path: readonly PropertyKey[]): number;
}

const notYaml = (language: string) => () => {
  throw new Error(`front matter in ${language} is switched off`);
};

// The core schema leaves dates as they are written: js-yaml would turn 2026-02-31 into 3 March.
const yamlEngine = { parse: (source: string) => (load(source, { schema: CORE_SCHEMA }) ?? {}) as object };
const engines = {
  yaml: yamlEngine,
  json: { parse: notYaml("json") },
  // gray-matter evaluates this language unless it is replaced.
  javascript: { parse: notYaml("javascript") },
};

/** Decodes a file and says what is wrong with its bytes, or returns its text. */
export function decode(file: string, bytes: Uint8Array): { text: string } | { fault: Fault } {
  if (bytes.length > MAX_BYTES)
    return {
      fault: {
        file,
        message: `файл слишком велик: ${Math.round(bytes.length / 1000)} КБ`,
        allowed: `не больше ${MAX_BYTES / 1000} КБ`,
        mend: "разделите текст на несколько записей или приложите документ ссылкой",
      },
    };
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      fault: {
        file,
        message: "файл сохранён не в UTF-8, похоже на Windows-1251",
        allowed: "кодировка UTF-8 без BOM",
        mend: "откройте файл в редакторе и сохраните его в кодировке UTF-8",
      },
    };
  }
  if (text.startsWith("\uFEFF"))
    return {
      fault: {
        file,
        line: 1,
        message: "в начале файла стоит невидимая метка BOM",
        allowed: "кодировка UTF-8 без BOM",
        mend: "сохраните файл как «UTF-8 без BOM» или выполните npm run format",
      },
    };
  if (text.includes("\r"))
    return {
      fault: {
        file,
        line: text.slice(0, text.indexOf("\r")).split("\n").length,
        message: "строки оканчиваются по-виндоусовски (CRLF)",
        allowed: "окончания строк LF",
        mend: "выполните npm run format или сохраните файл с окончаниями строк LF",
      },
    };
  // The last two ranges turn the direction of reading: a title would say another thing than it shows.
  const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u202A-\u202E\u2066-\u2069]/.exec(text);
  if (control)
    return {
      fault: {
        file,
        line: text.slice(0, control.index).split("\n").length,
        message: "в тексте есть невидимый служебный знак",
        mend: "удалите его: обычно он попадает при копировании из PDF или Word",
      },
    };
  return { text };
}

/** Parses YAML; a fault carries the line in the file that holds it. */
export function parseYaml(file: string, source: string, offset = 0): { data: unknown } | { fault: Fault } {
  try {
    return { data: load(source, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { fault: yamlFault(file, source, error, offset) };
  }
}

/** The name of a field, or an item of a list: a value may begin lines below its name. */
function placeOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): Node | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  const key = isMap(parent)
    ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === last)?.key
    : undefined;
  const node = key ?? document.getIn(path, true);
  return isNode(node) ? node : undefined;
}

/** Finds the line of a field in a piece of YAML; `offset` lines stand before it in the file. */
export function lineFinder(source: string, offset = 0): (path: readonly PropertyKey[]) => number {
  let found: { document: ReturnType<typeof parseDocument>; counter: LineCounter } | undefined;
  return (path) => {
    // Positions are needed for faults only, so the second parse is paid for by faulty files alone.
    if (!found) {
      const counter = new LineCounter();
      found = { counter, document: parseDocument(source, { lineCounter: counter, schema: "core" }) };
    }
    for (let length = path.length; length > 0; length--) {
      const node = placeOf(found.document, path.slice(0, length));
      if (node?.range) return found.counter.linePos(node.range[0]).line + offset;
    }
    return 1 + offset;
  };
}

/** Takes a Markdown file apart with gray-matter, whose other languages are switched off. */
export function parseManuscript(file: string, source: string): { manuscript: Manuscript } | { fault: Fault } {
  const language = matter.language(source).name;
  if (!source.startsWith("---"))
    return {
      fault: {
        file,
        line: 1,
        message: "нет паспорта записи: файл должен начинаться со строки ---",
        mend: "начните файл с паспорта между двумя строками ---, как в соседних записях",
      },
    };
  if (language !== "" && language !== "yaml")
    return {
      fault: {
        file,
        line: 1,
        message: `паспорт записи написан на «${language}»: программы в записях запрещены`,
        allowed: "YAML между двумя строками ---",
        mend: "оставьте в первой строке только три дефиса",
      },
    };
  const end = source.indexOf("\n---", 3);
  if (end === -1)
    return {
      fault: {
        file,
        line: 1,
        message: "паспорт записи не закрыт",
        mend: "после последнего поля поставьте строку из трёх дефисов",
      },
    };
  try {
    const parsed = matter(source, { engines });
    const bodyOffset = source.slice(0, source.length - parsed.content.length).split("\n").length - 1;
    return {
      manuscript: {
        file,
        data: parsed.data,
        body: parsed.content,
        bodyOffset,
        lineOf: lineFinder(parsed.matter, 0),
      },
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { fault: yamlFault(file, source.slice(3, end), error, 0) };
  }
}

/** The text of a file that has already been found sound: what stands below the second `---`. */
export const splitBody = (source: string): string => {
  const end = source.indexOf("\n---", 3);
  const start = source.indexOf("\n", end + 1);
  return start === -1 ? "" : source.slice(start + 1);
};
