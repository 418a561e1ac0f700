import { announce, element, partOf } from "#src/device/element.ts";
import { portalBase, REFUSED } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import { counted } from "#src/text/plural.ts";
import { favouritesFile, readFavouritesFile } from "./file.ts";
import { favouriteList, merged, moved, type Favourite } from "./list.ts";
import { localDay } from "./marks.ts";
import { favouriteRow } from "./row.ts";
import { takenFile } from "./taken.ts";

const ENTRIES: [string, string, string] = ["запись", "записи", "записей"];
/** As many can stand side by side. */
const COMPARED = [2, 4] as const;

/** Gives the reader a file. */
function save(name: string, content: BlobPart, type: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href, download: name }).click();
  // The browser has taken the content by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Runs the page «Избранное». */
export function bindFavourites(): void {
  const root = document.querySelector<HTMLElement>(".favourites");
  if (!root) return;
  const list = favouriteList(deviceStore());
  const kinds = JSON.parse(root.dataset["kinds"] ?? "{}") as Record<string, string>;
  const base = portalBase();
  const status = partOf(root, "status");
  const left = new Set<string>();
  const picked = () => list.read().filter(({ id }) => !left.has(id));

  const tell = (text: string, ...more: Node[]) => status.replaceChildren(text, ...more);
  /** Keeps the list and shows it; told when the browser refuses. */
  const keep = (next: readonly Favourite[]): boolean => {
    const kept = list.replace(next);
    if (!kept) tell(REFUSED);
    document.dispatchEvent(new CustomEvent("svod:favourites"));
    return kept;
  };

  const drawTools = () => {
    const chosen = picked();
    const practices = chosen.filter(({ to }) => to.startsWith("/practices/"));
    const ids = chosen.map(({ id }) => id).join(",");
    partOf(root, "chosen").textContent = `Отмечено: ${counted(chosen.length, ENTRIES)} из ${list.read().length}`;
    partOf<HTMLAnchorElement>(root, "set").href = `${base}favourites/set/${left.size > 0 ? `?ids=${ids}` : ""}`;
    const compare = partOf<HTMLAnchorElement>(root, "compare");
    compare.hidden = practices.length < COMPARED[0] || practices.length > COMPARED[1];
    compare.href = `${base}compare/?practices=${practices.map(({ id }) => id).join(",")}`;
    for (const name of ["set", "zip"]) partOf(root, name).toggleAttribute("data-idle", chosen.length === 0);
  };

  const draw = () => {
    const entries = list.read();
    partOf(root, "list").replaceChildren(
      ...entries.map((entry, place) =>
        favouriteRow(
          entry,
          {
            picked: !left.has(entry.id),
            kind: kinds[entry.to.split("/")[1] ?? ""] ?? "Запись",
            href: base + entry.to.slice(1),
            first: place === 0,
            last: place === entries.length - 1,
          },
          {
            pick: (id, isPicked) => {
              if (isPicked) left.delete(id);
              else left.add(id);
              drawTools();
            },
            note: (id, note) => keep(list.read().map((one) => (one.id === id ? { ...one, note } : one))),
            move: (id, by) => {
              keep(moved(list.read(), id, by));
              draw();
              const row = root.querySelector(`[data-favourite="${id}"]`);
              const buttons = [...(row?.querySelectorAll<HTMLButtonElement>(".entry-actions button") ?? [])];
              (buttons[by === -1 ? 0 : 1]?.disabled ? buttons[by === -1 ? 1 : 0] : buttons[by === -1 ? 0 : 1])?.focus();
              announce(`Теперь на месте ${list.read().findIndex((one) => one.id === id) + 1}`);
            },
            remove: (id) => {
              const before = list.read();
              keep(before.filter((one) => one.id !== id));
              draw();
              offerBack(`Убрано: «${before.find((one) => one.id === id)?.title ?? ""}». `, before);
            },
          },
        ),
      ),
    );
    const any = entries.length > 0;
    partOf(root, "tools").hidden = !any;
    partOf(root, "clear").hidden = !any;
    partOf(root, "export").hidden = !any;
    partOf(root, "empty").hidden = any;
    drawTools();
  };

  /** What was taken away can be had back, until something else is told. */
  const offerBack = (text: string, before: readonly Favourite[]) => {
    const back = element("button", { type: "button", className: "link-button" }, "Вернуть");
    back.addEventListener("click", () => {
      keep(merged(before, list.read()));
      draw();
      tell("Возвращено.");
      status.focus();
    });
    tell(text, back);
    back.focus();
  };

  const zip = async () => {
    const chosen = picked();
    if (chosen.length === 0) return tell("Отметьте хотя бы одну запись.");
    const files = new Map<string, Uint8Array>();
    const failed: string[] = [];
    let done = 0;
    await Promise.all(
      chosen.map(async (entry) => {
        try {
          const response = await fetch(base + takenFile(entry).slice(1), { cache: "no-cache" });
          if (response.ok) files.set(entry.id, new Uint8Array(await response.arrayBuffer()));
          else if (response.status !== 404) failed.push(`«${entry.title}»`);
        } catch {
          failed.push(`«${entry.title}»`);
        }
        tell(`Собираю: ${++done} из ${chosen.length}…`);
      }),
    );
    // Half an archive would pass for a whole one.
    if (failed.length > 0) return tell(`Не загрузились: ${failed.join(", ")}. Проверьте связь и нажмите ещё раз.`);
    if (files.size === 0) return tell("Отмеченных страниц на портале больше нет: сохранять нечего.");
    const { favouritesArchive } = await import("./archive.ts");
    const bytes = favouritesArchive(chosen, files, location.origin + base);
    save(`izbrannoe-${localDay(new Date())}.zip`, new Uint8Array(bytes), "application/zip");
    const gone = chosen.filter(({ id }) => !files.has(id)).map(({ title }) => `«${title}»`);
    tell(
      gone.length === 0
        ? `Готово: ${counted(files.size, ENTRIES)} в архиве.`
        : `Готово: ${counted(files.size, ENTRIES)} в архиве. Этих страниц на портале больше нет: ${gone.join(", ")}.`,
    );
  };

  const load = async (file: File) => {
    const read =
      file.size > 20_000_000 ? readFavouritesFile("x".repeat(9_000_000)) : readFavouritesFile(await file.text());
    if ("fault" in read) return tell(read.fault);
    const before = list.read();
    const known = new Set(before.map(({ id }) => id));
    const fresh = read.entries.filter(({ id }) => !known.has(id)).length;
    if (!keep(merged(before, read.entries))) return;
    draw();
    tell(
      [
        `Добавлено: ${counted(fresh, ENTRIES)}.`,
        read.entries.length > fresh && `Уже были: ${read.entries.length - fresh}, заметки объединены.`,
        read.faults.length > 0 && `Не понято: ${read.faults.join("; ")}.`,
      ]
        .filter(Boolean)
        .join(" "),
    );
  };

  partOf(root, "zip").addEventListener("click", () => void zip());
  partOf(root, "export").addEventListener("click", () => {
    const day = localDay(new Date());
    save(`izbrannoe-${day}.json`, favouritesFile(list.read(), day), "application/json");
  });
  const input = partOf<HTMLInputElement>(root, "import");
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    // The same file may be chosen again.
    if (file) void load(file).finally(() => (input.value = ""));
  });
  partOf(root, "clear").addEventListener("click", () => {
    const before = list.read();
    keep([]);
    draw();
    offerBack("Избранное очищено. ", before);
  });
  addEventListener("storage", () => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) draw();
  });
  draw();
}
