import { counted, plural } from "#src/text/plural.ts";

/** What this page uses of Pagefind's browser API. */
interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}
interface Found {
  url: string;
  meta: { title?: string; kind?: string };
  excerpt: string;
  sub_results: { title: string; url: string; excerpt: string }[];
}

const PAGE = 20;

function resultItem(found: Found): HTMLLIElement {
  const item = document.createElement("li");
  const title = document.createElement("h2");
  const link = document.createElement("a");
  link.href = found.url;
  link.textContent = found.meta.title ?? found.url;
  title.append(link);
  const kind = document.createElement("p");
  kind.className = "muted";
  kind.textContent = found.meta.kind ?? "";
  item.append(kind, title, excerpt(found.excerpt));
  for (const part of found.sub_results.filter(({ url }) => url.includes("#")).slice(0, 2)) {
    const section = document.createElement("p");
    section.className = "search-page__section";
    const anchor = document.createElement("a");
    anchor.href = part.url;
    anchor.textContent = part.title;
    section.append(anchor);
    item.append(section);
  }
  return item;
}

/** Pagefind escapes the text of an excerpt; only its own `<mark>` is markup. */
function excerpt(html: string): HTMLParagraphElement {
  const paragraph = document.createElement("p");
  paragraph.innerHTML = html;
  return paragraph;
}

/** Runs the search page: reads `?q=`, searches while one types, keeps the address right. */
export function bindSearchPage(): void {
  const page = document.querySelector<HTMLElement>(".search-page");
  const form = page?.querySelector("form");
  const field = page?.querySelector<HTMLInputElement>("#search-field");
  const status = page?.querySelector(".search-page__status");
  const list = page?.querySelector(".search-page__results");
  const nothing = page?.querySelector<HTMLElement>(".search-page__nothing");
  if (!page || !form || !field || !status || !list || !nothing) return;

  let loading: Promise<Pagefind> | undefined;
  const pagefind = () => {
    loading ??= (import(/* @vite-ignore */ `${page.dataset["bundle"]}pagefind.js`) as Promise<Pagefind>).then(
      async (module) => {
        await module.init();
        return module;
      },
    );
    return loading;
  };

  let turn = 0;
  const search = async () => {
    const query = field.value.trim();
    const mine = ++turn;
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (query === "") {
      list.replaceChildren();
      nothing.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      const { results } = await (await pagefind()).search(query);
      const found = await Promise.all(results.slice(0, PAGE).map((result) => result.data()));
      // A later letter was typed while this answer was on its way.
      if (mine !== turn) return;
      list.replaceChildren(...found.map(resultItem));
      nothing.hidden = found.length > 0;
      status.textContent =
        results.length === 0
          ? `По запросу «${query}» ничего не нашлось.`
          : `По запросу «${query}» ${plural(results.length, ["нашлась", "нашлись", "нашлось"])} ${counted(results.length, ["страница", "страницы", "страниц"])}.`;
    } catch {
      status.textContent = "Поиск не загрузился. Проверьте связь и обновите страницу.";
    }
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
  field.addEventListener("focus", () => void pagefind(), { once: true });
  if (field.value) void search();
}
