import type { Announcement } from "#src/entry/manifest.ts";
import type { ComposeContext, Post } from "../channel.ts";
import { eventLines } from "../post/event-lines.ts";
import { gap } from "../post/passages.ts";
import { fitSentences, sentence } from "../post/text.ts";

/** Feeds fold a post after some 480 characters or five lines; a short one is read without «Ещё». */
const GLANCE = 160;
/** A text that is hardly shorter is no second choice. */
const SHORTER = 0.8;

/**
 * A shorter text of the same post: the title; the beginning of the editors' own text, or the key figure, an event's
 * time and place or the beginning of the teaser; the link. Absent where it would hardly be shorter.
 */
export function shortText(announcement: Announcement, post: Post, { today }: ComposeContext): string | undefined {
  const { title, teaser, share_text: own, key_figure: figure, event } = announcement;
  const beginning = (text: string) => fitSentences(text, GLANCE, (part) => part.length);
  // Where the editors wrote a text of their own, what is made of the fields may say what they did not mean to.
  const what = own ? beginning(own) : event ? eventLines(event, today) : figure ? sentence(figure) : beginning(teaser);
  const words = [title.trim(), what].filter(Boolean).join(gap).normalize("NFC");
  const whole = post.seen
    .replace(/\s+#\S+$/u, "")
    .replace(post.link, "")
    .trim();
  return words.length <= whole.length * SHORTER ? `${words}${gap}${post.link}` : undefined;
}
