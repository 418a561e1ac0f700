import { z } from "zod";

/**
 * `entries.json`: what is published and can be announced. The build writes it, cross-posting reads
 * it, from `dist/` or from the deployed address. Demonstration, draft, unlisted and future entries
 * never stand in it.
 */

const announcement = z.strictObject({
  /** The entry's permanent id: the key of the ledger of posts. */
  id: z.string(),
  kind: z.string(),
  /** What the kind is called, for readers: «Практика». */
  kind_label: z.string(),
  /** Absolute canonical address of the page. */
  url: z.url(),
  title: z.string(),
  teaser: z.string(),
  /** Text that the editors wrote for channels; absent when a channel composes its own. */
  share_text: z.string().optional(),
  rubric: z.strictObject({ id: z.string(), label: z.string(), hashtag: z.string() }),
  audience: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  /** Days, `YYYY-MM-DD`. */
  published: z.string(),
  updated: z.string().optional(),
  /** The share picture: PNG, absolute address. */
  image: z.strictObject({ url: z.url(), width: z.int(), height: z.int(), alt: z.string() }),
  /** Labels of the regions, in the order of the entry. */
  regions: z.array(z.string()),
  tags: z.array(z.string()),
  /** Organisations in the order holder, partners, with their names in networks. */
  organizations: z.array(
    z.strictObject({ id: z.string(), short: z.string(), handles: z.record(z.string(), z.string()) }),
  ),
  /** The first result of a practice as a phrase: «Вложено в программу: более 1,5 млрд рублей». */
  key_figure: z.string().optional(),
  /** The time and place of an event, local to its zone. */
  event: z
    .strictObject({
      start: z.string(),
      end: z.string().optional(),
      deadline: z.string().optional(),
      zone: z.string(),
      place: z.string(),
      cancelled: z.boolean().optional(),
    })
    .optional(),
});
export type Announcement = z.infer<typeof announcement>;

export const manifest = z.strictObject({
  version: z.literal(1),
  site: z.strictObject({ name: z.string(), url: z.url() }),
  /** Newest first; equal days by id, so that the order never moves without a change. */
  entries: z.array(announcement),
});
export type Manifest = z.infer<typeof manifest>;
