import type { Theme } from "./theme.ts";

/** Colours for what no stylesheet reaches: cards, icons, the manifest, the browser's bar, the share desk. */
export type Palette = Record<"paper" | "ink" | "spruce" | "copper" | "muted" | "line" | "night", string>;

/** Shades that a picture wants a little other than a page; a theme that sets their token has its own. */
const ofPictures = { "--copper": "#B4532A", "--muted": "#5B625E" } as const;

/** The colours of a theme for pictures. */
export function paletteOf({ sets, colours }: Theme): Palette {
  const pair = (token: string) => {
    const found = colours.get(token);
    if (!found) throw new Error(`no colour ${token} in src/styles/tokens.css`);
    return found;
  };
  const shade = (token: keyof typeof ofPictures) => (sets.has(token) ? pair(token).light : ofPictures[token]);
  return {
    paper: pair("--paper").light,
    ink: pair("--ink").light,
    spruce: pair("--spruce").light,
    copper: shade("--copper"),
    muted: shade("--muted"),
    line: pair("--line").light,
    night: pair("--paper").dark,
  };
}

/** The mark in a browser's tab, on its light ground and on its dark one. */
export const markOf = ({ sets, colours }: Theme): { light: string; dark: string } => {
  const { light = "", dark = "" } = colours.get("--spruce") ?? {};
  return { light, dark: sets.has("--spruce") ? dark : "#8CCFC2" };
};
