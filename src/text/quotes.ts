/** What a quotation mark does at its place. */
type Role = "open" | "close" | "none";

interface Mark {
  index: number;
  char: string;
  role: Role;
  /** How many quotations it stands in, from 1. */
  depth: number;
}

/** After these a quotation begins. */
const BEFORE_OPEN = /[\s([{‑–—/-]/u;

/** Reads the marks of one paragraph. A paragraph is unbalanced when a quotation in it is never closed, or closed twice. */
function marksOf(paragraph: string): { marks: Mark[]; balanced: boolean } {
  const marks: Mark[] = [];
  const open: string[] = [];
  let balanced = true;
  for (const { 0: char, index } of paragraph.matchAll(/["«»„“”‟]/g)) {
    const last = marks.at(-1);
    const afterMark = last !== undefined && last.index === index - 1 && last.role !== "none" ? last.role : undefined;
    const before = paragraph.charAt(index - 1);
    const after = paragraph.charAt(index + 1);
    const mayOpen =
      (afterMark ? afterMark === "open" : before === "" || BEFORE_OPEN.test(before)) &&
      after !== "" &&
      !/\s/u.test(after);
    const mayClose = open.length > 0 && before !== "" && !/\s/u.test(before);
    let role: Role;
    if (char === "«" || char === "„") role = "open";
    else if (char === "»") role = "close";
    else if (char === "”") role = open.length > 0 ? "close" : "none";
    // Inside two quotations this mark is read as we print it, or a second run would not find the same pairs.
    else if (char === "“" && (open.at(-1) === "„" || (open.length > 1 && !mayOpen))) role = "close";
    else role = mayOpen ? "open" : mayClose ? "close" : "none";
    if (role === "open") open.push(char);
    marks.push({ index, char, role, depth: open.length });
    if (role === "close" && open.pop() === undefined) balanced = false;
  }
  return { marks, balanced: balanced && open.length === 0 };
}

/** The mark to print. Where quotations do not close, the writer's own levels are kept: guessing would move them all. */
function printed({ char, role, depth }: Mark, balanced: boolean): string {
  if (role === "none") return char;
  if (!balanced) return role === "open" ? (char === "„" ? char : "«") : char === "“" ? char : "»";
  if (role === "open") return depth === 1 ? "«" : "„";
  return depth === 1 ? "»" : "“";
}

function paragraphQuotes(paragraph: string): string {
  const { marks, balanced } = marksOf(paragraph);
  let from = 0;
  let set = "";
  for (const mark of marks) {
    set += paragraph.slice(from, mark.index) + printed(mark, balanced);
    from = mark.index + 1;
  }
  return set + paragraph.slice(from);
}

/** Straight and mixed quotation marks → «ёлочки» with „лапки“ inside. An open quotation ends with its paragraph. */
export const quotes = (text: string): string =>
  text
    .split(/(\n[ \t]*\n)/)
    .map(paragraphQuotes)
    .join("");
