import { readFileSync } from "node:fs";
import { CARD_HEIGHT, CARD_WIDTH, type CardInput } from "#src/card/card.ts";
import { edge } from "#src/card/place.ts";
import { site } from "#src/site.ts";
import { crops, type Crop } from "./crops.ts";

/** A card of the gallery. */
export interface Shown {
  input: CardInput;
  /** Address of the picture from the gallery's page. */
  picture: string;
  /** Where the page stands that it belongs to. */
  page: string;
}

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const style = readFileSync(new URL("./gallery.css", import.meta.url), "utf8");

function cropMarkup({ id, name, note, overlay }: Crop, { picture, input }: Shown): string {
  const strip = overlay ? `<span class="strip">${escape(input.title)}</span>` : "";
  return `<figure class="crop crop--${id}"><div class="frame"><span class="whole"><img src="${escape(picture)}" alt="" loading="lazy" width="1200" height="630"><span class="grid"></span></span>${strip}</div><figcaption>${escape(name)}: ${escape(note)}</figcaption></figure>`;
}

const cardMarkup = (shown: Shown) =>
  `<article><h2>${escape(shown.input.title)}</h2><p>${escape(shown.input.label)}, <code>${escape(shown.page)}</code></p>
<div class="crops">${crops.map((crop) => cropMarkup(crop, shown)).join("\n")}</div></article>`;

const whole = CARD_WIDTH / CARD_HEIGHT;

/** The frame has the shape of the crop; the whole picture fills it and sticks out on both sides. */
const cropStyle = ({ id, ratio, width }: Crop) =>
  `.crop--${id} { width: ${width}px; } .crop--${id} .frame { aspect-ratio: ${ratio}; } .crop--${id} .whole { ${ratio < whole ? "height" : "width"}: 100%; }`;

/**
 * A page with every card as the networks crop it. It is a workshop's table: a file of its own that opens without a
 * server, no part of the portal.
 */
export function galleryPage(cards: readonly Shown[]): string {
  const choices = crops.map(
    ({ id, name }) => `<label><input type="checkbox" id="show-${id}" checked> ${escape(name)}</label>`,
  );
  const switches = crops.map(({ id }) => `body:has(#show-${id}:not(:checked)) .crop--${id} { display: none; }`);
  const footnote = site.channels.facebook.footnote;
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Картинки для соцсетей — ${escape(site.name)}</title>
<style>
:root { --safe-x: ${(edge / CARD_WIDTH) * 100}%; --safe-y: ${(edge / CARD_HEIGHT) * 100}%; }
${style}
${crops.map(cropStyle).join("\n")}
${switches.join("\n")}
</style>
</head>
<body>
<header>
<h1>Картинки для соцсетей: ${cards.length}</h1>
<form><label><input type="checkbox" id="grid"> Сетка и поля в ${edge} точек</label>${choices.join("")}</form>
</header>
<main>
${cards.map(cardMarkup).join("\n")}
</main>
<footer><p>${escape(footnote)}</p></footer>
</body>
</html>
`;
}
