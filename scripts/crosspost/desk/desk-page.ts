import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { tabIcon } from "#src/icon/tab.ts";
import { counted } from "#src/text/plural.ts";
import type { Channel } from "../channel.ts";
import type { PortalSettings } from "../settings/portal.ts";
import { newIssueAddress } from "./issue-form.ts";
import { markup, Markup } from "./markup.ts";
import { inOrder, type Parts } from "./order.ts";
import { longMoment } from "./standing.ts";
import { deskStyle } from "./style.ts";
import type { Task } from "./task.ts";
import { taskMarkup, type TaskContext } from "./task-markup.ts";
import { withdrawnList, type Withdrawn } from "./withdrawn.ts";

/** What the page says around the tasks. */
export interface DeskPage {
  settings: PortalSettings;
  channel: Pick<Channel, "label" | "hosts" | "limits">;
  tasks: readonly Task[];
  /** Posts that somebody has to delete. */
  withdrawn: readonly Withdrawn[];
  /** How many entries wait in all, those that found no room here too. */
  waiting: Record<keyof Parts<Task>, number>;
  /** How many of the fresh ones wait for too long. */
  late: number;
  /** The group's own rules. */
  rules: readonly string[];
  /** Days after which a wait is too long. */
  remindAfter: number;
  now: Date;
  /** Options that the commands on the page need, so that they write to the same ledger. */
  commandOptions: string;
}

const fileText = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
/** One module: what the script imports stands in the place of the import, since a page on the disk can load no file. */
const script = fileText("./script.js").replace(/^import .*$/m, () => fileText("../post/address.js"));
/** The portal's icon within the page, so that the browser asks for none. */
const icon = `data:image/svg+xml,${encodeURIComponent(tabIcon)}`;
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const isWebAddress = (address: string) => /^https?:\/\//i.test(address);
const noun = ["запись", "записи", "записей"] as const;

/** What the browser may do for the page: show its pictures, run its own script, and go to GitHub when a form is sent. */
function policy(style: string, tasks: readonly Task[], issues: string | undefined): string {
  const remote = tasks.filter(({ picture }) => !picture).map(({ post }) => new URL(post.image.url).origin);
  return [
    "default-src 'none'",
    ["img-src 'self' file: data:", ...new Set(remote)].join(" "),
    `style-src ${hash(style)}`,
    `script-src ${hash(script)}`,
    "font-src data:",
    "base-uri 'none'",
    `form-action ${issues ? "https://github.com" : "'none'"}`,
  ].join("; ");
}

/** The share desk: one page that works from the disk, on a phone, by keyboard, and but for copying without a script. */
export function deskPage(page: DeskPage): string {
  const { settings, channel, rules, remindAfter, now, commandOptions } = page;
  const { group, footnote } = settings.channels.facebook;
  const style = deskStyle(settings.colour);
  const issues = newIssueAddress(settings.repository);
  const context: TaskContext = {
    channel,
    limit: channel.limits.text,
    group: isWebAddress(group) ? group : "",
    rules,
    remindAfter,
    now,
    zone: settings.zone,
    issues,
    commandOptions,
  };
  const parts = inOrder(page.tasks, now);
  const [first] = [...parts.fresh, ...parts.taken];
  const tasks = (shown: readonly Task[]) => shown.map((task) => taskMarkup(task, context, task === first));
  return markup`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, page.tasks, issues)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Что опубликовать в&nbsp;группе&nbsp;— ${settings.name}</title>
<link rel="icon" href="${icon}">
<style>${new Markup(style)}</style>
</head>
<body>
<header class="top">
<p class="small">${settings.name} · стол публикации</p>
<h1>Что опубликовать в&nbsp;группе</h1>
${introduction(page, parts)}
</header>
<main>
${withdrawnList(page.withdrawn, context)}
${list("Ждут публикации", tasks(parts.fresh))}
${list("В\u00A0работе", tasks(parts.taken))}
${parts.archive.length > 0 ? markup`<details class="archive"><summary><h2>Архив: ${counted(page.waiting.archive, noun)}</h2></summary><p class="small">Записи старше первого дня группы. Напоминать о&nbsp;них никто не&nbsp;будет, а&nbsp;опубликовать можно любую.</p>${tasks(parts.archive)}</details>` : undefined}
</main>
<footer>
<p class="small">Составлено ${longMoment(now, settings.zone)}. Отметку о&nbsp;публикации ставит человек, программа её не&nbsp;проверяет. Галочки хранятся только на&nbsp;вашем устройстве.</p>
<p class="small">${footnote}</p>
</footer>
<p id="told" class="visually-hidden" role="status"></p>
<script type="module">${new Markup(script)}</script>
</body>
</html>
`.source;
}

const list = (name: string, tasks: readonly Markup[]) =>
  tasks.length === 0
    ? undefined
    : markup`<section class="part" aria-label="${name}"><h2>${name}</h2>
${tasks}</section>`;

function counts({ waiting, late }: DeskPage): Markup {
  const part = (name: string, count: number, more?: Markup) =>
    count === 0 ? undefined : markup`<li>${name}: <b>${count}</b>${more}</li>`;
  const ofThem = late === 0 ? undefined : markup`, из&nbsp;них слишком долго: <b class="late">${late}</b>`;
  return markup`<ul class="counts" aria-label="Сколько записей ждёт">
${part("Ждут публикации", waiting.fresh, ofThem)}
${part("В\u00A0работе", waiting.taken)}
${part("В\u00A0архиве", waiting.archive)}
</ul>`;
}

function introduction(page: DeskPage, { fresh, taken }: Parts<Task>): Markup {
  const { tasks, waiting, settings } = page;
  const all = waiting.fresh + waiting.taken + waiting.archive;
  if (all === 0)
    return markup`<p class="lead">Всё опубликовано.</p>
<p>Когда на&nbsp;портале появится новая запись, соберите его (<code>npm run build</code>) и&nbsp;эту страницу заново: <code>npm run crosspost -- desk</code>.</p>`;
  const rest = all - tasks.length;
  return markup`${counts(page)}
<p class="lead">${waiting.fresh + waiting.taken === 0 ? markup`Очередь пуста, остался архив. ` : undefined}Скопируйте текст, откройте группу, вставьте и&nbsp;опубликуйте. Потом запишите адрес поста&nbsp;— и&nbsp;запись отсюда уйдёт.</p>
<p class="small">Публиковать в&nbsp;группах Facebook* может только человек: программам сеть этого не&nbsp;разрешает с&nbsp;апреля 2024&nbsp;года.</p>
${rest > 0 ? markup`<p class="notice">Здесь ${tasks.length} из&nbsp;${all}. Чтобы увидеть все, добавьте к&nbsp;команде <code>--limit ${all}</code>.</p>` : undefined}
${isWebAddress(settings.channels.facebook.group) ? undefined : markup`<p class="notice">Адрес группы не указан. Впишите его в&nbsp;файл <code>content/site.yaml</code>, в&nbsp;поле <code>channels.facebook.group</code>, и&nbsp;соберите страницу заново&nbsp;— появится кнопка «Открыть группу».</p>`}
${contents([...fresh, ...taken])}`;
}

/** With many tasks, a list to jump by. */
const contents = (tasks: readonly Task[]) =>
  tasks.length < 4
    ? undefined
    : markup`<nav aria-label="Записи на&nbsp;странице"><details class="fold"><summary>Перейти к&nbsp;записи</summary><ol class="contents">${tasks.map(({ announcement: { id, title } }) => markup`<li><a href="#entry-${id}">${title}</a></li>`)}</ol></details></nav>`;
