import type { Announcement } from "#src/entry/manifest.ts";
import type { ComposeContext, Limits } from "../channel.ts";
import { brokenInput } from "../order/problem.ts";
import { eventLines } from "./event-lines.ts";
import { fit, fitSentences, hashtag, sentence } from "./text.ts";

/** A paragraph of a post. Its role says how it may be shortened. */
export interface Passage {
  role: "title" | "prose" | "figure" | "time" | "mention" | "link" | "tag";
  text: string;
}

/** Prose that was cut to less than so many characters says nothing: the title does without it. */
const STUB = 60;

/** What stands between two paragraphs. */
export const gap = "\n\n";

/** The entry's address with marks that tell the portal where a reader came from. */
export function markedLink(announcement: Announcement, source: string): string {
  const link = new URL(announcement.url);
  link.searchParams.set("utm_source", source);
  link.searchParams.set("utm_medium", "social");
  link.searchParams.set("utm_campaign", announcement.rubric.id);
  return link.href;
}

/** The paragraphs of a post in reading order: the editors' own text if there is one, else one made from the entry. */
export function announcementPassages(
  announcement: Announcement,
  link: string,
  context: ComposeContext,
  mention?: string,
): Passage[] {
  const tag = hashtag(announcement.rubric.hashtag);
  const passages: Passage[] = [];
  const add = (role: Passage["role"], text: string | undefined) => {
    if (text) passages.push({ role, text: text.normalize("NFC") });
  };
  const { share_text: own, event, key_figure: figure } = announcement;
  if (own) {
    // Editors often end their text with the address; it follows anyway, with its marks.
    add(
      "prose",
      own.trim().endsWith(announcement.url) ? own.trim().slice(0, -announcement.url.length).trimEnd() : own.trim(),
    );
  } else {
    add("title", announcement.title.trim());
    add("prose", announcement.teaser.trim());
    add("figure", figure && sentence(figure));
    add("time", event && eventLines(event, context.today));
    add("mention", mention);
  }
  add("link", link);
  if (tag !== "#" && !own?.split(/[\s,.;:!?]+/u).includes(tag)) add("tag", tag);
  return passages;
}

/**
 * Shortens a post to the limit: first the tag goes, then the mentions, then the figure, then the prose is
 * cut, then the title. Time and address stay whole. The whole post is counted each time: what a network
 * counts need not be the sum of its parts. What a whole sentence leaves free, mentions and tag take again.
 * @throws Problem when even those do not fit.
 */
export function fitPassages(passages: readonly Passage[], limits: Limits): Passage[] {
  let kept = [...passages];
  const length = (of: readonly Passage[]) => limits.count(of.map((passage) => passage.text).join(gap));
  for (const role of ["tag", "mention", "figure"] as const) {
    if (length(kept) <= limits.text) return kept;
    kept = kept.filter((passage) => passage.role !== role);
  }
  for (const [role, shorten] of [
    ["prose", fitSentences],
    ["title", fit],
  ] as const) {
    if (length(kept) <= limits.text) break;
    const written = (text: string) => kept.map((passage) => (passage.role === role ? { role, text } : passage));
    const whole = kept.find((passage) => passage.role === role)?.text ?? "";
    const part = shorten(whole, limits.text, (beginning) => length(written(beginning)));
    const isTitled = kept.some((passage) => passage.role === "title");
    const isStub = role === "prose" && isTitled && part.endsWith("…") && part.length < STUB;
    kept = written(isStub ? "" : part).filter(({ text }) => text !== "");
  }
  if (length(kept) > limits.text)
    throw brokenInput(`Пост не помещается в ${limits.text} знаков даже без текста: слишком длинный адрес страницы.`);
  for (const role of ["mention", "tag"] as const) {
    const more = passages.flatMap((passage) =>
      passage.role === role ? passage : (kept.find((one) => one.role === passage.role) ?? []),
    );
    if (length(more) <= limits.text) kept = more;
  }
  return kept;
}
