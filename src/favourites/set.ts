import { element, partOf } from "#src/device/element.ts";
import { deviceStore } from "#src/device/store.ts";
import { counted } from "#src/text/plural.ts";
import { readSet } from "./address.ts";
import { favouriteList, type Favourite } from "./list.ts";
import { localDay } from "./marks.ts";
import { pageCopy, type PageCopy } from "./page-copy.ts";

const NOTHING = "В подборке нет записей. Вернитесь в избранное и отметьте нужные.";

function part({ note }: Favourite, { article }: PageCopy): HTMLElement {
  if (note.trim() !== "") {
    const mine = element(
      "aside",
      { className: "set__note" },
      element("strong", {}, "Заметка"),
      element("p", {}, note.trim()),
    );
    article.querySelector(".entry-heading")?.after(mine);
  }
  return article;
}

/** Puts the chosen favourites into one document with contents, ready to be printed. */
export async function bindSet(): Promise<void> {
  const root = document.querySelector<HTMLElement>(".set");
  if (!root) return;
  const status = partOf(root, "status");
  const entries = readSet(favouriteList(deviceStore()).read(), location.search);
  if (entries.length === 0) {
    status.textContent = NOTHING;
    return;
  }
  const name = partOf<HTMLInputElement>(root, "name");
  name.addEventListener("input", () => (partOf(root, "title").textContent = name.value.trim() || name.placeholder));
  let done = 0;
  const tell = () => (status.textContent = `Собираю: ${++done} из ${entries.length}…`);
  const copies = await Promise.all(
    entries.map(async (entry) => {
      try {
        return { entry, copy: await pageCopy(entry) };
      } catch {
        return { entry, failed: true };
      } finally {
        tell();
      }
    }),
  );
  const ready = copies.flatMap(({ entry, copy }) => (copy ? [{ entry, copy }] : []));
  partOf(root, "contents").replaceChildren(
    ...ready.map(({ entry: { id }, copy: { title } }) =>
      element("li", {}, element("a", { href: `#set-${id}` }, title)),
    ),
  );
  partOf(root, "entries").replaceChildren(...ready.map(({ entry, copy }) => part(entry, copy)));
  const day = localDay(new Date()).split("-").toReversed().join(".");
  partOf(root, "about").textContent =
    `${counted(ready.length, ["запись", "записи", "записей"])}, собрано ${day} на портале ${root.dataset["portal"] ?? ""}`;
  const lost = copies.filter(({ copy, failed }) => !copy && !failed).map(({ entry }) => `«${entry.title}»`);
  const failed = copies.filter((one) => one.failed).map(({ entry }) => `«${entry.title}»`);
  status.textContent = [
    lost.length > 0 && `Этих страниц на портале больше нет: ${lost.join(", ")}.`,
    failed.length > 0 && `Не загрузились: ${failed.join(", ")}. Проверьте связь и обновите страницу.`,
  ]
    .filter(Boolean)
    .join(" ");
  partOf(root, "document").hidden = ready.length === 0;
  const button = partOf<HTMLButtonElement>(root, "print");
  button.disabled = ready.length === 0;
  button.addEventListener("click", () => print());
}
