import { partOf } from "#src/device/element.ts";
import { deviceStore } from "#src/device/store.ts";
import { counted } from "#src/text/plural.ts";
import { asCsv, unansweredList } from "./unanswered.ts";

/** The list of queries without an answer: kept only when the reader says so, shown and taken along by them alone. */
export function bindUnanswered(page: HTMLElement): { add(query: string): void } {
  const list = unansweredList(deviceStore());
  const keep = partOf<HTMLInputElement>(page, "keep");
  const items = partOf<HTMLElement>(page, "kept");
  const save = partOf<HTMLAnchorElement>(page, "save");
  const show = () => {
    const queries = list.read();
    keep.checked = queries !== undefined;
    items.replaceChildren(
      ...(queries ?? []).map(({ query, times }) => {
        const item = document.createElement("li");
        item.textContent = times > 1 ? `${query} (${counted(times, ["раз", "раза", "раз"])})` : query;
        return item;
      }),
    );
    save.hidden = !queries || queries.length === 0;
  };
  keep.addEventListener("change", () => {
    if (!keep.checked) list.end();
    else if (!list.begin()) keep.setCustomValidity("Браузер не разрешает хранить данные сайта.");
    keep.reportValidity();
    show();
  });
  save.addEventListener("click", () => {
    save.href = URL.createObjectURL(new Blob([asCsv(list.read() ?? [])], { type: "text/csv;charset=utf-8" }));
  });
  show();
  // Until now a tick would have been lost.
  keep.disabled = false;
  return {
    add: (query) => {
      list.add(query, new Date().toISOString().slice(0, 10));
      show();
    },
  };
}
