import type { Announcement } from "#src/entry/manifest.ts";
import type { ComposeContext, Limits } from "./channel.ts";
import { eventLines } from "./event-lines.ts";
import { brokenInput } from "./problem.ts";
import { fit, hashtag, sentence } from "./text.ts";

/** A paragraph of a post. Its role says how it may be shortened. */
export interface Passage {
  role: "title" | "prose" | "figure" | "time" | "link" | "tag";
  text: string;
}

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
export function announcementPassages(announcement: Announcement, link: string, context: ComposeContext): Passage[] {
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
  }
  add("link", link);
  if (tag !== "#" && !own?.split(/[\s,.;:!?]+/u).includes(tag)) add("tag", tag);
  return passages;
}

/**
 * Shortens a post to the limit: first the tag goes, then the figure, then the prose is cut, then
 * the title. Time and address stay whole.
 * @throws Problem when even those do not fit.
 */
export function fitPassages(passages: readonly Passage[], limits: Limits): Passage[] {
  let kept = [...passages];
  const length = () => limits.count(kept.map((passage) => passage.text).join(gap));
  for (const role of ["tag", "figure"] as const) {
    if (length() <= limits.text) return kept;
    kept = kept.filter((passage) => passage.role !== role);
  }
  for (const role of ["prose", "title"] as const) {
    const over = length() - limits.text;
    if (over <= 0) return kept;
    kept = kept
      .map((passage) =>
        passage.role === role
          ? { role, text: fit(passage.text, limits.count(passage.text) - over, limits.count) }
          : passage,
      )
      .filter((passage) => passage.text !== "");
  }
  if (length() <= limits.text) return kept;
  throw brokenInput(`Пост не помещается в ${limits.text} знаков даже без текста: слишком длинный адрес страницы.`);
}
