import { partOf } from "#src/device/element.ts";
import type { CatalogueState } from "./state.ts";

/** The facets as boxes to tick. */
export interface FacetPanel {
  /** Shows what is chosen and how many practices each term would leave. */
  draw(state: CatalogueState, counts: ReadonlyMap<string, readonly number[]>): void;
}

const WIDE = matchMedia("(min-width: 64rem)");

/**
 * Turns the links of the panel into boxes to tick, each in its place so that nothing moves. On a narrow screen the
 * panel lies in a dialog.
 */
export function bindFacets(
  root: HTMLElement,
  act: { toggle(facet: string, id: string): void; reset(): void },
): FacetPanel {
  const panel = partOf(root, "panel");
  const holder = partOf<HTMLDetailsElement>(root, "facets");
  const dialog = partOf<HTMLDialogElement>(root, "dialog");
  const open = partOf<HTMLButtonElement>(root, "open");
  const terms = new Map<string, { item: HTMLElement; box: HTMLInputElement; count: HTMLElement }[]>();
  for (const section of panel.querySelectorAll<HTMLElement>("[data-facet]")) {
    const facet = section.dataset["facet"] ?? "";
    const own = [...section.querySelectorAll<HTMLElement>("[data-term]")].map((item) => {
      const name = item.firstElementChild!;
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.name = facet;
      box.value = item.dataset["term"] ?? "";
      box.addEventListener("change", () => act.toggle(facet, box.value));
      label.append(box, name.textContent?.trim() ?? "");
      name.replaceWith(label);
      item.hidden = false;
      return { item, box, count: item.querySelector<HTMLElement>(".count")! };
    });
    terms.set(facet, own);
    section.setAttribute("role", "group");
  }

  const place = () => {
    const target = WIDE.matches ? holder : partOf(root, "dialog-panel");
    if (panel.parentElement !== target) target.append(panel);
    if (WIDE.matches && dialog.open) dialog.close();
  };
  WIDE.addEventListener("change", place);
  place();
  open.addEventListener("click", () => dialog.showModal());
  partOf(root, "show").addEventListener("click", () => dialog.close());
  partOf(root, "reset").addEventListener("click", act.reset);
  dialog.addEventListener("close", () => open.focus());
  root.classList.add("catalogue--live");

  return {
    draw: (state, counts) => {
      for (const [facet, own] of terms) {
        const chosen = state.chosen[facet] ?? [];
        for (const [code, { item, box, count }] of own.entries()) {
          const left = counts.get(facet)?.[code] ?? 0;
          box.checked = chosen.includes(box.value);
          count.textContent = String(left);
          // What would leave nothing is grey, but stays where it was and can be ticked.
          item.classList.toggle("facets__none", left === 0 && !box.checked);
        }
      }
      const many = Object.values(state.chosen).flat().length;
      open.textContent = many > 0 ? `Отобрать (${many})` : "Отобрать";
    },
  };
}
