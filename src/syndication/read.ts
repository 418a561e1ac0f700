import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { announcedPosts, announcedPostsFile, type AnnouncedPost } from "./posts.ts";

/** Posts by the entry's id. */
export type PostsById = ReadonlyMap<string, readonly AnnouncedPost[]>;

/** What is wrong with the file; has the shape of the loader's faults, so that one report tells both. */
export interface PostsFault {
  file: string;
  line?: number;
  field?: string;
  message: string;
  mend: string;
}

/** The posts that are known, or why they are not: one fault is enough for a file that a program writes whole. */
export interface PostsRead {
  posts: PostsById;
  faults: PostsFault[];
}

// Nobody writes this file by hand: it is made anew rather than mended.
const mend =
  "запишите файл заново: npm run crosspost -- ledger export. Или удалите его: портал соберётся без ссылок на посты";

const broken = (fault: Omit<PostsFault, "file" | "mend">): PostsRead => ({
  posts: new Map(),
  faults: [{ file: announcedPostsFile, ...fault, mend }],
});

function notJson(error: unknown): PostsRead {
  const [, line] = /line (\d+)/.exec(String(error)) ?? [];
  return broken({
    ...(line && { line: Number(line) }),
    message: "это не JSON: файл повреждён или записан не до конца",
  });
}

/** Reads the text of the file through its schema. */
export function parsePosts(text: string): PostsRead {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return notJson(error);
  }
  const parsed = announcedPosts.safeParse(data, { error: z.locales.ru().localeError });
  if (parsed.success) return { posts: new Map(Object.entries(parsed.data.posts)), faults: [] };
  const [issue] = parsed.error.issues;
  const field = z.core.toDotPath(issue?.path ?? []);
  return broken({
    ...(field && { field }),
    message: `не то, что записывает журнал публикаций (${issue?.message.toLowerCase()})`,
  });
}

/** Reads where entries were announced, from the project's root; without the file nothing is known. */
export async function readPosts(root: string): Promise<PostsRead> {
  try {
    return parsePosts(await readFile(path.join(root, announcedPostsFile), "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { posts: new Map(), faults: [] };
    return broken({ message: `файл не читается (${code})` });
  }
}
