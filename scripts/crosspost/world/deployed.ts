import { parse } from "node-html-parser";
import type { Announcement } from "#src/entry/manifest.ts";
import type { NetworkAnswer } from "../network/answer.ts";
import { clockSkew, type Call } from "../network/http.ts";
import { exitCodes } from "../order/answer.ts";
import { Problem } from "../order/problem.ts";

/** A clock that is off by more would date intents wrongly, and schedule posts at the wrong time. Milliseconds. */
const SKEW = 5 * 60_000;

/** Why an entry cannot be opened. */
interface Closed {
  /** In Russian. */
  why: string;
  /** The portal did not answer at all: other entries will hardly fare better. */
  isSilent: boolean;
}

/** Asks once for each address, and remembers the answer for the run. */
export type Deployed = (announcement: Announcement) => Promise<Closed | undefined>;

/**
 * Makes the check that an entry can be opened: its page answers 200 and names the share picture, and the picture
 * answers, too. Facebook drops a post whose link it cannot reach, and others show it without a preview. The check answers
 * what is wrong, in Russian.
 * @throws Problem when this machine's clock and the portal's differ.
 */
export function deployedCheck(call: Call, now: () => Date): Deployed {
  const pages = new Map<string, ReturnType<Deployed>>();
  const closed = (why: string, isSilent = false): Closed => ({ why, isSilent });
  const check: Deployed = async ({ url, image }) => {
    const page = await call({ method: "GET", url, headers: { accept: "text/html" } });
    if (page.is !== "answer") return closed(`страница ${url} не открывается: ${page.why}`, true);
    checkClock(page, now());
    if (page.status !== 200) return closed(`страница ${url} отвечает кодом ${page.status}`);
    const named = parse(page.text).querySelector('meta[property="og:image"]')?.getAttribute("content");
    if (named !== image.url)
      return closed(
        named
          ? `на странице ${url} другая картинка: портал ещё не обновился`
          : `на странице ${url} нет картинки для соцсетей (og:image)`,
      );
    const picture = await call({ method: "GET", url: image.url });
    if (picture.is !== "answer") return closed(`картинка ${image.url} не открывается: ${picture.why}`);
    const type = picture.headers["content-type"] ?? "";
    return picture.status === 200 && type.startsWith("image/")
      ? undefined
      : closed(`картинка ${image.url} отвечает кодом ${picture.status}${type ? ` (${type})` : ""}`);
  };
  return (announcement) => {
    const known = pages.get(announcement.url) ?? check(announcement);
    pages.set(announcement.url, known);
    return known;
  };
}

/** @throws Problem when the answer's `Date` and this machine's clock differ. */
function checkClock(answer: NetworkAnswer, now: Date): void {
  const fault = clockFault(answer, now);
  if (fault)
    throw new Problem(
      `${fault}\n  По таким часам посты вышли бы не вовремя, поэтому новые не отправляются.`,
      exitCodes.input,
    );
}

/** Says how far this machine's clock is from a server's `Date`; undefined within the allowance or without a date. */
export function clockFault({ headers }: NetworkAnswer, now: Date): string | undefined {
  const skew = clockSkew(headers, now) ?? 0;
  if (Math.abs(skew) <= SKEW) return undefined;
  const minutes = Math.round(Math.abs(skew) / 60_000);
  return `Часы этого компьютера ${skew > 0 ? "спешат" : "отстают"} на ${minutes} мин. Как исправить: включите в системе точное время.`;
}
