import type { Announcement } from "#src/entry/manifest.ts";
import type { Channel } from "../channel.ts";
import { formQuery, type FormAction, type formFields } from "./issue-form.ts";
import { markup, type Markup } from "./markup.ts";
import type { Task } from "./task.ts";

type FieldName = keyof typeof formFields;

/** How the marks of this desk are recorded. */
export interface MarkingContext {
  channel: Pick<Channel, "label" | "hosts">;
  /** Where GitHub makes issues; absent where the portal is not kept there. */
  issues: string | undefined;
  /** Options that the commands need, so that they write to the same ledger. */
  commandOptions: string;
}

/** A mark that a person makes. */
interface Mark {
  name: "claim" | "posted" | "skip" | "retry" | "withdraw";
  /** As the form calls it. */
  action: FormAction;
  button: string;
  /** The command's end, with a slot for what the person fills in. */
  ending?: Markup;
  field?: Markup;
}

/** Without a script the browser itself demands the network's host; `post/address.js` has the last word. */
const hostPattern = (hosts: readonly string[]) =>
  `https?://([A-Za-z0-9\\-]+\\.)*(${hosts.map((host) => host.replaceAll(".", "\\.")).join("|")})/.+`;

/** A form that opens GitHub's with everything filled in, and the command that does the same. Both work without a script. */
function markForm(
  { id, title }: Pick<Announcement, "id" | "title">,
  mark: Mark,
  { channel, issues, commandOptions }: MarkingContext,
): Markup {
  const fixed: Partial<Record<FieldName, string>> = { entry: id, channel: channel.label, action: mark.action };
  const hidden = Object.entries({ ...formQuery(title), ...fixed }).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  const code = `${mark.name}-${id}`;
  const command = markup`<pre><code id="${code}">npm run crosspost -- ${mark.name} ${id}${mark.ending}${commandOptions}</code></pre>
<p class="actions needs-script"><button type="button" data-copy="${code}" aria-describedby="title-${id}">Скопировать команду</button></p>`;
  const own = issues
    ? markup`<p class="actions"><button type="submit" class="main" aria-describedby="title-${id}">${mark.button}</button></p>
<p class="small">GitHub откроет заполненную заявку&nbsp;— останется её отправить.</p>
<details><summary>Или командой</summary>
${command}
</details>`
    : command;
  return markup`<form class="mark"${issues ? markup` action="${issues}" method="get" target="_blank" rel="noopener noreferrer"` : undefined} data-mark="${mark.name}" data-entry="${id}">
${issues ? hidden : undefined}
${mark.field && (issues ? mark.field : markup`<div class="needs-script">${mark.field}</div>`)}
${own}
</form>`;
}

/** «Беру себе», or, once it is taken, giving it back. */
export function claimMark(task: Task, isHeld: boolean, context: MarkingContext): Markup {
  const mark: Mark = isHeld
    ? { name: "retry", action: "Поста нет, можно ещё раз", button: "Вернуть в\u00A0очередь" }
    : { name: "claim", action: "Беру себе", button: "Беру себе" };
  return markup`<details class="fold">
<summary>${mark.button}</summary>
<p class="small">${isHeld ? markup`Если публиковать некому, запись снова станет свободной.` : markup`На&nbsp;сутки запись ваша: другие увидят, что её уже публикуют.`}</p>
${markForm(task.announcement, mark, context)}
</details>`;
}

/** «Опубликовано», with the post's address. */
export function postedMark(task: Task, context: MarkingContext): Markup {
  const { id, url } = task.announcement;
  const input = `url-${id}`;
  return markForm(
    task.announcement,
    {
      name: "posted",
      action: "Опубликована",
      button: "Опубликовано",
      ending: markup` <span data-slot="${input}">АДРЕС_ПОСТА</span>`,
      field: markup`<label for="${input}">Адрес поста в&nbsp;группе</label>
<p class="small" id="hint-${id}">Нажмите под именем автора на&nbsp;время публикации и&nbsp;скопируйте адрес.</p>
<input type="url" id="${input}" name="url" required maxlength="2000" autocomplete="off" pattern="${hostPattern(context.channel.hosts)}" title="Адрес поста начинается с https://${context.channel.hosts[0]}/" data-hosts="${context.channel.hosts.join(" ")}" data-portal="${new URL(url).host}" aria-describedby="hint-${id} fault-${id}">
<p class="fault" id="fault-${id}" role="alert"></p>`,
    },
    context,
  );
}

/** «Пропустить», with a reason. */
export function skipMark(task: Task, context: MarkingContext): Markup {
  const input = `why-${task.announcement.id}`;
  return markForm(
    task.announcement,
    {
      name: "skip",
      action: "Пропускаем",
      button: "Пропустить",
      ending: markup` --why <span data-slot="${input}">"ПРИЧИНА"</span>`,
      field: markup`<label for="${input}">Почему</label>
<input type="text" id="${input}" name="why" required maxlength="300" autocomplete="off">`,
    },
    context,
  );
}

/** «Пост удалён», for an entry that is gone and has no title any more. */
export const deletedMark = (id: string, context: MarkingContext): Markup =>
  markForm(
    { id, title: id },
    { name: "withdraw", action: "Пост удалён", button: "Пост удалён", ending: markup` --done` },
    context,
  );
