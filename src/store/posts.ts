import { ContentError } from "#src/loader/fault.ts";
import { readPosts, type PostsById } from "#src/syndication/read.ts";

let loaded: Promise<PostsById> | undefined;

async function load(): Promise<PostsById> {
  const { posts, faults } = await readPosts(process.cwd());
  if (faults.length > 0) throw new ContentError(faults);
  return posts;
}

/** Where entries were announced, read once for a build; in development anew for every page. */
export function readAnnouncedPosts(): Promise<PostsById> {
  if (import.meta.env.DEV) return load();
  loaded ??= load();
  return loaded;
}
