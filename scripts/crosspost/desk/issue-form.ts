import { plain } from "#src/text/typography.ts";
import { fit } from "../post/text.ts";

/** The form's file in `.github/ISSUE_TEMPLATE`. */
export const formFile = "posted.yml";
/** What every title of the form begins with; the workflow knows its issues by it too. */
export const formTitle = "Отметка: ";
/** Headings of the form «Отметка о публикации» (`.github/ISSUE_TEMPLATE/posted.yml`), as GitHub writes them into an issue. */
export const formFields = {
  entry: "Запись",
  channel: "Канал",
  action: "Что сделано",
  url: "Адрес поста",
  why: "Почему пропускаем",
} as const;

/** What can be chosen in «Что сделано». */
export type FormAction = "Опубликована" | "Пропускаем" | "Беру себе" | "Поста нет, можно ещё раз" | "Пост удалён";

/** GitHub cuts titles at 256 signs. */
const TITLE = 200;

/** Where GitHub makes issues for a repository; undefined for any other host. */
export function newIssueAddress(repository: string): string | undefined {
  const match = /^https:\/\/github\.com\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(repository.trim());
  return match ? `https://github.com/${match[1]}/${match[2]}/issues/new` : undefined;
}

/** What opens the form; the fields' own values come beside it. */
export const formQuery = (title: string): Record<string, string> => ({
  template: formFile,
  title: formTitle + fit(plain(title), TITLE, (text) => text.length),
});
