import { copyText } from "#src/device/copy.ts";
import { announce, element, partOf } from "#src/device/element.ts";
import { portalBase } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import type { ComparedPractice } from "#src/view/comparison.ts";
import { comparisonQuery, readComparison, type Asked } from "./address.ts";
import { comparisonChoice, MOST } from "./choice.ts";
import { drawComparison, shortNames } from "./draw.ts";

/** A practice's column; undefined when the portal has no such practice. */
async function column(base: string, id: string): Promise<ComparedPractice | undefined> {
  const response = await fetch(`${base}compare/${id}.json`, { cache: "no-cache" });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${id}: ${response.status}`);
  return (await response.json()) as ComparedPractice;
}

const quoted = (words: readonly string[]) => words.map((word) => `«${word}»`).join(", ");

/** Runs the page of a comparison: the address says what stands side by side. */
export function bindComparison(): void {
  const root = document.querySelector<HTMLElement>(".compare");
  if (!root) return;
  const base = portalBase();
  const link = (to: string) => (to.startsWith("/") ? base + to.slice(1) : to);
  const choice = comparisonChoice(deviceStore());
  const only = partOf<HTMLInputElement>(root, "only");
  const heading = document.title;
  let shown: string[] = [];
  let turn = 0;

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
    partOf(root, "status").focus();
  };

  const suggest = (practices: readonly ComparedPractice[]) => {
    const own = new Set(shown);
    const others = new Map(practices.flatMap(({ similar }) => similar.map(({ id, title }) => [id, title] as const)));
    const items = [...others]
      .filter(([id]) => !own.has(id))
      .slice(0, MOST)
      .map(([id, title]) => {
        const button = element("button", { type: "button", className: "link-button" }, title);
        button.addEventListener("click", () => void go({ ids: [...shown, id], differences: only.checked }));
        return element("li", {}, button);
      });
    partOf(root, "similar").replaceChildren(...items);
    partOf(root, "suggestions").hidden = shown.length === 0 || shown.length >= MOST || items.length === 0;
  };

  const show = async () => {
    const mine = ++turn;
    const { ids, left, strange, differences } = readComparison(location.search);
    const status = partOf(root, "status");
    const answers = await Promise.allSettled(ids.map((id) => column(base, id)));
    if (mine !== turn) return;
    if (answers.some(({ status: end }) => end === "rejected")) {
      status.textContent = "Сравнение не загрузилось. Проверьте связь и обновите страницу.";
      return;
    }
    const practices = answers.flatMap((answer) =>
      answer.status === "fulfilled" && answer.value ? [answer.value] : [],
    );
    shown = practices.map(({ id }) => id);
    const unknown = [...ids.filter((id) => !shown.includes(id)), ...strange];
    const notice = partOf(root, "notice");
    notice.textContent = [
      unknown.length > 0 && `На портале нет практик с такими идентификаторами: ${quoted(unknown)}.`,
      left.length > 0 && `Рядом помещаются четыре практики. Не показаны: ${quoted(left)}.`,
    ]
      .filter(Boolean)
      .join(" ");
    notice.hidden = notice.textContent === "";
    only.checked = differences;
    const enough = practices.length >= 2;
    partOf(root, "tools").hidden = !enough;
    partOf(root, "empty").hidden = practices.length > 0;
    partOf(root, "table").replaceChildren(
      ...(practices.length > 0
        ? [drawComparison(practices, { link, remove, differences: differences && enough })]
        : []),
    );
    status.textContent = practices.length === 1 ? "Чтобы сравнить, добавьте хотя бы ещё одну практику." : "";
    document.title = enough ? `${shortNames(practices).join(", ")} — ${heading}` : heading;
    suggest(practices);
  };

  only.addEventListener("change", () => void go({ ids: shown, differences: only.checked }, true));
  partOf(root, "print").addEventListener("click", () => print());
  partOf<HTMLAnchorElement>(root, "more").addEventListener("click", () => {
    // In the catalogue the tray goes on with what stands here.
    choice.replace(shown);
  });
  const copy = partOf(root, "copy");
  copy.addEventListener("click", () => void copyText(copy, location.href, "возьмите адрес из\u00A0строки браузера"));
  addEventListener("popstate", () => void show());
  void show();
}
