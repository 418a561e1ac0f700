import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { FontDetails } from "@takumi-rs/core";
import { coverageOf } from "./coverage.ts";

/** The two families of the project; nothing is ever taken from the machine. */
export type FamilyName = "Golos Text" | "Literata";

const require = createRequire(import.meta.url);
const subsets = ["latin", "cyrillic", "latin-ext", "cyrillic-ext"] as const;

const packages: Record<FamilyName, { name: string; file: (subset: string) => string }> = {
  "Golos Text": { name: "@fontsource-variable/golos-text", file: (subset) => `golos-text-${subset}-wght-normal.woff2` },
  // The files with the optical axis: large figures need its display cut.
  Literata: { name: "@fontsource-variable/literata", file: (subset) => `literata-${subset}-opsz-normal.woff2` },
};

/** `U+0100-02BA,U+20AC` → [[0x100, 0x2ba], [0x20ac, 0x20ac]]. */
const rangesOf = (text: string): [number, number][] =>
  text.split(",").map((range) => {
    const [start = 0, end = start] = range
      .replace("U+", "")
      .split("-")
      .map((part) => Number.parseInt(part, 16));
    return [start, end];
  });

interface FontFile extends FontDetails {
  name: FamilyName;
  data: Buffer;
  unicodeRange: [number, number][];
}

function filesOf(family: FamilyName): FontFile[] {
  const folder = path.dirname(require.resolve(`${packages[family].name}/package.json`));
  const ranges = JSON.parse(readFileSync(path.join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  return subsets.map((subset) => ({
    name: family,
    data: readFileSync(path.join(folder, "files", packages[family].file(subset))),
    unicodeRange: rangesOf(ranges[subset] ?? ""),
  }));
}

/** Every font file a card is drawn with: each subset under its family's name, with the range it serves. */
export const fontFiles: readonly FontFile[] = [...filesOf("Golos Text"), ...filesOf("Literata")];

const renderer = path.join(path.dirname(require.resolve("@takumi-rs/core")), "../package.json");

/** Version of what draws: another renderer, other cards. */
export const rendererVersion = (JSON.parse(readFileSync(renderer, "utf8")) as { version: string }).version;

/** sha256 of each font file: other fonts, other cards. */
export const fontDigests: readonly string[] = fontFiles.map(({ data }) =>
  createHash("sha256").update(data).digest("hex"),
);

const covered = new Map<FamilyName, Set<number>>();

/** True when the family draws the character (a code point) instead of a box. */
export function draws(family: FamilyName, character: number): boolean {
  let known = covered.get(family);
  if (!known) {
    known = new Set(
      fontFiles
        .filter(({ name }) => name === family)
        .flatMap(({ data, unicodeRange }) =>
          [...coverageOf(data)].filter((code) => unicodeRange.some(([start, end]) => code >= start && code <= end)),
        ),
    );
    covered.set(family, known);
  }
  return known.has(character);
}
