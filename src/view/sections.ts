import { sectionAddress } from "#src/entry/address.ts";
import { isKind, type AnnouncedEntry, type AnnouncedKind } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { eventsInOrder, isAhead } from "./events.ts";
import { home } from "./link.ts";
import { pagesOf, type PageOfList } from "./pagination.ts";
import { entryRow, mechanismRow, type EntryRow } from "./row.ts";

/** Kinds whose listing needs nothing of its own: practices and the Code have pages of their own. */
export type ListedKind = Exclude<AnnouncedKind, "practices" | "code">;

/** A listing page that needs nothing of its own: what it says above the list, and when the list is empty. */
interface Section {
  title: string;
  lead: string;
  empty: string;
}

export const sections: Record<ListedKind, Section> = {
  mechanisms: {
    title: "Механизмы",
    lead: "Части практик, которые можно взять отдельно: без всей практики, но с тем же приёмом.",
    empty: "Механизмов пока нет.",
  },
  digests: {
    title: "Дайджесты",
    lead: "О чём говорили и писали: вопрос, высказывания со ссылками, в чём сошлись и что осталось открытым.",
    empty: "Дайджестов пока нет.",
  },
  articles: {
    title: "Статьи",
    lead: "Зарубежная аналитика, новости партнёров, рассказы о визитах и обзоры.",
    empty: "Статей пока нет.",
  },
  events: {
    title: "События",
    lead: "Конкурсы, встречи и визиты. Сначала то, что впереди.",
    empty: "Событий пока нет.",
  },
  projects: {
    title: "Проекты",
    lead: "Большие совместные дела сообщества: по одному в квартал.",
    empty: "Проектов пока нет.",
  },
};

export const sectionCrumbs = (kind: AnnouncedKind, title: string) => [home, { label: title, to: sectionAddress(kind) }];

/** One page of a listing. */
export interface SectionPart {
  page: PageOfList;
  groups: { title: string; rows: EntryRow[] }[];
}

/** The pages of a listing: events ahead and past apart, everything else newest first. */
export function sectionPages(portal: Portal, kind: ListedKind, today: string): SectionPart[] {
  const entries: AnnouncedEntry[] =
    kind === "events" ? eventsInOrder(portal, today) : portal.listed.filter((entry) => isKind(entry, kind));
  const groupOf = (entry: AnnouncedEntry) =>
    isKind(entry, "events") ? (isAhead(entry, today) ? "Впереди" : "Прошли") : sections[kind].title;
  return pagesOf(entries, sectionAddress(kind)).map(({ part, page }) => ({
    page,
    groups: [...Map.groupBy(part, groupOf)].map(([title, group]) => ({
      title,
      rows: group.map((entry) => (kind === "mechanisms" ? mechanismRow : entryRow)(portal, entry)),
    })),
  }));
}
