import { partOf } from "#src/device/element.ts";
import { counted, plural } from "#src/text/plural.ts";
import { closeSearch, openSearch } from "./browser.ts";
import type { Answer } from "./engine.ts";
import { LONGEST_QUERY } from "./reading.ts";
import type { Ranked } from "./ranking.ts";
import { resultItem } from "./result.ts";

const PAGE = 10;
/** Entries that lack a part of the query stand among the others when they score so much of the best. */
const WORTH_SHOWING = 0.4;

/** A query as it is quoted: of a very long one the beginning. */
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text);

/** What the address asks for. */
const readAddress = () => {
  const asked = new URLSearchParams(location.search);
  return {
    query: (asked.get("q") ?? "").slice(0, LONGEST_QUERY),
    kind: asked.get("kind") ?? "",
    verbatim: asked.get("exact") === "1",
  };
};

const addressOf = (query: string, kind = "", verbatim = false) => {
  const asked = new URLSearchParams({
    q: query.slice(0, LONGEST_QUERY).toWellFormed(),
    ...(kind && { kind }),
    ...(verbatim && { exact: "1" }),
  });
  return query ? `?${asked}` : location.pathname;
};

/** Runs the search page: reads the address, searches while one types, keeps the address right. */
export function bindSearchPage(): void {
  const page = document.querySelector<HTMLElement>(".search-page");
  const form = page?.querySelector("form");
  const field = page?.querySelector<HTMLInputElement>("#search-field");
  if (!page || !form || !field) return;
  const status = partOf(page, "status");
  const notice = partOf(page, "notice");
  const terms = partOf(page, "terms");
  const kindList = partOf(page, "kinds");
  const list = partOf(page, "results");
  const more = partOf<HTMLButtonElement>(page, "more");
  const nearHeading = partOf(page, "near-heading");
  const near = partOf(page, "near");
  const nothing = partOf(page, "nothing");
  const kindNames = JSON.parse(page.dataset["kinds"] ?? "{}") as Record<string, string>;
  let keptList: Promise<{ add(query: string): void }> | undefined;
  /** Few readers keep a list of what they did not find: it is loaded when it is looked at or has something to keep. */
  const kept = () => (keptList ??= import("./kept.ts").then(({ bindUnanswered }) => bindUnanswered(page)));
  page.querySelector(".search-page__kept")?.addEventListener("toggle", () => void kept(), { once: true });
  let turn = 0;
  let shown = PAGE;

  const clear = () => {
    for (const box of [notice, terms, kindList, list, near]) box.replaceChildren();
    for (const box of [notice, terms, kindList, more, nearHeading, near, nothing]) box.hidden = true;
    status.textContent = "";
  };

  const link = (text: string, href: string, current = false): HTMLAnchorElement => {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = text;
    if (current) made.setAttribute("aria-current", "true");
    return made;
  };

  /** «Возможно, вы имели в виду» with a way back to what was typed, and words that nobody wrote. */
  const explain = ({ corrected, unknown }: Answer, query: string, verbatim: boolean) => {
    notice.replaceChildren();
    if (corrected && !verbatim)
      notice.append(
        "Возможно, вы имели в виду ",
        link(corrected, addressOf(corrected)),
        ". ",
        link(`Искать точно «${short(query)}»`, addressOf(query, "", true)),
        ".",
      );
    if (unknown.length > 0)
      notice.append(
        ` ${plural(unknown.length, ["Слова", "Слов", "Слов"])} ${unknown.map((word) => `«${short(word)}»`).join(", ")} на портале нет.`,
      );
    notice.hidden = notice.childNodes.length === 0;
  };

  const search = async (finished: boolean) => {
    const mine = ++turn;
    const { query, kind, verbatim } = readAddress();
    if (query.trim() === "") return clear();
    const { engine, source } = openSearch();
    try {
      const answer = await engine.ask(query, { typing: !finished, verbatim });
      const { directory } = await engine.open();
      const nearby = answer.ranked.length === 0 ? await engine.nearby(query) : undefined;
      const anyFull = answer.ranked.some(({ full }) => full);
      const least = (answer.ranked[0]?.score ?? 0) * WORTH_SHOWING;
      const whole = anyFull ? answer.ranked.filter(({ full, score }) => full || score >= least) : [];
      const chosen = whole.filter(({ entry }) => kind === "" || directory.kinds[entry] === kind);
      const rest = anyFull ? [] : (nearby?.ranked ?? answer.ranked).slice(0, PAGE);
      const [found, others] = await Promise.all([
        Promise.all(chosen.slice(0, shown).map(({ entry }) => source.found(entry))),
        Promise.all(rest.map(({ entry }) => source.found(entry))),
      ]);
      // A later letter was typed while this answer was on its way.
      if (mine !== turn) return;
      const { wanted } = answer;
      const missingOf = ({ has }: Ranked) => (nearby ? [] : answer.phrases.filter((_, at) => has[at] === false));
      list.replaceChildren(...found.map((one, place) => resultItem(one, wanted, missingOf(chosen[place]!))));
      const nearWanted = nearby?.wanted ?? wanted;
      near.replaceChildren(...others.map((one, place) => resultItem(one, nearWanted, missingOf(rest[place]!))));
      near.hidden = nearHeading.hidden = others.length === 0;
      nearHeading.textContent = nearby ? "Похожие слова" : "Есть не все слова запроса";
      more.hidden = chosen.length <= shown;
      nothing.hidden = whole.length > 0;
      explain(answer, query, verbatim);
      terms.replaceChildren(
        ...answer.meanings.flatMap(({ forms, page: target }) => {
          if (!target) return [];
          const item = document.createElement("li");
          item.append(`${target.kind[0]?.toUpperCase()}${target.kind.slice(1)}: `, link(forms[0]!, target.to));
          return [item];
        }),
      );
      terms.hidden = terms.childElementCount === 0;
      const byKind = Map.groupBy(whole, ({ entry }) => directory.kinds[entry] ?? "");
      kindList.replaceChildren(
        ...[
          ["", "Всё", whole.length] as const,
          ...[...byKind].map(([name, group]) => [name, kindNames[name] ?? name, group.length] as const),
        ].map(([name, label, count]) => {
          const item = document.createElement("li");
          item.append(link(`${label} ${count}`, addressOf(query, name, verbatim), name === kind));
          return item;
        }),
      );
      kindList.hidden = byKind.size < 2 && kind === "";
      status.textContent =
        whole.length === 0
          ? `По запросу «${short(query)}» ничего не нашлось.`
          : `${plural(chosen.length, ["Нашлась", "Нашлись", "Нашлось"])} ${counted(chosen.length, ["страница", "страницы", "страниц"])}.`;
      if (finished && whole.length === 0) void kept().then((log) => log.add(query));
    } catch (error) {
      closeSearch();
      clear();
      status.textContent = "Поиск не загрузился. Проверьте связь и обновите страницу.";
      console.warn(error);
    }
  };

  const restart = (finished: boolean) => {
    shown = PAGE;
    void search(finished);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", addressOf(field.value.trim()));
      restart(false);
    }, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const address = addressOf(field.value.trim());
    if (address !== location.search) history.pushState(null, "", address);
    restart(true);
  });
  page.addEventListener("click", (event) => {
    const target = (event.target as Element).closest("a");
    if (!target?.getAttribute("href")?.startsWith("?") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", target.getAttribute("href"));
    field.value = readAddress().query;
    restart(true);
    status.focus();
  });
  more.addEventListener("click", () => {
    const before = shown;
    shown += PAGE;
    void search(true).then(() => list.children[before]?.querySelector("a")?.focus());
  });
  addEventListener("popstate", () => {
    field.value = readAddress().query;
    restart(true);
  });
  bindArrows(page, field);
  field.addEventListener("focus", () => void openSearch().engine.open().catch(closeSearch), { once: true });
  field.value = readAddress().query;
  if (field.value) restart(true);
}

/** ↓ goes from the field into the results and on, ↑ back, Esc to the field. */
function bindArrows(page: HTMLElement, field: HTMLInputElement): void {
  page.addEventListener("keydown", (event) => {
    const links = [...page.querySelectorAll<HTMLAnchorElement>("[data-part=results] h2 a, [data-part=near] h2 a")];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.key === "Escape" && document.activeElement !== field) field.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === field)) links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else return;
    event.preventDefault();
  });
}
