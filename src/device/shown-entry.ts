/** An entry as a page shows it, in a row of a list or on its own page. */
export interface ShownEntry {
  id: string;
  /** Address from the portal's root. */
  to: string;
  title: string;
}

/** The path of the portal's root, with a slash at both ends. */
export const portalBase = (): string => document.documentElement.dataset["base"] ?? "/";

/** Reads what a row or a page says of its entry; undefined when it is not marked as one. */
export function shownEntry(within: Element): ShownEntry | undefined {
  const box = within.closest<HTMLElement>("[data-entry]");
  const name = box?.querySelector("[data-entry-title]");
  const id = box?.dataset["entry"];
  if (!name || !id) return undefined;
  const path = name instanceof HTMLAnchorElement ? name.pathname : location.pathname;
  return {
    id,
    to: `/${path.slice(portalBase().length)}`,
    title: name.textContent.replaceAll(/\s+/g, " ").trim(),
  };
}

/** What a page must tell when the browser keeps nothing. */
export const REFUSED = "Браузер не разрешает порталу хранить данные на этом устройстве.";
