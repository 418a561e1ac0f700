import { exitCodes, type Answer } from "../order/answer.ts";
import { titled } from "../post/text.ts";

/** What became of one post. */
export interface Corrected {
  id: string;
  channel: string;
  label: string;
  title: string;
  url: string | undefined;
  outcome: "edited" | "removed" | "by-hand" | "unclear" | "failed" | "would";
  why?: string | undefined;
}

const outcomes: Record<Exclude<Corrected["outcome"], "by-hand" | "would">, string> = {
  edited: "пост исправлен",
  removed: "пост удалён",
  unclear: "вышел ли пост, неясно: посмотрите в канале",
  failed: "не вышло",
};

/** What became of posts, as a command answers it; `words` say what a person or the program has to do. */
export function correctedAnswer(
  all: readonly Corrected[],
  nothing: string,
  words: { byHand: string; would: string },
): Answer {
  const lines = all.map(({ label, title, url, outcome, why }) => {
    const what = { ...outcomes, "by-hand": words.byHand, would: words.would }[outcome];
    return `${label}, ${titled(title)} — ${what}${url ? `: ${url}` : ""}${why ? `\n    ${why}` : ""}`;
  });
  const act = all.some(({ outcome }) => outcome === "by-hand" || outcome === "unclear" || outcome === "failed");
  return { text: lines.join("\n") || nothing, data: { posts: all }, exitCode: act ? exitCodes.act : exitCodes.done };
}
