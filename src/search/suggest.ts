import { marked } from "./excerpt.ts";
import { closeSearch, openSearch } from "./browser.ts";

/** One line of the list under the field. */
interface Suggestion {
  to: string;
  title: string;
  kind: string;
}

const TERMS = 3;
const ENTRIES = 6;
/** A shorter beginning fits nearly everything. */
const LEAST = 2;

/**
 * Suggests pages under a search field while one types: the combobox of the ARIA Authoring Practices with a list and
 * manual selection. Arrows walk, Enter opens, Esc closes; Enter in the field searches as without scripts.
 */
export function bindSuggestions(field: HTMLInputElement): void {
  const form = field.form;
  if (!form || field.getAttribute("role") === "combobox") return;
  const list = document.createElement("ul");
  list.id = `${field.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Подходящие страницы");
  list.hidden = true;
  // One line of the form holds the field: the list hangs under it.
  (field.parentElement ?? form).append(list);
  field.parentElement?.classList.add("suggestions-anchor");
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    field.setAttribute(name, value);

  let turn = 0;
  let active = -1;
  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const choose = (next: number) => {
    const all = options();
    active = all.length === 0 ? -1 : ((next + 1 + all.length + 1) % (all.length + 1)) - 1;
    for (const [place, option] of all.entries()) option.setAttribute("aria-selected", String(place === active));
    const chosen = all[active];
    if (chosen) {
      field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    turn++;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const suggest = async () => {
    const mine = ++turn;
    const query = field.value;
    if (query.trim().length < LEAST) return close();
    const { engine, source } = openSearch();
    try {
      const answer = await engine.ask(query, { typing: true });
      const { wanted } = answer;
      const whole = answer.ranked.filter(({ full }) => full);
      const found = await Promise.all(
        (whole.length > 0 ? whole : answer.ranked).slice(0, ENTRIES).map(({ entry }) => source.found(entry)),
      );
      if (mine !== turn || document.activeElement !== field) return;
      const terms = answer.meanings.flatMap(({ forms, page }): Suggestion[] =>
        page ? [{ to: page.to, title: forms[0]!, kind: page.kind }] : [],
      );
      const entries = found.map(({ url, title, kind }): Suggestion => ({ to: url, title, kind: kind.toLowerCase() }));
      list.replaceChildren(
        ...[...terms.slice(0, TERMS), ...entries].map(({ to, title, kind }, place) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${place}`;
          option.setAttribute("role", "option");
          option.dataset["to"] = to;
          const about = document.createElement("span");
          about.className = "muted";
          about.textContent = kind;
          const name = document.createElement("span");
          for (const { text, marked: isMarked } of marked(title, wanted)) {
            const node = isMarked ? document.createElement("mark") : document.createTextNode(text);
            if (isMarked) node.textContent = text;
            name.append(node);
          }
          option.append(name, " ", about);
          return option;
        }),
      );
      choose(-1);
      list.hidden = list.childElementCount === 0;
      field.setAttribute("aria-expanded", String(!list.hidden));
    } catch {
      // Without suggestions the field still searches.
      closeSearch();
      close();
    }
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      close();
      event.preventDefault();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) void suggest();
      else choose(active + (event.key === "ArrowDown" ? 1 : -1));
      event.preventDefault();
    } else if (event.key === "Enter") {
      const to = options()[active]?.dataset["to"];
      if (!list.hidden && to) {
        location.assign(to);
        event.preventDefault();
      }
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const to = (event.target as Element).closest<HTMLElement>("[role=option]")?.dataset["to"];
    if (to) location.assign(to);
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
}
