import { readFileSync } from "node:fs";

const files = [
  { name: "cyrillic", range: "U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" },
  {
    name: "latin",
    range: "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC",
  },
];

/** The portal's typeface within the page itself: the desk is one file and asks nobody for anything. */
export const fontStyle: string = files
  .map(({ name, range }) => {
    const file = import.meta.resolve(`@fontsource-variable/golos-text/files/golos-text-${name}-wght-normal.woff2`);
    const data = readFileSync(new URL(file)).toString("base64");
    return `@font-face { font-family: "Golos Text"; font-weight: 400 900; font-display: swap; src: url(data:font/woff2;base64,${data}) format("woff2"); unicode-range: ${range}; }`;
  })
  .join("\n");
