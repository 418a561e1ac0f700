import { copyText } from "#src/device/copy.ts";
import { announce, partOf } from "#src/device/element.ts";
import { portalBase } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import type { ComparedPractice } from "#src/view/comparison.ts";
import { comparisonQuery, readComparison, type Asked } from "./address.ts";
import { comparisonChoice } from "./choice.ts";
import { comparisonDrawing, drawComparison } from "./drawing.ts";

/** A practice's column; undefined when the portal has no such practice. */
async function column(base: string, id: string): Promise<ComparedPractice | undefined> {
  const response = await fetch(`${base}compare/${id}.json`, { cache: "no-cache" });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${id}: ${response.status}`);
  return (await response.json()) as ComparedPractice;
}

/** Runs the page of a comparison: the address says what stands side by side. */
export function bindComparison(): void {
  const root = document.querySelector<HTMLElement>(".compare");
  if (!root) return;
  const base = portalBase();
  const choice = comparisonChoice(deviceStore());
  const only = partOf<HTMLInputElement>(root, "only");
  const status = partOf(root, "status");
  const heading = document.title;
  let shown: string[] = [];
  let turn = 0;

  const show = async () => {
    const mine = ++turn;
    const asked = readComparison(location.search);
    const columns = await Promise.all(asked.ids.map((id) => column(base, id))).catch(() => undefined);
    if (mine !== turn) return;
    if (!columns) {
      status.textContent = "Сравнение не загрузилось. Проверьте связь и обновите страницу.";
      return;
    }
    const practices = columns.filter((one) => one !== undefined);
    shown = practices.map(({ id }) => id);
    drawComparison(root, comparisonDrawing(asked, practices, heading), practices, asked.differences, {
      link: (to) => (to.startsWith("/") ? base + to.slice(1) : to),
      remove: (id) => void remove(id),
      add: (id) => void go({ ids: [...shown, id], differences: only.checked }),
    });
  };

  const go = (asked: Pick<Asked, "ids" | "differences">, replace = false) => {
    const address = base + `compare/${comparisonQuery(asked)}`;
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    return show();
  };
  const remove = async (id: string) => {
    // What is taken out here must not come back from the tray.
    choice.replace(choice.read().filter((one) => one !== id));
    await go({ ids: shown.filter((one) => one !== id), differences: only.checked });
    announce("Практика убрана из сравнения");
    status.focus();
  };

  only.addEventListener("change", () => void go({ ids: shown, differences: only.checked }, true));
  partOf(root, "print").addEventListener("click", () => print());
  // In the catalogue the tray goes on with what stands here.
  partOf(root, "more").addEventListener("click", () => choice.replace(shown));
  const copy = partOf(root, "copy");
  copy.addEventListener("click", () => void copyText(copy, location.href, "возьмите адрес из\u00A0строки браузера"));
  addEventListener("popstate", () => void show());
  void show();
}
