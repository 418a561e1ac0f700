import type { CardInput } from "#src/card/card.ts";
import {
  archiveAddress,
  facetAddress,
  facetNames,
  routes,
  sectionAddress,
  termAddress,
  type FacetName,
} from "#src/entry/address.ts";
import { isKind, kinds, type AnnouncedKind } from "#src/entry/kinds.ts";
import { countedTerms, type Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { siteFile } from "#src/site/place.ts";
import { site } from "#src/site.ts";
import type { Forms } from "#src/text/plural.ts";
import { countParts, entryCard, plainInput, termPlace, type SourcedCard } from "./card-input.ts";
import { countEntries } from "./count.ts";
import { facetTitles, termNames, usedTerms } from "./facet-view.ts";
import { sections, type ListedKind } from "./sections.ts";

/** A card that does not know its page yet. */
type Made = Omit<SourcedCard, "address">;
type Addressed = [address: string, card: Made];

const entryForms: Forms = ["запись", "записи", "записей"];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A rubric shows its sign, every other term how much there is to read. */
function termCard(portal: Portal, facet: FacetName, id: string): Made {
  const { label } = portal.term(facet, id);
  const count = portal.mentioning(facet, id).filter(isPublic).length;
  const { description } = portal.term(facet, id);
  const rubric = facet === "rubrics" ? portal.term("rubrics", id) : undefined;
  const district = facet === "regions" ? portal.term("regions", id).district : undefined;
  // A line holds two rows of type: a longer description would end in the middle of a sentence.
  const about = district
    ? portal.term("districts", district).label
    : description && description.length <= 100
      ? description
      : undefined;
  const { figure, line } = rubric
    ? { line: count > 0 ? countEntries(count) : undefined }
    : countParts(count, entryForms);
  return {
    input: plainInput(
      capital(termNames[facet]),
      label,
      [about, line].filter((text) => text !== undefined),
      rubric,
      figure,
    ),
    places: {
      title: termPlace(portal, facet, id, "label"),
      ...(about && !district && { "first line": termPlace(portal, facet, id, "description") }),
    },
  };
}

const made = (...card: Parameters<typeof plainInput>): Made => ({ input: plainInput(...card), places: {} });

/** What stands beside the mark where a page is no entry and no term. */
const chapter = "Раздел";

/** The listings of kinds: how many real entries there are. */
function sectionCards(portal: Portal): Addressed[] {
  const rubric = (id: string) => portal.terms.rubrics.find((term) => term.id === id);
  const count = (kind: AnnouncedKind) => portal.published.filter((entry) => isKind(entry, kind)).length;
  const listed = (Object.keys(sections) as ListedKind[]).map((kind): Addressed => [
    sectionAddress(kind),
    made(
      chapter,
      sections[kind].title,
      [sections[kind].lead],
      kind === "events" ? rubric("events") : undefined,
      countParts(count(kind), kinds[kind].forms).figure,
    ),
  ]);
  const organizations = portal.ofKind("organizations").filter(({ data }) => data.status === "real").length;
  return [
    ...listed,
    [
      routes.catalogue,
      made(
        chapter,
        kinds.practices.many,
        ["Что сделали другие, чем это подтверждено и как повторить"],
        undefined,
        countParts(count("practices"), kinds.practices.forms).figure,
      ),
    ],
    [
      sectionAddress("organizations"),
      made(
        chapter,
        kinds.organizations.many,
        ["Носители практик, их партнёры и те, кто проводит события"],
        undefined,
        countParts(organizations, kinds.organizations.forms).figure,
      ),
    ],
    [
      sectionAddress("code"),
      made(chapter, kinds.code.many, ["Пункты и практики, которые их поясняют"], rubric("code")),
    ],
    [
      routes.codeCoverage,
      made(
        kinds.code.many,
        "Кодекс и практики",
        ["Какие пункты поясняют практики, а каким практик не хватает"],
        rubric("code"),
      ),
    ],
  ];
}

/** Pages of data that are neither listings of a kind nor terms. */
function otherCards(portal: Portal): Addressed[] {
  const terms = portal.terms.glossary.length;
  const regions = countedTerms(portal, "regions").length;
  const years = Map.groupBy(portal.published, (entry) => entry.data.published.slice(0, 4));
  const facets = facetNames.map((facet): Addressed => [
    facetAddress(facet),
    facet === "regions"
      ? made(
          chapter,
          facetTitles.regions,
          ["Карта: где это делают"],
          undefined,
          countParts(regions, ["регион", "региона", "регионов"], "с записями").figure,
        )
      : made(chapter, facetTitles[facet], ["Все записи портала по этому признаку"]),
  ]);
  return [
    ...facets,
    [
      routes.glossary,
      made(
        chapter,
        "Глоссарий",
        ["Что значат слова и сокращения, которые встречаются на портале"],
        undefined,
        countParts(terms, ["термин", "термина", "терминов"]).figure,
      ),
    ],
    [routes.archive, made(chapter, "По годам", ["Когда записи вышли на портале"])],
    [routes.updates, made(chapter, "Обновления", ["Что изменилось в\u00A0записях и\u00A0почему"])],
    [routes.announced, made(chapter, "Записи в\u00A0каналах", ["Где и\u00A0когда объявлены записи портала"])],
    [routes.compare, made(chapter, "Сравнение практик", ["Чем похожи и\u00A0чем отличаются: всё рядом"])],
    [routes.data, made(chapter, "Открытые данные", ["Практики в\u00A0таблицах, JSON и\u00A0через API"])],
    ...[...years].map(([year, entries]): Addressed => [
      archiveAddress(year),
      made(
        "По годам",
        `${year}\u00A0год`,
        ["Что вышло на портале, по месяцам"],
        undefined,
        countParts(entries.length, entryForms).figure,
      ),
    ]),
  ];
}

const known = new WeakMap<Portal, ReadonlyMap<string, SourcedCard>>();

/** The share pictures of all pages that are no entries, by address. */
function pageCards(portal: Portal): ReadonlyMap<string, SourcedCard> {
  const ready = known.get(portal);
  if (ready) return ready;
  const terms = facetNames.flatMap((facet) =>
    usedTerms(portal, facet).map((id): Addressed => [termAddress(facet, id), termCard(portal, facet, id)]),
  );
  const home: Addressed = [routes.home, { input: homeCard, places: homePlaces }];
  const cards = new Map(
    [home, ...sectionCards(portal), ...otherCards(portal), ...terms].map(([address, card]) => [
      address,
      { address, ...card },
    ]),
  );
  known.set(portal, cards);
  return cards;
}

/** The portal's own picture: of its home page, and of pages that have no other. */
export const homeCard: CardInput = plainInput(site.name, site.slogan, [
  "Что уже сделали другие, чем это подтверждено и\u00A0как повторить",
]);

/** Every card bears the portal's name, so a name that cannot be drawn is told here, once. */
const homePlaces: SourcedCard["places"] = {
  label: { file: siteFile, path: ["name"] },
  title: { file: siteFile, path: ["slogan"] },
};

/** What the share picture of a page shows that is no entry. Its further parts share it. */
export function pageCard(portal: Portal, address: string): CardInput {
  const card = pageCards(portal).get(address);
  if (!card) throw new Error(`no share picture for ${address}`);
  return card.input;
}

/** The share pictures of all pages, with the fields that they are made of. */
export const allCards = (portal: Portal): SourcedCard[] => [
  ...pageCards(portal).values(),
  ...portal.entries.map((entry) => entryCard(portal, entry)),
];
