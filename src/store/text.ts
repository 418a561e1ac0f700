import type { Entry } from "#src/entry/kinds.ts";
import { renderMarkdown, type Heading } from "#src/markdown/render.ts";
import { readyImages } from "./images.ts";
import { readBody } from "./portal.ts";

/** The text of an entry as HTML, rendered when it is shown; a picture that the text does not place comes first. */
export async function entryText(entry: Entry): Promise<{ html: string; headings: Heading[] }> {
  const images = "images" in entry.data ? entry.data.images : [];
  const sources = "sources" in entry.data ? entry.data.sources : [];
  const body = await readBody(entry);
  const cover = images[0];
  const placed = cover && !body.includes(`](${cover.src})`) ? `![${cover.alt}](${cover.src})\n\n${body}` : body;
  return renderMarkdown(placed, { sourceIds: sources.map(({ id }) => id), images: await readyImages(images) });
}
