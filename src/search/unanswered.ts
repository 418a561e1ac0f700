/** A query that found nothing, kept on this device when the reader wants it so. It is never sent anywhere. */
export interface Unanswered {
  query: string;
  /** Day of the last time, ISO 8601. */
  date: string;
  times: number;
}

const KEY = "svod-unanswered";
/** The list is a memory aid, not an archive. */
const MOST = 200;
const LENGTH = 200;

const isUnanswered = (value: unknown): value is Unanswered =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Unanswered).query === "string" &&
  typeof (value as Unanswered).date === "string" &&
  Number.isInteger((value as Unanswered).times);

/** The list in a store that may be closed, full or hold something foreign. Undefined when nothing is to be kept. */
export function unansweredList(store: Pick<Storage, "getItem" | "setItem" | "removeItem">) {
  const read = (): Unanswered[] | undefined => {
    try {
      const text = store.getItem(KEY);
      if (text === null) return undefined;
      const value: unknown = JSON.parse(text);
      return Array.isArray(value) ? value.filter(isUnanswered) : [];
    } catch {
      return undefined;
    }
  };
  const write = (list: readonly Unanswered[]): boolean => {
    try {
      store.setItem(KEY, JSON.stringify(list.slice(0, MOST)));
      return true;
    } catch {
      return false;
    }
  };
  return {
    read,
    /** Begins to keep queries; false when the browser does not let it. */
    begin: () => write(read() ?? []),
    /** Forgets all and keeps no more. */
    end: () => {
      try {
        store.removeItem(KEY);
      } catch {
        // A closed store holds nothing to forget.
      }
    },
    add: (query: string, date: string): void => {
      const list = read();
      if (!list) return;
      const text = query.trim().slice(0, LENGTH);
      const known = list.find((one) => one.query === text);
      write([{ query: text, date, times: (known?.times ?? 0) + 1 }, ...list.filter((one) => one !== known)]);
    },
  };
}

/** A cell as RFC 4180 wants it; a leading sign of a formula is shown as text by a spreadsheet. */
const cell = (value: string | number) => {
  const text = /^[=+\-@\t]/.test(String(value)) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
};

/** The list as a table that a spreadsheet opens right. */
export const asCsv = (list: readonly Unanswered[]): string =>
  `\uFEFF${[["Запрос", "Раз", "Когда в последний раз"], ...list.map(({ query, times, date }) => [query, times, date])]
    .map((row) => row.map(cell).join(";"))
    .join("\r\n")}\r\n`;
