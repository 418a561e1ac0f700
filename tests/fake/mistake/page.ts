import { altered, lineWith, pageText } from "../manuscript.ts";
import type { Expected, Mistakes } from "./mistake.ts";

/** Pages of the portal with a program, or with a part that pages do not have. */
export function programsInPages(): Mistakes {
  const program = {
    message: "в тексте страницы стоит программа",
    allowed: /RubricList/,
    mend: "уберите import, export и фигурные скобки",
  };
  const mdx: [string, string, Expected][] = [
    ["import in a page", "import fs from 'node:fs'", program],
    ["export in a page", "export const answer = 42", program],
    ["braces in a page", "Итого {process.env.HOME} строк", program],
    ["unknown part in a page", "<Secret />", { message: "часть «<Secret>» здесь недопустима" }],
    [
      "program in an attribute of a page's part",
      "<RubricList kind={process.env} />",
      { message: "часть «<RubricList>» здесь недопустима" },
    ],
    ["script in a page", "<script>alert(1)</script>", { message: "часть «<script>» здесь недопустима" }],
    ["brace that is not closed in a page", "Итого { строк", { message: "текст страницы не разбирается" }],
  ];
  return mdx.map(([what, passage, fault], index) => {
    const text = altered(pageText(`page-${index}`), "Текст страницы.", passage);
    return [
      what,
      {
        path: `content/pages/page-${index}.mdx`,
        content: text,
        fault: { line: lineWith(text, passage), ...fault },
      },
    ];
  });
}
