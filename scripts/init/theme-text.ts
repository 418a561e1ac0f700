import { contrast, readPair } from "#src/site/colour.ts";
import { grounds, usualColours } from "#src/site/theme.ts";

const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
const lighter = (hex: string, by: number) =>
  `#${[1, 3, 5]
    .map((at) =>
      Math.round(part(hex, at) + (255 - part(hex, at)) * by)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/** Contrast at which a colour is not only lawful on the dark grounds but easily read. */
const EASY = 6;

/** `content/theme.css` with a main colour, made lighter for the dark scheme until it can be read there. */
export function themeText(colour: string): string {
  const light = readPair(colour)?.light;
  if (light === undefined) throw new Error(`Not a colour: ${colour}`);
  const colours = usualColours();
  const dark = grounds.flatMap((name) => colours.get(name)?.dark ?? []);
  const steps = Array.from({ length: 20 }, (_, step) => lighter(light, step / 20));
  const shade = steps.find((one) => dark.every((ground) => contrast(one, ground) >= EASY)) ?? "#ffffff";
  return `/*
 * Цвета этого портала поверх общих (src/styles/tokens.css). Первое значение — для светлой схемы, второе — для тёмной.
 * Проверить имена и контраст: npm run check -- content.
 */
:root {
  --spruce: light-dark(${light.toLowerCase()}, ${shade});
}
`;
}
