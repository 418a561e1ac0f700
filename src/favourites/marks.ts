import { announce } from "#src/device/element.ts";
import { REFUSED, shownEntry, type ShownEntry } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import { favouriteList } from "./list.ts";

/** Today on this device, ISO 8601. */
export const localDay = (now: Date): string => now.toLocaleDateString("sv-SE");

const buttons = () => document.querySelectorAll<HTMLButtonElement>("button[data-act=favourite]");

/** Makes «В избранное» work in every row and on every page of an entry, and counts what is kept in the header. */
export function bindFavouriteMarks(): void {
  const list = favouriteList(deviceStore());
  const draw = () => {
    const kept = new Set(list.read().map(({ id }) => id));
    const seen = new Map<string, ShownEntry>();
    for (const button of buttons()) {
      const entry = shownEntry(button);
      if (!entry) continue;
      seen.set(entry.id, entry);
      button.textContent = kept.has(entry.id) ? "Убрать из избранного" : "В избранное";
      button.setAttribute("aria-label", `${button.textContent}: ${entry.title}`);
      button.toggleAttribute("data-chosen", kept.has(entry.id));
    }
    list.refresh(new Map([...seen].map(([id, { title, to }]) => [id, { title, to }])));
    for (const count of document.querySelectorAll("[data-part=favourites-count]"))
      count.textContent = kept.size > 0 ? String(kept.size) : "";
  };
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("button[data-act=favourite]");
    const entry = button && shownEntry(button);
    if (!entry) return;
    const change = list.toggle({ ...entry, added: localDay(new Date()) });
    document.dispatchEvent(new CustomEvent("svod:favourites"));
    announce({ added: `В избранном: ${entry.title}`, removed: "Убрано из избранного", refused: REFUSED }[change]);
    if (change === "refused") button.textContent = REFUSED;
  });
  document.addEventListener("svod:rows", draw);
  document.addEventListener("svod:favourites", draw);
  // Another tab has changed the list.
  addEventListener("storage", draw);
  draw();
}
