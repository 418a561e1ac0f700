import { sectionAddress } from "#src/entry/address.ts";
import type { AnnouncedKind } from "#src/entry/kinds.ts";

/** A listing page that needs nothing of its own: what it says above the list, and when the list is empty. */
interface Section {
  title: string;
  lead: string;
  empty: string;
}

/** Practices and the Code have listing pages of their own. */
export const sections: Record<Exclude<AnnouncedKind, "practices" | "code">, Section> = {
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

export const sectionCrumbs = (kind: AnnouncedKind, title: string) => [
  { label: "Свод", to: "/" },
  { label: title, to: sectionAddress(kind) },
];
