import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { contrast, readPair } from "#src/site/colour.ts";
import type { Answers } from "./answers.ts";

/** Where the entries, pages and settings of a new portal stand. */
export const skeleton = new URL("./skeleton/", import.meta.url);

/** `content/site.yaml` with a community's answers in the places of the skeleton's. */
export function siteText(answers: Answers): string {
  const document = parseDocument(readFileSync(new URL("site.yaml", skeleton), "utf8"));
  const set = (key: string, value: string | undefined) => value !== undefined && document.set(key, value);
  set("name", answers.name);
  set("address", answers.address);
  set("slogan", answers.slogan);
  set("description", answers.description);
  set("publisher", answers.publisher ?? answers.name);
  set("zone", answers.zone);
  set("email", answers.contact);
  set("repository", answers.repository);
  return document.toString({ lineWidth: 0 });
}

/** The lightest ground of the dark scheme on which the main colour stands: `--tint` of `src/styles/tokens.css`. */
const DARK_GROUND = "#1E2A26";

const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
const lighter = (hex: string, by: number) =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(part(hex, at) + (255 - part(hex, at)) * by)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** `content/theme.css` with a main colour, made lighter for the dark scheme until it can be read there. */
export function themeText(colour: string): string {
  const light = readPair(colour)?.light;
  // What is no colour is written as it came: the check names it with its line.
  if (light === undefined) return `:root {\n  --spruce: ${colour};\n}\n`;
  const steps = Array.from({ length: 20 }, (_, step) => lighter(light, step / 20));
  const dark = steps.find((shade) => contrast(shade, DARK_GROUND) >= 6) ?? "#ffffff";
  return `/*
 * Цвета этого портала поверх общих (src/styles/tokens.css). Первое значение — для светлой схемы, второе — для тёмной.
 * Проверить имена и контраст: npm run check -- content.
 */
:root {
  --spruce: light-dark(${light.toLowerCase()}, ${dark});
}
`;
}
