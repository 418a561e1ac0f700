import { plain } from "#src/text/typography.ts";
import { fit } from "../post/text.ts";

/** The form's file in `.github/ISSUE_TEMPLATE`. */
export const formFile = "posted.yml";
/** What every title of the form begins with; the workflow knows its issues by it too. */
export const formTitle = "Отметка: ";
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
