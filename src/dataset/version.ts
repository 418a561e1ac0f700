/**
 * Version of the format of the open data and of the API, by the rules of semantic versioning: the first number grows
 * when a program that reads the data would break, the second when something is added. A change of the schemas changes
 * this number and adds a line to the list; a test compares the schemas with those the number stands for.
 */
export const formatChanges = [
  {
    version: "1.0.0",
    date: "2026-11-25",
    note: "Первая версия: таблицы, JSON, JSON-LD и API.",
  },
] as const;

export const formatVersion: string = formatChanges[0].version;
