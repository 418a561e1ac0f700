import { nearest } from "#src/text/nearest.ts";
import { readOptions } from "../options.mjs";
import { questions, type Answers } from "./answers.ts";

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
