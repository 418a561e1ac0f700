import { element } from "#src/device/element.ts";
import { NOTE_LENGTH, type Favourite } from "./list.ts";

/** What a row of the list asks for. */
export interface RowActions {
  pick(id: string, picked: boolean): void;
  note(id: string, text: string): void;
  move(id: string, by: -1 | 1): void;
  remove(id: string): void;
}

/** The list waits for a pause of the fingers before it writes. */
const PAUSE = 300;

function action(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button" }, text);
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

/** One favourite: picked or not, with its link, note and buttons. */
export function favouriteRow(
  entry: Favourite,
  { picked, kind, href, first, last }: { picked: boolean; kind: string; href: string; first: boolean; last: boolean },
  act: RowActions,
): HTMLLIElement {
  const { id, title, added, note } = entry;
  const box = element("input", { type: "checkbox", checked: picked });
  box.setAttribute("aria-label", `Взять в подборку: ${title}`);
  box.addEventListener("change", () => act.pick(id, box.checked));
  const field = element("textarea", { rows: 2, value: note, maxLength: NOTE_LENGTH });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(timer);
    act.note(id, field.value);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  field.addEventListener("change", keep);
  const up = action("Выше", `Выше: ${title}`, () => act.move(id, -1));
  const down = action("Ниже", `Ниже: ${title}`, () => act.move(id, 1));
  up.disabled = first;
  down.disabled = last;
  const [year, month, day] = added.split("-");
  const row = element(
    "li",
    { className: "favourite" },
    element("label", { className: "favourite__pick" }, box),
    element(
      "div",
      {},
      element("h2", {}, element("a", { href }, title)),
      element("p", { className: "muted" }, `${kind}, в\u00A0избранном с\u00A0${day}.${month}.${year}`),
      element("label", { className: "favourite__note" }, element("span", {}, "Заметка"), field),
      element(
        "p",
        { className: "entry-actions" },
        up,
        down,
        action("Убрать", `Убрать: ${title}`, () => act.remove(id)),
      ),
    ),
  );
  row.dataset["favourite"] = id;
  return row;
}
