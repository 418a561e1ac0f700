import { readJson, writeJson, type Store } from "#src/device/store.ts";

/** An entry that the reader keeps, with a note of their own. */
export interface Favourite {
  /** Permanent id. */
  id: string;
  /** Address from the portal's root, as it was when the entry was last seen; its first part names the kind. */
  to: string;
  title: string;
  /** Day it was added, ISO 8601. */
  added: string;
  note: string;
}

const KEY = "svod-favourites";
/** A note is a note: a browser gives all lists of a site five million characters. */
export const NOTE_LENGTH = 4000;
const MOST = 500;

const isText = (value: unknown, most: number): value is string => typeof value === "string" && value.length <= most;

/** Why something is no favourite, in words for a reader; undefined when it is one. */
export function favouriteFault(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "это не запись";
  const { id, to, title, added, note } = value as Record<string, unknown>;
  if (!isText(id, 64) || !/^[a-z][a-z0-9-]{2,63}$/.test(id)) return "нет идентификатора (id)";
  // An address comes into a link: only a path of the portal itself may.
  if (!isText(to, 300) || !/^(\/[a-z0-9-]+){2}\/$/.test(to)) return "неверный адрес страницы (to)";
  if (!isText(title, 300) || title.trim() === "") return "нет заголовка (title)";
  if (!isText(added, 10) || !/^\d{4}-\d{2}-\d{2}$/.test(added)) return "неверная дата (added)";
  if (!isText(note, NOTE_LENGTH)) return `заметка (note) — не текст или длиннее ${NOTE_LENGTH} знаков`;
  return undefined;
}

const isFavourite = (value: unknown): value is Favourite => favouriteFault(value) === undefined;

/** What the reader keeps on this device, in the order they gave it. */
export function favouriteList(store: Store) {
  const read = (): Favourite[] => {
    const value = readJson(store, KEY);
    return Array.isArray(value) ? value.filter(isFavourite) : [];
  };
  /** Keeps this list instead; false when the browser does not let it. */
  const replace = (list: readonly Favourite[]): boolean => list.length <= MOST && writeJson(store, KEY, list);
  return {
    read,
    replace,
    /** Adds an entry at the end or takes it away. */
    toggle: (entry: Omit<Favourite, "note">): "added" | "removed" | "refused" => {
      const own = read();
      const rest = own.filter(({ id }) => id !== entry.id);
      if (rest.length < own.length) return replace(rest) ? "removed" : "refused";
      return replace([...own, { ...entry, note: "" }]) ? "added" : "refused";
    },
    /** Notes the present title and address of entries that are kept: they may have changed since. */
    refresh: (seen: ReadonlyMap<string, Pick<Favourite, "title" | "to">>): void => {
      const own = read();
      const now = own.map((entry) => ({ ...entry, ...seen.get(entry.id) }));
      if (now.some(({ title, to }, place) => title !== own[place]!.title || to !== own[place]!.to)) replace(now);
    },
  };
}

/** The list with one entry a place higher (-1) or lower (1); at the edge it stays. */
export function moved(list: readonly Favourite[], id: string, by: -1 | 1): Favourite[] {
  const from = list.findIndex((entry) => entry.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return [...list];
  const next = [...list];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

/** Joins two lists: nothing is lost, an entry that stands in both keeps both notes. */
export function merged(own: readonly Favourite[], added: readonly Favourite[]): Favourite[] {
  const known = new Map(own.map((entry) => [entry.id, entry]));
  for (const entry of added) {
    const mine = known.get(entry.id);
    if (!mine) known.set(entry.id, entry);
    else if (entry.note.trim() !== "" && !mine.note.includes(entry.note.trim()))
      known.set(entry.id, {
        ...mine,
        note: [mine.note.trim(), entry.note.trim()].filter(Boolean).join("\n\n").slice(0, NOTE_LENGTH),
      });
  }
  return [...known.values()].slice(0, MOST);
}
