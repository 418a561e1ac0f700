import type { Node } from "@takumi-rs/core";
import { signs, signStroke } from "#src/entry/signs.ts";
import { hexOf } from "./colour.ts";
import { faces, type FaceName } from "./face.ts";
import type { Setting } from "./lines.ts";

type Style = NonNullable<Node["style"]>;

/** A box at a place of its own. */
export const box = (
  left: number,
  top: number,
  width: number,
  height: number,
  style: Style,
  children: Node[] = [],
): Node => ({
  type: "container",
  style: { position: "absolute", left, top, width, height, ...style },
  children,
});

/** Lines of text, each in a row of its own, so that nothing breaks anew. */
export function column(
  setting: Setting,
  face: FaceName,
  at: { left: number; top: number; width: number; row: number; align?: "left" | "center" },
  colour: string,
): Node[] {
  return setting.lines.map((line, index) =>
    box(
      at.left,
      at.top + index * at.row,
      at.width,
      at.row,
      { display: "flex", justifyContent: at.align === "center" ? "center" : "flex-start" },
      [
        {
          type: "text",
          text: line,
          style: {
            ...faces[face],
            fontSize: setting.size,
            lineHeight: `${at.row}px`,
            color: colour,
            whiteSpace: "pre",
            flexShrink: 0,
          },
        },
      ],
    ),
  );
}

/** SVG markup as a square picture. */
export const picture = (markup: string, left: number, top: number, size: number): Node => ({
  type: "image",
  src: `data:image/svg+xml;base64,${Buffer.from(markup).toString("base64")}`,
  width: size,
  height: size,
  style: { position: "absolute", left, top, width: size, height: size },
});

/** A picture whose upper corners are rounded. */
export const photoNode = (
  src: string,
  left: number,
  top: number,
  { width, height, round }: { width: number; height: number; round: number },
): Node => ({
  type: "image",
  src,
  width,
  height,
  style: {
    position: "absolute",
    left,
    top,
    width,
    height,
    borderTopLeftRadius: round,
    borderTopRightRadius: round,
    overflow: "hidden",
  },
});

export const svg = (attributes: string, inner: string, colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" color="${colour}" ${attributes}>${inner}</svg>`;

export const signPicture = (name: string, colour: string, left: number, top: number, size: number) =>
  picture(svg(signStroke, signs[name] ?? "", colour), left, top, size);

/** The rubric's colours: one hue, lightness by task. */
export const tints = (hue: number) => ({
  text: hexOf({ lightness: 0.46, chroma: 0.1, hue }),
  door: hexOf({ lightness: 0.42, chroma: 0.085, hue }),
  band: hexOf({ lightness: 0.88, chroma: 0.045, hue }),
  soft: hexOf({ lightness: 0.87, chroma: 0.05, hue }),
});

export type Tints = ReturnType<typeof tints>;
