/** The cache of the lists that outlive a build. */
export const NOTES = "svod-notes";

/** Every cache of the portal is called so and something more. */
export const OURS = "svod-";

/** Lists that a worker keeps: it is put to sleep at any time and forgets what it does not write down. */
export interface Notes {
  /** `wanted`: pages visited while a newer build was deployed; `favourites`; `cached`: windows that show a kept page. */
  read(key: NoteKey): Promise<string[]>;
  write(key: NoteKey, list: readonly string[]): Promise<void>;
}
type NoteKey = "wanted" | "favourites" | "cached";

export function notesOf(caches: CacheStorage, base: string): Notes {
  const open = () => caches.open(NOTES);
  return {
    read: async (key) => {
      const note = await (await open()).match(`${base}~${key}`);
      return note ? ((await note.json()) as string[]) : [];
    },
    write: async (key, list) => (await open()).put(`${base}~${key}`, new Response(JSON.stringify(list))),
  };
}
