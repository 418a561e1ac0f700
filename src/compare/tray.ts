import { announce, partOf } from "#src/device/element.ts";
import { portalBase, REFUSED, shownEntry } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import { counted } from "#src/text/plural.ts";
import { comparisonQuery } from "./address.ts";
import { comparisonChoice, MOST, type ChoiceEnd } from "./choice.ts";

const told: Record<ChoiceEnd, string> = {
  added: "Практика добавлена к сравнению",
  removed: "Практика убрана из сравнения",
  full: "Рядом помещаются четыре практики. Уберите одну, чтобы добавить другую.",
  refused: REFUSED,
};

/** Makes «Сравнить» work in every row and on every practice's page, and shows below what is put aside. */
export function bindComparisonTray(): void {
  const choice = comparisonChoice(deviceStore());
  const tray = document.querySelector<HTMLElement>("[data-part=tray]");
  if (!tray) return;
  const text = partOf(tray, "tray-text");
  const link = partOf<HTMLAnchorElement>(tray, "tray-link");
  const draw = (change?: ChoiceEnd) => {
    const ids = choice.read();
    for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-act=compare]")) {
      const entry = shownEntry(button);
      if (!entry) continue;
      const chosen = ids.includes(entry.id);
      button.textContent = chosen ? "Убрать из сравнения" : "Сравнить";
      button.setAttribute("aria-label", `${button.textContent}: ${entry.title}`);
      button.toggleAttribute("data-chosen", chosen);
    }
    // The comparison itself shows what is in it.
    tray.hidden = (ids.length === 0 && change !== "refused") || document.querySelector(".compare") !== null;
    const hint = ids.length === 1 ? " Добавьте хотя бы ещё одну." : "";
    text.textContent =
      change === "full" || change === "refused"
        ? told[change]
        : `Для сравнения: ${counted(ids.length, ["практика", "практики", "практик"])} из\u00A0${MOST}.${hint}`;
    link.hidden = ids.length < 2;
    link.href = `${portalBase()}compare/${comparisonQuery({ ids, differences: false })}`;
  };
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest("button[data-act=compare]");
    const entry = button && shownEntry(button);
    if (!entry) return;
    const change = choice.toggle(entry.id);
    draw(change);
    announce(told[change]);
  });
  partOf(tray, "tray-clear").addEventListener("click", () => {
    choice.replace([]);
    draw();
    announce("Сравнение очищено");
    document.querySelector<HTMLElement>("main")?.focus();
  });
  document.addEventListener("svod:rows", () => draw());
  addEventListener("storage", () => draw());
  draw();
}
