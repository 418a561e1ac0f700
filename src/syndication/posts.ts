import { z } from "zod";

/**
 * Where entries were announced: cross-posting writes the file from its ledger before a build, the portal shows it.
 * Only posts with an address stand in it.
 */
export const announcedPosts = z.strictObject({
  version: z.literal(1),
  /** By the entry's id, the oldest post first. */
  posts: z.record(
    z.string(),
    z.array(
      z.strictObject({
        channel: z.string(),
        /** What the channel is called, for readers. */
        label: z.string(),
        url: z.url({ protocol: /^https?$/ }),
        /** Day of the post, `YYYY-MM-DD`. */
        day: z.iso.date(),
      }),
    ),
  ),
});
export type AnnouncedPosts = z.infer<typeof announcedPosts>;
export type AnnouncedPost = AnnouncedPosts["posts"][string][number];

/** Where the build looks for it, from the project's root. */
export const announcedPostsFile = ".cache/posts.json";
