import { practiceText } from "../manuscript.ts";
import type { Expected, Mistakes } from "./mistake.ts";

/** Cyrillic and the marks of a manuscript, as an old editor saves them. */
function inWindows1251(text: string): Uint8Array {
  const marks: Record<string, number> = { ё: 0xb8, Ё: 0xa8, "«": 0xab, "»": 0xbb, "—": 0x97 };
  return Uint8Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 128 ? code : (marks[char] ?? code - 0x350);
  });
}

/** Files that are wrong before their front matter is read. */
export function spoiledFiles(): Mistakes {
  const bytes: [string, Uint8Array | string, Expected][] = [
    [
      "5 MB of text",
      `${practiceText("bytes-0")}${"а".repeat(2_500_000)}`,
      { message: /^файл слишком велик: 500\d КБ$/, allowed: "не больше 200 КБ" },
    ],
    ["BOM", `\uFEFF${practiceText("bytes-1")}`, { line: 1, message: "в начале файла стоит невидимая метка BOM" }],
    [
      "CRLF",
      practiceText("bytes-2").replaceAll("\n", "\r\n"),
      { line: 1, message: "строки оканчиваются по-виндоусовски (CRLF)" },
    ],
    [
      "Windows-1251",
      inWindows1251(practiceText("bytes-3")),
      { message: "файл сохранён не в UTF-8, похоже на Windows-1251" },
    ],
    [
      "front matter in JavaScript",
      `---js\n{ id: (globalThis.svodWasRun = "bytes-4") }\n---\n`,
      {
        line: 1,
        message: "паспорт записи написан на «js»: программы в записях запрещены",
        mend: "оставьте в первой строке только три дефиса",
      },
    ],
    [
      "no front matter",
      "Просто текст.\n",
      { line: 1, message: "нет паспорта записи: файл должен начинаться со строки ---" },
    ],
    ["empty file", "", { line: 1, message: "нет паспорта записи: файл должен начинаться со строки ---" }],
    [
      "list for a record",
      "---\n- один\n---\n",
      { line: 1, field: undefined, message: "здесь нужно: группа полей с отступом" },
    ],
  ];
  return bytes.map(([what, content, fault], index) => [
    what,
    { path: `content/practices/bytes-${index}.md`, content, fault },
  ]);
}
