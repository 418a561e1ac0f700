import { createHash } from "node:crypto";
import type { Announcement } from "#src/entry/manifest.ts";
import type { Post } from "../channel.ts";
import type { Settings } from "../settings.ts";
import { markup, Markup } from "./markup.ts";
import { deskScript, deskStyle } from "./style.ts";

/** One entry on the desk. */
export interface Card {
  announcement: Announcement;
  post: Post;
  /** The share picture beside the page, from the page; absent when there is no build at hand. */
  picture?: string | undefined;
}

/** What the page says around the cards. */
export interface DeskPage {
  settings: Settings;
  cards: readonly Card[];
  /** How many entries wait in all. */
  waiting: number;
  /** The most a post may hold. */
  limit: number;
  now: Date;
  /** Options that the commands on the page need, so that they write to the same ledger. */
  commandOptions: string;
}

const date = new Intl.DateTimeFormat("ru-RU", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const number = new Intl.NumberFormat("ru-RU", { useGrouping: "min2" });
const external = new Markup('target="_blank" rel="noopener noreferrer"');
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const isWebAddress = (address: string) => /^https?:\/\//i.test(address);

/** The share desk: one page that works from the disk, on a phone, by keyboard, and but for copying without a script. */
export function deskPage(page: DeskPage): string {
  const style = deskStyle(page.settings.colour);
  const policy = `default-src 'none'; img-src 'self' file: https: http:; style-src ${hash(style)}; script-src ${hash(deskScript)}; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Что опубликовать в группе — ${page.settings.name}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<h1>Что опубликовать в группе</h1>
${introduction(page)}
</header>
<main>
${page.cards.map((card) => article(card, page))}
</main>
<footer>
<p class="small">Составлено ${moment(page.now, page.settings.zone)}. Отметку о публикации ставит человек, программа её не проверяет.</p>
<p class="small">${page.settings.channels.facebook.footnote}</p>
</footer>
<p id="told" class="small" role="status"></p>
<script>${new Markup(deskScript)}</script>
</body>
</html>
`.source;
}

const moment = (now: Date, zone: string) =>
  new Intl.DateTimeFormat("ru-RU", { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(now);

function introduction({ cards, waiting, settings }: DeskPage): Markup {
  if (waiting === 0)
    return markup`<p>Всё опубликовано. Когда на портале появится новая запись, соберите его (<code>npm run build</code>) и эту страницу заново: <code>npm run crosspost -- desk</code>.</p>`;
  const rest = waiting - cards.length;
  const { group } = settings.channels.facebook;
  return markup`<p>Ждут публикации: ${waiting}. Скопируйте текст, откройте группу, вставьте его и опубликуйте. Потом запишите адрес поста командой под записью — и на этой странице её больше не будет.</p>
<p class="small">Публиковать в группах Facebook* может только человек: программам сеть этого не разрешает с апреля 2024 года.</p>
${rest > 0 ? markup`<p class="notice">Здесь только самые новые: ${cards.length}. Ещё ${rest} ждут — добавьте к команде <code>--limit ${waiting}</code>.</p>` : undefined}
${isWebAddress(group) ? undefined : markup`<p class="notice">Адрес группы не указан. Впишите его в файл <code>src/site.ts</code>, в поле <code>channels.facebook.group</code>, и соберите страницу заново — появится кнопка «Открыть группу».</p>`}`;
}

function article({ announcement, post, picture }: Card, page: DeskPage): Markup {
  const { id, kind_label, rubric, published, title, url } = announcement;
  const { group } = page.settings.channels.facebook;
  const share = `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(post.link)}`;
  return markup`<article aria-labelledby="title-${id}">
<h2 id="title-${id}"><a href="${url}" ${external}>${title}</a></h2>
<p class="facts">${kind_label} · ${rubric.label} · <time datetime="${published}">${date.format(new Date(`${published}T00:00Z`))}</time></p>
<label for="text-${id}">Текст поста</label>
<textarea id="text-${id}" spellcheck="false" aria-describedby="length-${id}">
${post.seen}</textarea>
<p class="small" id="length-${id}">Знаков: ${number.format(post.length)} из ${number.format(page.limit)}</p>
<p class="actions">
<button type="button" class="main" data-copy="text-${id}" aria-describedby="title-${id}" hidden>Скопировать текст</button>
${isWebAddress(group) ? markup`<a href="${group}" ${external}>Открыть группу</a>` : undefined}
<a href="${share}" ${external}>Поделиться ссылкой</a>
</p>
${figure(post, picture)}
<p>Опубликовали — запишите адрес поста:</p>
<pre><code>npm run crosspost -- posted ${id} АДРЕС_ПОСТА${page.commandOptions}</code></pre>
<p>Публиковать не будете — напишите почему:</p>
<pre><code>npm run crosspost -- skip ${id} --why "ПРИЧИНА"${page.commandOptions}</code></pre>
</article>`;
}

function figure(post: Post, picture: string | undefined): Markup {
  const { url, width, height, alt } = post.image;
  return markup`<figure>
<img src="${picture ?? url}" width="${width}" height="${height}" alt="${alt}" loading="lazy">
<figcaption class="small">Сеть возьмёт эту картинку сама, по ссылке в тексте. Если не взяла, приложите её к посту: ${picture ? markup`файл <a href="${picture}" download>${picture}</a>, ` : undefined}<a href="${url}" ${external}>адрес картинки</a>.</figcaption>
</figure>`;
}
