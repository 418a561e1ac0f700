import { nearest } from "#src/text/nearest.ts";
import { readOptions } from "../options.mjs";

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
interface Question {
  name: keyof Answers;
  text: string;
  /** What an empty answer means; without it an answer is needed. */
  empty?: string;
}

export const questions: readonly Question[] = [
  { name: "name", text: "Имя портала" },
  { name: "address", text: "Адрес, по которому он откроется (https://…)" },
  { name: "slogan", text: "Короткое пояснение к имени", empty: "останется общее" },
  { name: "description", text: "Одно-два предложения о портале", empty: "останутся общие" },
  { name: "publisher", text: "Кто издаёт портал", empty: "имя портала" },
  { name: "zone", text: "Часовой пояс, например Asia/Yekaterinburg", empty: "Europe/Moscow" },
  { name: "contact", text: "Почта редакции", empty: "не показывать" },
  { name: "repository", text: "Адрес хранилища на GitHub", empty: "не показывать" },
  { name: "colour", text: "Главный цвет, например #123a6b", empty: "как в образце" },
];

/** How the program was called. */
export interface Order {
  answers: Partial<Answers>;
  yes: boolean;
  dryRun: boolean;
  json: boolean;
  help: boolean;
}

/** Reads the command line. @throws WrongUsage where it is written wrongly. */
export function readOrder(args: readonly string[]): Order {
  const text = Object.fromEntries(questions.map(({ name }) => [name, { type: "string" as const }]));
  const { values } = readOptions(
    {
      args: [...args],
      options: {
        ...text,
        yes: { type: "boolean", short: "y" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    },
    nearest,
  );
  const given = values as Record<string, string | boolean | undefined>;
  const answers = Object.fromEntries(
    questions.flatMap(({ name }) => (typeof given[name] === "string" ? [[name, given[name]]] : [])),
  );
  return {
    answers,
    yes: given["yes"] === true,
    dryRun: given["dry-run"] === true,
    json: given["json"] === true,
    help: given["help"] === true,
  };
}
