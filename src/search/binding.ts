import { partOf } from "#src/device/element.ts";
import { readAddress, searchQuery } from "./address.ts";
import { bindArrows } from "./arrows.ts";
import { closeSearch, openSearch } from "./browser.ts";
import { drawAnswer, drawNoAnswer, searchDrawing } from "./drawing.ts";
import { outcomeOf } from "./outcome.ts";
import type { Ranked } from "./ranking.ts";
import { missingOf, resultItem } from "./result.ts";

/** Entries that are shown at once. */
const PAGE = 10;

/** Runs the search page: reads the address, searches while one types, keeps the address right. */
export function bindSearchPage(): void {
  const page = document.querySelector<HTMLElement>(".search-page");
  const form = page?.querySelector("form");
  const field = page?.querySelector<HTMLInputElement>("#search-field");
  if (!page || !form || !field) return;
  const status = partOf(page, "status");
  const list = partOf(page, "results");
  const names = JSON.parse(page.dataset["kinds"] ?? "{}") as Record<string, string>;
  let keptList: Promise<{ add(query: string): void }> | undefined;
  /** Few readers keep a list of what they did not find: it is loaded when it is looked at or has something to keep. */
  const kept = () => (keptList ??= import("./kept.ts").then(({ bindUnanswered }) => bindUnanswered(page)));
  page.querySelector(".search-page__kept")?.addEventListener("toggle", () => void kept(), { once: true });
  let turn = 0;
  let shown = PAGE;

  const search = async (finished: boolean) => {
    const mine = ++turn;
    const asked = readAddress(location.search);
    if (asked.query.trim() === "") return drawNoAnswer(page);
    const { engine, source } = openSearch();
    const foundOf = (ranked: readonly Ranked[]) => Promise.all(ranked.map(({ entry }) => source.found(entry)));
    try {
      const answer = await engine.ask(asked.query, { typing: !finished, verbatim: asked.verbatim });
      const { directory } = await engine.open();
      const nearby = answer.ranked.length === 0 ? await engine.nearby(asked.query) : undefined;
      const outcome = outcomeOf(answer, nearby, directory.kinds, asked.kind);
      const { whole, chosen, near } = outcome;
      const [found, others] = await Promise.all([foundOf(chosen.slice(0, shown)), foundOf(near)]);
      // A later letter was typed while this answer was on its way.
      if (mine !== turn) return;
      drawAnswer(page, searchDrawing(answer, outcome, asked, { names, nearby: nearby !== undefined }), {
        found: found.map((one, place) => resultItem(one, answer.wanted, missingOf(answer, chosen[place]!))),
        near: others.map((one, place) =>
          nearby ? resultItem(one, nearby.wanted, []) : resultItem(one, answer.wanted, missingOf(answer, near[place]!)),
        ),
        more: chosen.length > shown,
        nothing: whole.length === 0,
      });
      if (finished && whole.length === 0) void kept().then((log) => log.add(asked.query));
    } catch (error) {
      closeSearch();
      drawNoAnswer(page, "Поиск не загрузился. Проверьте связь и обновите страницу.");
      console.warn(error);
    }
  };

  const restart = (finished: boolean) => {
    shown = PAGE;
    void search(finished);
  };
  /** Shows what the address asks for, the field included. */
  const follow = () => {
    field.value = readAddress(location.search).query;
    restart(true);
  };
  /** The address of what stands in the field. */
  const typed = () => searchQuery({ query: field.value.trim() }) || location.pathname;
  let timer: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, "", typed());
      restart(false);
    }, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (typed() !== location.search) history.pushState(null, "", typed());
    restart(true);
  });
  page.addEventListener("click", (event) => {
    const target = (event.target as Element).closest("a");
    if (!target?.getAttribute("href")?.startsWith("?") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", target.getAttribute("href"));
    follow();
    status.focus();
  });
  partOf(page, "more").addEventListener("click", () => {
    const before = shown;
    shown += PAGE;
    void search(true).then(() => list.children[before]?.querySelector("a")?.focus());
  });
  addEventListener("popstate", follow);
  bindArrows(page, field);
  field.addEventListener("focus", () => void openSearch().engine.open().catch(closeSearch), { once: true });
  field.value = readAddress(location.search).query;
  if (field.value) restart(true);
}
