import { announce, element, partOf } from "#src/device/element.ts";
import { portalBase, REFUSED } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import { archiveFault, archiveText, drawList, drawTools, favouriteTools, loadedText } from "./drawing.ts";
import { favouritesFile, OVERSIZE, readFavouritesFile } from "./file.ts";
import { favouriteList, merged, moved, type Favourite } from "./list.ts";
import { localDay } from "./marks.ts";
import type { RowActions } from "./row.ts";
import { takeFiles } from "./taken.ts";

/** A file of more bytes is not even opened. */
const MOST_BYTES = 20_000_000;

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
  /** Entries that the reader has not picked. */
  const left = new Set<string>();
  const picked = () => list.read().filter(({ id }) => !left.has(id));

  const tell = (text: string, ...more: Node[]) => status.replaceChildren(text, ...more);
  /** Keeps the list; told when the browser refuses. */
  const keep = (next: readonly Favourite[]): boolean => {
    const kept = list.replace(next);
    if (!kept) tell(REFUSED);
    document.dispatchEvent(new CustomEvent("svod:favourites"));
    return kept;
  };
  const showTools = () => drawTools(root, favouriteTools(list.read(), picked()), base);
  const show = () => {
    drawList(root, list.read(), { left, kinds, base }, act);
    showTools();
  };

  /** What was taken away can be had back, until something else is told. */
  const offerBack = (text: string, before: readonly Favourite[]) => {
    const back = element("button", { type: "button", className: "link-button" }, "Вернуть");
    back.addEventListener("click", () => {
      keep(merged(before, list.read()));
      show();
      tell("Возвращено.");
      status.focus();
    });
    tell(text, back);
    back.focus();
  };

  const act: RowActions = {
    pick: (id, isPicked) => {
      if (isPicked) left.delete(id);
      else left.add(id);
      showTools();
    },
    note: (id, note) => keep(list.read().map((one) => (one.id === id ? { ...one, note } : one))),
    move: (id, by) => {
      keep(moved(list.read(), id, by));
      show();
      // The button that was pressed keeps the focus, unless the entry now stands at the edge.
      const [up, down] = root.querySelectorAll<HTMLButtonElement>(`[data-favourite="${id}"] .entry-actions button`);
      const [pressed, other] = by === -1 ? [up, down] : [down, up];
      (pressed?.disabled ? other : pressed)?.focus();
      announce(`Теперь на месте ${list.read().findIndex((one) => one.id === id) + 1}`);
    },
    remove: (id) => {
      const before = list.read();
      keep(before.filter((one) => one.id !== id));
      show();
      offerBack(`Убрано: «${before.find((one) => one.id === id)?.title ?? ""}». `, before);
    },
  };

  const zip = async () => {
    const chosen = picked();
    if (chosen.length === 0) return tell("Отметьте хотя бы одну запись.");
    const taken = await takeFiles(
      chosen,
      (path) => fetch(base + path.slice(1), { cache: "no-cache" }),
      (done) => tell(`Собираю: ${done} из ${chosen.length}…`),
    );
    const fault = archiveFault(taken);
    if (fault) return tell(fault);
    const { favouritesArchive } = await import("./archive.ts");
    const bytes = favouritesArchive(chosen, taken.files, location.origin + base);
    save(`izbrannoe-${localDay(new Date())}.zip`, new Uint8Array(bytes), "application/zip");
    tell(archiveText(taken, chosen));
  };

  const load = async (file: File) => {
    const read = file.size > MOST_BYTES ? OVERSIZE : readFavouritesFile(await file.text());
    if ("fault" in read) return tell(read.fault);
    const before = list.read();
    if (!keep(merged(before, read.entries))) return;
    show();
    tell(loadedText(read, before));
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
    show();
    offerBack("Избранное очищено. ", before);
  });
  addEventListener("storage", () => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) show();
  });
  show();
}
