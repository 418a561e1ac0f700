import type { Entry } from "#src/entry/kinds.ts";
import { renderMarkdown, type Heading } from "#src/markdown/render.ts";
import { sectionIds } from "#src/view/record-section.ts";
import { readyImages } from "./images.ts";
import { readBody } from "./portal.ts";

/** Ids of a page around the record of its entry. */
const frameIds = ["main", "backlinks", "related", "take-along"];

/** The Markdown of an entry; a picture that the text does not place comes first. */
export async function placedBody(entry: Entry): Promise<string> {
  const cover = "images" in entry.data ? entry.data.images[0] : undefined;
  const body = await readBody(entry);
  return cover && !body.includes(`](${cover.src})`) ? `![${cover.alt}](${cover.src})\n\n${body}` : body;
}

/** The text of an entry as HTML, rendered when it is shown. */
export async function entryText(entry: Entry): Promise<{ html: string; headings: Heading[] }> {
  const images = "images" in entry.data ? entry.data.images : [];
  const sources = "sources" in entry.data ? entry.data.sources : [];
  return renderMarkdown(await placedBody(entry), {
    sourceIds: sources.map(({ id }) => id),
    images: await readyImages(images),
    taken: [...frameIds, ...sectionIds],
  });
}
