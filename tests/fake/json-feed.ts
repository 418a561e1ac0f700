import { z } from "zod";

const words = z.string().min(1);
const address = z.url({ protocol: /^https?$/ });
/** RFC 3339, a moment with its offset. */
const moment = z.iso.datetime({ offset: true });
const authors = z
  .array(
    z
      .strictObject({ name: words.optional(), url: address.optional(), avatar: address.optional() })
      .refine((author) => Object.keys(author).length > 0, "an author says at least one thing"),
  )
  .min(1);

/**
 * A reader of JSON Feed 1.1 that takes the standard to the letter (https://www.jsonfeed.org/version/1.1/): no field that
 * it does not name, none misspelt.
 */
export const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: words,
  home_page_url: address,
  feed_url: address,
  description: words.optional(),
  user_comment: words.optional(),
  next_url: address.optional(),
  icon: address.optional(),
  favicon: address.optional(),
  authors: authors.optional(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  expired: z.boolean().optional(),
  hubs: z.array(z.strictObject({ type: words, url: address })).optional(),
  items: z
    .array(
      z
        .strictObject({
          id: words,
          url: address.optional(),
          external_url: address.optional(),
          title: words.optional(),
          content_html: words.optional(),
          content_text: words.optional(),
          summary: words.optional(),
          image: address.optional(),
          banner_image: address.optional(),
          date_published: moment.optional(),
          date_modified: moment.optional(),
          authors: authors.optional(),
          tags: z.array(words).optional(),
          language: words.optional(),
          attachments: z
            .array(
              z.strictObject({
                url: address,
                mime_type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
                title: words.optional(),
                size_in_bytes: z.int().positive().optional(),
                duration_in_seconds: z.number().optional(),
              }),
            )
            .optional(),
        })
        .refine((item) => item.content_html !== undefined || item.content_text !== undefined, "an item has a text"),
    )
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, "ids are unique"),
});
