import type { Manifest } from "#src/entry/manifest.ts";
import { longDate, todayIn } from "#src/text/date.ts";
import { keyParts, type Ledger } from "../ledger/line.ts";
import { deletedMark, type MarkingContext } from "./marking.ts";
import { external, markup } from "./markup.ts";

/** A post in the group whose entry is no longer on the portal. */
export interface Withdrawn {
  id: string;
  url: string;
  /** When it was first recorded, ISO 8601. */
  at: string;
}

/** The posts of a channel that somebody has to delete, the oldest first. */
export function withdrawnPosts(ledger: Ledger, channel: string, { entries }: Pick<Manifest, "entries">): Withdrawn[] {
  const published = new Set(entries.map(({ id }) => id));
  return [...ledger]
    .flatMap(([key, lines]) => {
      const { id, channel: of } = keyParts(key);
      const line = lines.at(-1);
      if (of !== channel || published.has(id) || line?.state !== "posted" || !line.url) return [];
      return [{ id, url: line.url, at: lines.find(({ state }) => state === "posted")?.at ?? line.at }];
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

const item = ({ id, url, at }: Withdrawn, context: MarkingContext & { zone: string }) =>
  markup`<li id="entry-${id}">
<h3 id="title-${id}"><code>${id}</code></h3>
<p class="small">Пост отмечен <time datetime="${at}">${longDate(todayIn(context.zone, new Date(at)))}</time></p>
<p class="notice" data-sent="${id}" hidden>Отметка отправлена с&nbsp;этого устройства. Пост исчезнет отсюда, когда страницу соберут заново.</p>
<p class="actions"><a href="${url}" ${external} aria-describedby="title-${id}">Открыть пост</a></p>
${deletedMark(id, context)}
</li>`;

/** What stands above the tasks while there are such posts. */
export const withdrawnList = (posts: readonly Withdrawn[], context: MarkingContext & { zone: string }) =>
  posts.length === 0
    ? undefined
    : markup`<section class="part" aria-labelledby="withdrawn"><h2 id="withdrawn">Удалите посты снятых записей</h2>
<p>Этих записей на&nbsp;портале больше нет, а&nbsp;посты о&nbsp;них остались в&nbsp;группе. Удалите пост, потом отметьте это здесь.</p>
<ul class="withdrawn">
${posts.map((post) => item(post, context))}
</ul>
</section>`;
