import { external, markup, type Markup } from "./markup.ts";
import type { Task } from "./task.ts";

/** What a person looks at before posting. The marks stay on the device. */
export function checklist({ announcement, post }: Task, group: string, rules: readonly string[]): Markup {
  const { id, url } = announcement;
  const debuggerAddress = `https://developers.facebook.com/tools/debug/?q=${encodeURIComponent(post.link)}`;
  const item = (name: string, words: Markup, more?: Markup) =>
    markup`<li><label><input type="checkbox" data-check="${id}" name="${name}"> <span>${words}</span></label>${more}</li>`;
  const ownRules =
    rules.length > 0
      ? markup`<ul class="rules small">${rules.map((rule) => markup`<li>${rule}</li>`)}</ul>`
      : group
        ? markup`<p class="small"><a href="${group.replace(/\/+$/, "")}/about" ${external}>Правила группы</a></p>`
        : undefined;
  return markup`<fieldset class="checks">
<legend>Проверьте перед публикацией</legend>
<ul>
${item("link", markup`Страница открывается`, markup`<p class="small"><a href="${url}" ${external}>Открыть страницу</a></p>`)}
${item("preview", markup`Превью свежее: картинка и&nbsp;заголовок те&nbsp;же, что здесь`, markup`<p class="small"><a href="${debuggerAddress}" ${external}>Проверить в&nbsp;отладчике Facebook*</a></p><p class="small">Старое превью обновит там кнопка «Scrape Again».</p>`)}
${item("rules", markup`Пост не&nbsp;нарушает правил группы`, ownRules)}
${item("people", markup`В&nbsp;тексте нет личных данных: телефонов, почты, имён частных лиц`)}
</ul>
</fieldset>`;
}
