import { kinds } from "#src/entry/kinds.ts";

/** How readers are told that an entry is no real one; `kindLabel` is what its kind is called. */
export const demoLabel = (kindLabel: string): string =>
  kindLabel === kinds.code.one ? "Образец структуры, не текст Кодекса" : "Демонстрационная запись";
