import { element, partOf } from "#src/device/element.ts";
import { counted, plural } from "#src/text/plural.ts";
import { searchQuery, type Asked } from "./address.ts";
import type { SearchAnswer } from "./engine.ts";
import type { ShownAnswer } from "./outcome.ts";

/** A link as it is drawn. */
export interface Target {
  text: string;
  to: string;
  current?: boolean;
}

/** What the page says of an answer beside the entries themselves. */
export interface Drawing {
  status: string;
  /** «Возможно, вы имели в виду» with a way back to what was typed, and words that nobody wrote. */
  notice: (string | Target)[];
  /** Pages of terms that the query names, each with what it is. */
  terms: { kind: string; page: Target }[];
  /** Ways to narrow the answer to a kind; nothing where there is one kind only. */
  kinds: Target[];
  nearHeading: string;
}

/** A query as it is quoted: of a very long one the beginning. */
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text);

function noticeOf(
  { corrected, unknown }: Pick<SearchAnswer, "corrected" | "unknown">,
  asked: Asked,
): Drawing["notice"] {
  const { query, verbatim } = asked;
  const notice: Drawing["notice"] = [];
  if (corrected && !verbatim)
    notice.push(
      "Возможно, вы имели в виду ",
      { text: corrected, to: searchQuery({ query: corrected }) },
      ". ",
      { text: `Искать точно «${short(query)}»`, to: searchQuery({ query, verbatim: true }) },
      ".",
    );
  if (unknown.length > 0) {
    const named = unknown.map((word) => `«${short(word)}»`).join(", ");
    notice.push(` ${plural(unknown.length, ["Слова", "Слов", "Слов"])} ${named} на портале нет.`);
  }
  return notice;
}

function kindsOf({ whole, byKind }: ShownAnswer, { query, kind, verbatim }: Asked, names: Record<string, string>) {
  if (byKind.size < 2 && kind === "") return [];
  const counts = [
    ["", "Всё", whole.length] as const,
    ...[...byKind].map(([id, n]) => [id, names[id] ?? id, n] as const),
  ];
  return counts.map(([id, label, count]): Target => ({
    text: `${label} ${count}`,
    to: searchQuery({ query, kind: id, verbatim }),
    current: id === kind,
  }));
}

const capital = (text: string) => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;

/** Draws as plain data what an answer says. `names` are those of the kinds; `nearby` is true when words alike were sought. */
export function searchDrawing(
  answer: Pick<SearchAnswer, "corrected" | "unknown" | "meanings">,
  outcome: ShownAnswer,
  asked: Asked,
  { names, nearby }: { names: Record<string, string>; nearby: boolean },
): Drawing {
  const { whole, chosen } = outcome;
  return {
    status:
      whole.length === 0
        ? `По запросу «${short(asked.query)}» ничего не нашлось.`
        : `${plural(chosen.length, ["Нашлась", "Нашлись", "Нашлось"])} ${counted(chosen.length, ["страница", "страницы", "страниц"])}.`,
    notice: noticeOf(answer, asked),
    terms: answer.meanings.flatMap(({ forms, page }) =>
      page ? [{ kind: capital(page.kind), page: { text: forms[0]!, to: page.to } }] : [],
    ),
    kinds: kindsOf(outcome, asked, names),
    nearHeading: nearby ? "Похожие слова" : "Есть не все слова запроса",
  };
}

function anchor({ text, to, current }: Target): HTMLAnchorElement {
  const made = element("a", { href: to }, text);
  if (current) made.setAttribute("aria-current", "true");
  return made;
}

const item = (...children: (Node | string)[]) => element("li", {}, ...children);

/** Puts an answer on the page: what was found, what comes near, and what is said of both. */
export function drawAnswer(
  root: HTMLElement,
  { status, notice, terms, kinds, nearHeading }: Drawing,
  { found, near, more, nothing }: { found: Node[]; near: Node[]; more: boolean; nothing: boolean },
): void {
  const fill = (name: string, children: (Node | string)[]) => {
    const part = partOf(root, name);
    part.replaceChildren(...children);
    return part;
  };
  partOf(root, "status").textContent = status;
  fill("results", found);
  for (const [name, children] of [
    ["notice", notice.map((piece) => (typeof piece === "string" ? piece : anchor(piece)))],
    ["terms", terms.map(({ kind, page }) => item(`${kind}: `, anchor(page)))],
    ["kinds", kinds.map((target) => item(anchor(target)))],
    ["near", near],
    ["near-heading", near.length > 0 ? [nearHeading] : []],
  ] as const)
    fill(name, [...children]).hidden = children.length === 0;
  partOf(root, "more").hidden = !more;
  partOf(root, "nothing").hidden = !nothing;
}

/** Shows no answer: nothing is sought, or the search did not come. */
export const drawNoAnswer = (root: HTMLElement, status = ""): void =>
  drawAnswer(
    root,
    { status, notice: [], terms: [], kinds: [], nearHeading: "" },
    { found: [], near: [], more: false, nothing: false },
  );
