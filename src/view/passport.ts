import type { EntryOf, Entry, KindName } from "#src/entry/kinds.ts";
import type { Practice } from "#src/entry/practice.ts";
import { period } from "#src/text/date.ts";
import { placeText, zonedMoment } from "./events.ts";
import { pick, type Link } from "./link.ts";

/** One line of a passport: a name and one or more values. */
export interface Fact {
  label: string;
  values: Link[];
}

type Names = Record<string, Link>;

export const passportTitle = (kind: KindName): string => (kind === "practices" ? "Паспорт практики" : "Коротко");

const fact = (label: string, values: (Link | string | undefined)[]): Fact[] => {
  const shown = values
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === "string" ? { label: value } : value));
  return shown.length > 0 ? [{ label, values: shown }] : [];
};

/** `2026-Q4` → «4-й квартал 2026 г.» */
export const quarter = (value: string) => `${value.slice(-1)}-й квартал ${value.slice(0, 4)}\u00A0г.`;

const inDatabase = { yes: "состоит", no: "не состоит", unknown: "неизвестно" } as const;

/** An archived practice without a known end must not read as one that goes on. */
const practicePeriod = ({ period: dates, stage }: Practice) => {
  if (!dates) return undefined;
  const phrase = period(dates.start, dates.end);
  return stage === "archived" && !dates.end ? `${phrase}, окончание неизвестно` : phrase;
};

const practiceFacts = ({ data }: EntryOf<"practices">, names: Names): Fact[] => [
  ...fact("Носитель", pick(names, "organizations", [data.holder])),
  ...fact("Партнёры", pick(names, "organizations", data.partners)),
  ...fact(
    data.regions.length > 1 ? "Регионы" : "Регион",
    data.regions.length > 0 ? pick(names, "regions", data.regions) : ["без привязки к региону"],
  ),
  ...fact("Период", [practicePeriod(data)]),
  ...fact("Стадия", pick(names, "stages", [data.stage])),
  ...fact("Доказательность", pick(names, "evidence", [data.evidence])),
  ...fact("Повторить можно", pick(names, "replicability", [data.replicability.level])),
  ...fact("Инструменты", pick(names, "instruments", data.instruments)),
  ...fact("Уровень", pick(names, "levels", data.levels)),
  ...fact("Область", pick(names, "areas", data.areas)),
  ...fact("Для кого", pick(names, "audiences", data.audience)),
  ...fact("В базе лучших практик БЦПК", [inDatabase[data.in_bc_database]]),
];

const genreNames = {
  foreign: "зарубежная аналитика",
  partner: "новость партнёра",
  visit: "визит на площадку",
  overview: "обзор",
  contest: "конкурс",
  meeting: "встреча",
  conference: "конференция",
  exam: "экзамен",
} as const;

export const projectStates = { planned: "задуман", running: "идёт", done: "завершён", stopped: "остановлен" } as const;

/** The facts that stand beside an entry's text, by its kind. */
export function passport(entry: Entry, names: Names): Fact[] {
  switch (entry.kind) {
    case "practices":
      return practiceFacts(entry, names);
    case "mechanisms":
      return [
        ...fact("Инструменты", pick(names, "instruments", entry.data.instruments)),
        ...fact("Уровень", pick(names, "levels", entry.data.levels)),
        ...fact("Для кого", pick(names, "audiences", entry.data.audience)),
      ];
    case "code":
      return [
        ...fact("Статья", pick(names, "code-articles", [entry.data.article])),
        ...fact("Откуда мысль", [entry.data.origin]),
      ];
    case "digests":
      return [
        ...fact("Основа", [entry.data.basis === "threads" ? "обсуждение в сообществе" : "открытые публикации"]),
        ...fact("Период", [entry.data.period && period(entry.data.period.start, entry.data.period.end)]),
        ...fact("Для кого", pick(names, "audiences", entry.data.audience)),
      ];
    case "articles":
      return [
        ...fact("Жанр", [genreNames[entry.data.genre]]),
        ...fact("Страна", [entry.data.country]),
        ...fact("Автор", entry.data.author ? pick(names, "organizations", [entry.data.author]) : ["редакция"]),
        ...fact("Организации", pick(names, "organizations", entry.data.organizations)),
        ...fact("Регионы", pick(names, "regions", entry.data.regions)),
        ...fact("Инструменты", pick(names, "instruments", entry.data.instruments)),
        ...fact("Для кого", pick(names, "audiences", entry.data.audience)),
      ];
    case "events":
      return [
        ...fact("Что это", [genreNames[entry.data.genre]]),
        ...fact("Состояние", [entry.data.cancelled ? "отменено" : undefined]),
        ...fact("Начало", [zonedMoment(entry.data.zone, entry.data.start)]),
        ...fact("Окончание", [entry.data.end && zonedMoment(entry.data.zone, entry.data.end)]),
        ...fact("Заявки до", [entry.data.deadline && zonedMoment(entry.data.zone, entry.data.deadline)]),
        ...fact("Где", [placeText(entry.data.place)]),
        ...fact("Регион", entry.data.place.region ? pick(names, "regions", [entry.data.place.region]) : []),
        ...fact("Проводит", entry.data.organizer ? pick(names, "organizations", [entry.data.organizer]) : []),
        ...fact("Для кого", pick(names, "audiences", entry.data.audience)),
      ];
    case "projects":
      return [
        ...fact("Квартал", [quarter(entry.data.quarter)]),
        ...fact("Состояние", [projectStates[entry.data.state]]),
        ...fact("Участники", pick(names, "organizations", entry.data.members)),
        ...fact("Для кого", pick(names, "audiences", entry.data.audience)),
      ];
    case "organizations":
      return [
        ...fact("Вид", pick(names, "organization-types", [entry.data.type])),
        ...fact("Регион", pick(names, "regions", entry.data.regions)),
        ...fact("Сайт", entry.data.url ? [{ label: new URL(entry.data.url).hostname, to: entry.data.url }] : []),
      ];
    case "pages":
      return [];
  }
}
