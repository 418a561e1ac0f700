import type { Node } from "@takumi-rs/core";
import { archPath } from "#src/entry/signs.ts";
import { site } from "#src/site.ts";
import { CARD_HEIGHT, CARD_WIDTH, type CardInput } from "./card.ts";
import { titleFace } from "./face.ts";
import type { Fit } from "./fit.ts";
import { arch, place } from "./place.ts";
import { box, column, photoNode, picture, signPicture, svg, tints, type Tints } from "./shape.ts";

function archShape(tint: Tints, photo: string | undefined): Node[] {
  const shape = (grow: number) => {
    const width = arch.width + 2 * grow;
    return { width, height: CARD_HEIGHT - arch.top + grow, round: width / 2 };
  };
  const ring = (grow: number, colour: string) => {
    const { width, height, round } = shape(grow);
    return box(arch.left - grow, arch.top - grow, width, height, {
      backgroundColor: colour,
      borderTopLeftRadius: round,
      borderTopRightRadius: round,
    });
  };
  const door = photo === undefined ? ring(0, tint.door) : photoNode(photo, arch.left, arch.top, shape(0));
  return [ring(arch.band, tint.band), door];
}

/** What stands in the door: a figure or a clause's number under a small sign, else the sign alone, large. A picture fills it. */
function doorContent(card: CardInput, fit: Fit, tint: Tints): Node[] {
  const signAt = (size: number, top: number, colour: string) =>
    signPicture(card.sign, colour, arch.left + (arch.width - size) / 2, top, size);
  if (card.picture) return [];
  if (fit.door.length === 0) return [signAt(152, 280, site.colour.paper)];
  const height = fit.door.reduce((sum, { setting, row, gap }) => sum + gap + row * setting.lines.length, 0);
  let top = Math.round(place.doorMiddle - height / 2);
  const rows = fit.door.flatMap(({ setting, face, row, gap, quiet }) => {
    const nodes = column(
      setting,
      face,
      { left: arch.left, top: top + gap, width: arch.width, row, align: "center" },
      quiet ? tint.soft : site.colour.paper,
    );
    top += gap + row * setting.lines.length;
    return nodes;
  });
  return [signAt(60, 128, tint.soft), ...rows];
}

function head(card: CardInput, fit: Fit, tint: Tints): Node[] {
  const { left, headTop, headHeight, markSize, markGap, labelGap } = place;
  const mark = svg('viewBox="0 0 24 24"', `<path fill="currentColor" d="${archPath}"/>`, site.colour.ink);
  const nameLeft = left + markSize + markGap;
  const labelLeft = nameLeft + fit.name.width + labelGap;
  const at = { top: headTop, row: headHeight };
  const name = [
    picture(mark, left, headTop + 3, markSize),
    ...column(fit.name, "name", { ...at, left: nameLeft, width: fit.name.width }, site.colour.ink),
  ];
  // The portal's own card has its name for a label: once is enough.
  if (card.label === site.name) return name;
  return [
    ...name,
    box(labelLeft - labelGap / 2 - 1, headTop + 8, 2, 28, { backgroundColor: site.colour.line }),
    ...column(fit.label, "label", { ...at, left: labelLeft, width: fit.label.width }, tint.text),
  ];
}

/** The strip of a demonstration entry: it comes from the edge, its text stands in the column. */
function ribbon(fit: Fit, top: number): Node[] {
  const { left, ribbonHeight, ribbonPadding } = place;
  const { width } = fit.notice;
  return [
    box(0, top, left + width + ribbonPadding, ribbonHeight, { backgroundColor: site.colour.copper }),
    ...column(fit.notice, "label", { left, top, width, row: ribbonHeight }, site.colour.paper),
  ];
}

/** The drawing of a card: pure, all sizes come from `fit`. `photo` is the address of what `card.picture` names, cut to the arch. */
export function cardNode(card: CardInput, fit: Fit, photo?: string): Node {
  const tint = tints(card.hue);
  const rows = fit.facts.reduce((sum, { lines }) => sum + lines.length, 0);
  const factsTop = place.factsBottom - rows * place.factRow;
  let top = factsTop;
  const facts = fit.facts.flatMap((setting, index) => {
    const nodes = column(
      setting,
      index === 0 ? "holder" : "fact",
      { left: place.left, top, width: place.column, row: place.factRow },
      index === 0 ? site.colour.ink : site.colour.muted,
    );
    top += setting.lines.length * place.factRow;
    return nodes;
  });
  return {
    type: "container",
    lang: "ru",
    style: {
      position: "relative",
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      backgroundColor: site.colour.paper,
      overflow: "hidden",
    },
    children: [
      ...archShape(tint, photo),
      ...doorContent(card, fit, tint),
      ...head(card, fit, tint),
      ...column(
        fit.title,
        titleFace(card),
        {
          left: place.left,
          top: place.titleTop,
          width: place.column,
          row: Math.round(fit.title.size * place.titleLeading),
        },
        site.colour.ink,
      ),
      ...(card.demo ? ribbon(fit, factsTop - place.ribbonHeight - place.ribbonGap) : []),
      ...facts,
    ],
  };
}
