import { experimental_AstroContainer as AstroContainer } from "astro/container";
import FeedText from "#src/components/FeedText.astro";
import type { AnnouncedEntry } from "#src/entry/kinds.ts";
import { readPortal } from "#src/store/portal.ts";
import { entryText } from "#src/store/text.ts";
import { namesIn } from "#src/view/link.ts";

const container = AstroContainer.create();

/** The text of an entry for a feed, made by the components that make its page. */
export async function renderFeedText(entry: AnnouncedEntry): Promise<string> {
  const portal = await readPortal();
  const { html } = await entryText(entry);
  const props = { entry, names: namesIn(portal, entry), html, evidence: portal.terms.evidence };
  return (await container).renderToString(FeedText, { props });
}
