import type { Citation } from "./citation.ts";

/** A day as a reference writes it: `2026-11-05` → «05.11.2026». */
export const dotted = (day: string) => day.split("-").toReversed().join(".");

/** What stands for the reader's day until a script or a hand has put it in. */
export const DAY_PLACEHOLDER = "ДД.ММ.ГГГГ";

/**
 * A reference by ГОСТ Р 7.0.5-2008, section 10: a part of an electronic resource, the organisation as the statement of
 * responsibility. `accessed` is the reader's own day, `YYYY-MM-DD`.
 */
export const gostReference = ({ title, author, container, url, published, updated }: Citation, accessed?: string) =>
  [
    `${title} [Электронный ресурс] / ${author} // ${container}: [сайт].`,
    ...(published ? [`${published.slice(0, 4)}.`] : []),
    ...(updated ? [`Дата обновления: ${dotted(updated)}.`] : []),
    `URL: ${url} (дата обращения: ${accessed ? dotted(accessed) : DAY_PLACEHOLDER}).`,
  ].join(" ");
