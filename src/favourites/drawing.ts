import { partOf } from "#src/device/element.ts";
import { counted } from "#src/text/plural.ts";
import { comparedQuery, setQuery } from "./address.ts";
import type { FileRead } from "./file.ts";
import type { Favourite } from "./list.ts";
import { favouriteRow, type RowActions } from "./row.ts";
import type { Taken } from "./taken.ts";

const ENTRIES: [string, string, string] = ["запись", "записи", "записей"];
/** As many can stand side by side. */
const COMPARED = [2, 4] as const;

const quoted = (entries: readonly Pick<Favourite, "title">[]) => entries.map(({ title }) => `«${title}»`).join(", ");

/** What can be done with the picked entries; addresses from the portal's root. */
export interface Tools {
  chosen: string;
  set: string;
  /** Undefined where too few or too many practices are picked. */
  compare: string | undefined;
  /** True when nothing is picked. */
  idle: boolean;
}

/** Draws the tools as plain data. */
export function favouriteTools(all: readonly Favourite[], picked: readonly Favourite[]): Tools {
  const idsOf = (entries: readonly Favourite[]) => entries.map(({ id }) => id);
  const practices = picked.filter(({ to }) => to.startsWith("/practices/"));
  const fits = practices.length >= COMPARED[0] && practices.length <= COMPARED[1];
  return {
    chosen: `Отмечено: ${counted(picked.length, ENTRIES)} из ${all.length}`,
    set: `/favourites/set/${picked.length < all.length ? setQuery(idsOf(picked)) : ""}`,
    compare: fits ? `/compare/${comparedQuery(idsOf(practices))}` : undefined,
    idle: picked.length === 0,
  };
}

/** Tells what a file brought to the list. */
export function loadedText({ entries, faults }: Exclude<FileRead, { fault: string }>, before: readonly Favourite[]) {
  const known = new Set(before.map(({ id }) => id));
  const fresh = entries.filter(({ id }) => !known.has(id)).length;
  return [
    `Добавлено: ${counted(fresh, ENTRIES)}.`,
    entries.length > fresh && `Уже были: ${entries.length - fresh}, заметки объединены.`,
    faults.length > 0 && `Не понято: ${faults.join("; ")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Why no archive can be made of what was taken; undefined when one can. */
export function archiveFault({ files, failed }: Taken): string | undefined {
  // Half an archive would pass for a whole one.
  if (failed.length > 0) return `Не загрузились: ${quoted(failed)}. Проверьте связь и нажмите ещё раз.`;
  if (files.size === 0) return "Отмеченных страниц на портале больше нет: сохранять нечего.";
  return undefined;
}

/** Tells what the archive holds, and what it does not. */
export function archiveText({ files }: Pick<Taken, "files">, chosen: readonly Favourite[]): string {
  const gone = chosen.filter(({ id }) => !files.has(id));
  const lost = gone.length === 0 ? "" : ` Этих страниц на портале больше нет: ${quoted(gone)}.`;
  return `Готово: ${counted(files.size, ENTRIES)} в архиве.${lost}`;
}

/** Puts the tools on the page. `base` is the path of the portal's root, with a slash at its end. */
export function drawTools(root: HTMLElement, { chosen, set, compare, idle }: Tools, base: string): void {
  partOf(root, "chosen").textContent = chosen;
  partOf<HTMLAnchorElement>(root, "set").href = base + set.slice(1);
  const comparison = partOf<HTMLAnchorElement>(root, "compare");
  comparison.hidden = compare === undefined;
  if (compare !== undefined) comparison.href = base + compare.slice(1);
  for (const name of ["set", "zip"]) partOf(root, name).toggleAttribute("data-idle", idle);
}

/** Puts the list on the page. `kinds` names the kinds of entries by the first part of their addresses. */
export function drawList(
  root: HTMLElement,
  entries: readonly Favourite[],
  { left, kinds, base }: { left: ReadonlySet<string>; kinds: Record<string, string>; base: string },
  act: RowActions,
): void {
  const rows = entries.map((entry, place) =>
    favouriteRow(
      entry,
      {
        picked: !left.has(entry.id),
        kind: kinds[entry.to.split("/")[1] ?? ""] ?? "Запись",
        href: base + entry.to.slice(1),
        first: place === 0,
        last: place === entries.length - 1,
      },
      act,
    ),
  );
  partOf(root, "list").replaceChildren(...rows);
  for (const name of ["tools", "clear", "export"]) partOf(root, name).hidden = entries.length === 0;
  partOf(root, "empty").hidden = entries.length > 0;
}
