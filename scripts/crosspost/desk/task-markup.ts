import { longDate, todayIn } from "#src/text/date.ts";
import { amount } from "#src/text/number.ts";
import { checklist } from "./checklist.ts";
import type { FormAction } from "./issue-form.ts";
import { claimMark, postedMark, skipMark, type MarkingContext } from "./marking.ts";
import { external, markup, type Markup } from "./markup.ts";
import { holder } from "./order.ts";
import { preview } from "./preview.ts";
import { shortText } from "./short.ts";
import { standingLine, type StandingContext } from "./standing.ts";
import type { Task } from "./task.ts";

/** What the markup of all tasks is made with. */
export interface TaskContext extends MarkingContext, StandingContext {
  /** The group's address; empty when it is not set. */
  group: string;
  /** The group's own rules. */
  rules: readonly string[];
  /** The most a post may hold. */
  limit: number;
}

const signs = (text: string, limit: number) => `${amount(text.length)} из\u00A0${amount(limit)}`;

function textField(id: string, name: string, label: string, text: string, { limit }: TaskContext): Markup {
  const field = `${name}-${id}`;
  return markup`<label for="${field}">${label}</label>
<textarea id="${field}" spellcheck="false" aria-describedby="length-${field}">
${text}</textarea>
<p class="small" id="length-${field}">Знаков: <span data-length="${field}">${signs(text, limit)}</span></p>
<p class="actions needs-script"><button type="button" class="main" data-copy="${field}" aria-describedby="title-${id}">Скопировать текст</button></p>`;
}

function texts({ announcement, post }: Task, context: TaskContext): Markup {
  const { id, title } = announcement;
  const { group, now, zone } = context;
  const short = shortText(announcement, post, { today: todayIn(zone, now) });
  const share = `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(post.link)}`;
  return markup`<section class="texts" aria-label="Текст и&nbsp;ссылки">
${textField(id, "text", "Текст поста", post.seen, context)}
${short === undefined ? undefined : markup`<details class="fold"><summary>Короткий вариант</summary>${textField(id, "short", "Короткий текст", short, context)}</details>`}
<p class="actions">
${group ? markup`<a href="${group}" ${external}>Открыть группу</a>` : undefined}
<a href="${share}" ${external}>Поделиться ссылкой</a>
<button type="button" class="needs-script" data-text="${post.link}" aria-describedby="title-${id}">Скопировать ссылку</button>
<button type="button" hidden data-share="text-${id}" data-share-url="${post.link}" data-share-title="${title}" aria-describedby="title-${id}">Отправить в&nbsp;приложение</button>
</p>
</section>`;
}

/** How a skipped entry comes back: off the desk, since it is no longer there. */
const wayBack = (id: string, { issues, commandOptions }: TaskContext) => {
  const command = markup`<code>npm run crosspost -- retry ${id}${commandOptions}</code>`;
  const action: FormAction = "Поста нет, можно ещё раз";
  return issues
    ? markup`Передумаете&nbsp;— её вернёт такая&nbsp;же заявка, где «Что сделано»&nbsp;— «${action}», или команда ${command}.`
    : markup`Передумаете&nbsp;— её вернёт команда ${command}.`;
};

/**
 * The task of posting an entry, in the order of the work: take it, copy, look, record. It is a fold, so that a long queue stays
 * short; all that tells one entry from another stands in its summary.
 */
export function taskMarkup(task: Task, context: TaskContext, isOpen: boolean): Markup {
  const { id, kind_label, rubric, published, title } = task.announcement;
  const held = holder(task, context.now) !== undefined;
  return markup`<details class="task" id="entry-${id}"${isOpen ? markup` open` : undefined}>
<summary>
<h3 id="title-${id}">${title}</h3>
<span class="small">${kind_label} · ${rubric.label} · <time datetime="${published}">${longDate(published)}</time></span>
${standingLine(task, context)}
<span class="notice" data-sent="${id}" hidden>Отметка отправлена с&nbsp;этого устройства. Запись уйдёт отсюда, когда страницу соберут заново.</span>
</summary>
<div class="task__body">
<div class="claim">${claimMark(task, held, context)}</div>
${texts(task, context)}
<div class="look">
${preview(task)}
${checklist(task, context.group, context.rules)}
</div>
<section class="record" aria-label="Отметка о&nbsp;публикации">
<h4>Опубликовали?</h4>
${postedMark(task, context)}
<details class="fold">
<summary>Пропустить</summary>
<p class="small">Поста не&nbsp;будет, запись уйдёт с&nbsp;этой страницы. ${wayBack(id, context)}</p>
${skipMark(task, context)}
</details>
</section>
</div>
</details>`;
}
