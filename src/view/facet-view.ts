import { facetAddress, termAddress, type FacetName } from "#src/entry/address.ts";
import { kindNames, kinds, type AnnouncedEntry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { home, type Link } from "./link.ts";
import { pagesOf, pageTitle, type PageOfList } from "./pagination.ts";
import { entryRow, type EntryRow } from "./row.ts";

/** How the page of all terms of a vocabulary is titled. */
export const facetTitles: Record<FacetName, string> = {
  rubrics: "Рубрики",
  audiences: "Аудитории",
  instruments: "Инструменты",
  areas: "Области профессиональной деятельности",
  levels: "Уровни образования",
  regions: "Регионы",
  districts: "Федеральные округа",
  stages: "Стадии",
  evidence: "Доказательность",
  replicability: "Тиражируемость",
  "organization-types": "Кто держит практику",
  "money-bands": "Деньги",
  "start-times": "Время до запуска",
  "team-sizes": "Сколько нужно людей",
  tags: "Метки",
};

/** What one term of a vocabulary is called: it tells apart pages of terms that bear one name. */
export const termNames: Record<FacetName, string> = {
  rubrics: "рубрика",
  audiences: "аудитория",
  instruments: "инструмент",
  areas: "область",
  levels: "уровень образования",
  regions: "регион",
  districts: "федеральный округ",
  stages: "стадия",
  evidence: "доказательность",
  replicability: "тиражируемость",
  "organization-types": "носитель практики",
  "money-bands": "деньги",
  "start-times": "время до запуска",
  "team-sizes": "сколько нужно людей",
  tags: "метка",
};

/** What the page of one term shows. */
export interface TermView {
  facet: FacetName;
  id: string;
  label: string;
  /** Title of the document, unlike that of any other page. */
  title: string;
  description: string | undefined;
  crumbs: Link[];
  groups: { title: string; rows: EntryRow[] }[];
  /** Which part of the list this page shows. */
  page: PageOfList;
  /** Real entries only. */
  count: number;
  /** True when nothing real is listed: search engines need not see the page. */
  demoOnly: boolean;
}

/** Entries in the order of the list of kinds; of one kind, real ones before demonstration ones. */
const inKindOrder = (entries: readonly AnnouncedEntry[]) =>
  entries.toSorted(
    (a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || Number(isPublic(b)) - Number(isPublic(a)),
  );

/** Gathers the pages of one term of a vocabulary: its entries by kind, the list in parts. */
export function termViews(portal: Portal, facet: FacetName, id: string): TermView[] {
  const term = portal.term(facet, id);
  const entries = portal.mentioning(facet, id);
  const count = entries.filter(isPublic).length;
  return pagesOf(inKindOrder(entries), termAddress(facet, id)).map(({ part, page }) => ({
    page,
    facet,
    id,
    label: term.label,
    title: pageTitle(`${term.label}: ${termNames[facet]}`, page),
    description: term.description,
    crumbs: [
      home,
      { label: facetTitles[facet], to: facetAddress(facet) },
      { label: term.short ?? term.label, to: termAddress(facet, id) },
    ],
    groups: [...Map.groupBy(part, (entry) => entry.kind)].map(([kind, group]) => ({
      title: kinds[kind].many,
      rows: group.map((entry) => entryRow(portal, entry)),
    })),
    count,
    demoOnly: count === 0,
  }));
}

/** Terms of a facet that have a page: some listed entry carries them. */
export const usedTerms = (portal: Portal, facet: FacetName): string[] =>
  portal.terms[facet].map(({ id }) => id).filter((id) => portal.mentioning(facet, id).length > 0);
