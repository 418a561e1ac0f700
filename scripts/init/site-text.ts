import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { questions, type Answers } from "./answers.ts";

/** Where the entries, pages and settings of a new portal stand. */
export const skeleton = new URL("./skeleton/", import.meta.url);

/** A setting on a line of its own, quoted where YAML needs it. */
const lineOf = (key: string, value: string) =>
  stringify(
    { [key]: value },
    {
      lineWidth: 0,
      blockQuote: false,
      singleQuote: false,
      doubleQuotedMinMultiLineLength: Infinity,
    },
  ).trimEnd();

/**
 * `content/site.yaml` with a community's answers in the places of the skeleton's. Only their lines are written anew: a
 * library that writes the whole file moves the comments.
 */
export function siteText(answers: Answers): string {
  const said = { ...answers, publisher: answers.publisher ?? answers.name };
  return questions.reduce(
    (text, { name, field }) => {
      const value = said[name];
      if (field === undefined || value === undefined) return text;
      const line = new RegExp(`^${field}:.*$`, "m");
      if (!line.test(text)) throw new Error(`The skeleton's site.yaml has no line for ${field}`);
      return text.replace(line, () => lineOf(field, value));
    },
    readFileSync(new URL("site.yaml", skeleton), "utf8"),
  );
}
