import type { Fault } from "#src/loader/fault.ts";
import { readPair } from "#src/site/colour.ts";
import { siteSchema } from "#src/site/schema.ts";
import { parseTheme } from "#src/site/theme.ts";
import { themeText } from "./theme-text.ts";

/** What a new community says of its portal. */
export interface Answers {
  name: string;
  address: string;
  slogan?: string | undefined;
  description?: string | undefined;
  publisher?: string | undefined;
  zone?: string | undefined;
  contact?: string | undefined;
  repository?: string | undefined;
  colour?: string | undefined;
}

/** A question of the program: its option, and what it asks a person. */
export interface Question {
  name: keyof Answers;
  /** The setting that the answer becomes; the colour becomes the theme. */
  field?: keyof typeof siteSchema.shape;
  text: string;
  /** What an empty answer means; without it an answer is needed. */
  empty?: string;
}

export const questions: readonly Question[] = [
  { name: "name", field: "name", text: "Имя портала" },
  { name: "address", field: "address", text: "Адрес, по которому он откроется (https://…)" },
  { name: "slogan", field: "slogan", text: "Короткое пояснение к имени", empty: "останется общее" },
  { name: "description", field: "description", text: "Одно-два предложения о портале", empty: "останутся общие" },
  { name: "publisher", field: "publisher", text: "Кто издаёт портал", empty: "имя портала" },
  { name: "zone", field: "zone", text: "Часовой пояс, например Asia/Yekaterinburg", empty: "Europe/Moscow" },
  { name: "contact", field: "email", text: "Почта редакции", empty: "не показывать" },
  { name: "repository", field: "repository", text: "Адрес хранилища на GitHub", empty: "не показывать" },
  { name: "colour", text: "Главный цвет, например #123a6b", empty: "как в образце" },
];

/** What is wrong with a main colour; undefined for one that can be read in both schemes. */
function colourSlip(colour: string): string | undefined {
  const pair = readPair(colour);
  if (!pair || pair.light !== pair.dark)
    return "нужен один цвет вида #12524a; оттенок для тёмной схемы программа подберёт сама";
  const theme = parseTheme(themeText(colour));
  if (!("faults" in theme)) return undefined;
  return theme.faults
    .map(({ message, allowed, mend }) => [message, allowed, mend].filter(Boolean).join("; "))
    .slice(0, 1)
    .join();
}

/** Why an answer will not do, in Russian; undefined when the settings take it. */
export function slipOf({ name, field }: Question, answer: string): string | undefined {
  if (name === "colour") return colourSlip(answer);
  const parsed = field && siteSchema.shape[field].safeParse(answer);
  return parsed?.success === false ? parsed.error.issues[0]?.message : undefined;
}

/** What is wrong with the answers of the command line, by their options. */
export const answerFaults = (answers: Partial<Answers>): Fault[] =>
  questions.flatMap((question): Fault[] => {
    const answer = answers[question.name];
    const message = answer === undefined ? undefined : slipOf(question, answer);
    return message === undefined ? [] : [{ file: `--${question.name} (ключ команды)`, message }];
  });
