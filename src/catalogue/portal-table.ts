import { createHash } from "node:crypto";
import { entryAddress, facetSections, termAddress, type FacetName } from "#src/entry/address.ts";
import { facetKeys, surroundings } from "#src/entry/facet.ts";
import { isKind, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { href } from "#src/site.ts";
import { byText } from "#src/text/sort.ts";
import { facetTitles } from "#src/view/facet-view.ts";
import { entryRow, type CountedLink } from "#src/view/row.ts";
import { chunksOf, CHUNK, type FacetColumn, type CatalogueTable, type TableRow } from "./table.ts";

/** What practices are chosen by, in the order of the panel: a vocabulary, or the mechanisms. */
const facets: (FacetName | "mechanisms")[] = [
  "audiences",
  "instruments",
  "mechanisms",
  "regions",
  "districts",
  "areas",
  "levels",
  "organization-types",
  "stages",
  "evidence",
  "replicability",
  "money-bands",
  "start-times",
  "team-sizes",
  "rubrics",
];

/** Facets where nobody may have told the value: it can be chosen that they have not. */
const MAY_BE_UNTOLD: ReadonlySet<string> = new Set(["money-bands", "start-times", "team-sizes", "regions"]);

/** Id of the value that is not told. */
export const UNTOLD = "unknown";

type Practice = EntryOf<"practices">;

/** The practices of the catalogue: real and listed, newest first. */
export const cataloguePractices = (portal: Portal): Practice[] =>
  portal.published.filter((entry) => isKind(entry, "practices"));

const nameOf = (facet: FacetName | "mechanisms") => (facet === "mechanisms" ? facet : facetSections[facet]);
const titleOf = (facet: FacetName | "mechanisms") => (facet === "mechanisms" ? "Механизмы" : facetTitles[facet]);

function termsOf(
  portal: Portal,
  facet: FacetName | "mechanisms",
): { id: string; label: string; short?: string | undefined }[] {
  if (facet !== "mechanisms") return portal.terms[facet];
  return portal.ofKind("mechanisms").map(({ data: { id, title } }) => ({ id, label: title }));
}

/**
 * The facets with the terms that practices carry; the codes are places in `terms`. A facet that nobody has told anything
 * of is left out: it would only offer «Не указано».
 */
function columns(
  portal: Portal,
  practices: readonly Practice[],
): { facet: FacetName | "mechanisms"; column: FacetColumn }[] {
  const around = surroundings(portal.entries, portal.terms);
  const keys = practices.map((practice) => new Set(facetKeys(practice, around)));
  const used = new Set(keys.flatMap((set) => [...set]));
  return facets.flatMap((facet) => {
    const terms = termsOf(portal, facet).filter(({ id }) => used.has(`${facet}/${id}`));
    if (terms.length === 0) return [];
    const codes = new Map(terms.map(({ id }, code) => [`${facet}/${id}`, code]));
    const values = keys.map((set) => [...set].flatMap((key) => codes.get(key) ?? []).toSorted((a, b) => a - b));
    const untold = MAY_BE_UNTOLD.has(facet) && values.some((own) => own.length === 0);
    const column = {
      name: nameOf(facet),
      title: titleOf(facet),
      terms: [
        ...terms.map(({ id, label, short }) => [id, short ?? label]),
        ...(untold ? [[UNTOLD, "Не указано"]] : []),
      ] as [string, string][],
      values: untold ? values.map((own) => (own.length === 0 ? [terms.length] : own)) : values,
    };
    return [{ facet, column }];
  });
}

/** Places of the items when sorted. */
function ranks<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): number[] {
  const order = items.map((_, index) => index).toSorted((a, b) => compare(items[a]!, items[b]!) || a - b);
  const places: number[] = [];
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
}

const rowOf = (portal: Portal, practice: Practice): TableRow => {
  const { id, to, title, teaser, date, facts } = entryRow(portal, practice);
  return { id, to: href(to), title, teaser, date, facts };
};

/** The rows of the catalogue in chunks, each with the name that changes with its content. */
export function rowChunks(portal: Portal): { name: string; rows: TableRow[] }[] {
  return chunksOf(cataloguePractices(portal)).map((part, number) => {
    const rows = part.map((practice) => rowOf(portal, practice));
    const hash = createHash("sha256").update(JSON.stringify(rows)).digest("hex").slice(0, 10);
    return { name: `rows-${number}.${hash}`, rows };
  });
}

/** The table that the browser chooses from. */
export function catalogueTable(portal: Portal): CatalogueTable {
  const practices = cataloguePractices(portal);
  const rungs = portal.terms.evidence.map(({ id }) => id);
  const types = portal.terms["organization-types"];
  const typeCodes = new Map(types.map(({ id }, code) => [id, code]));
  const kindsOf = ({ data }: Practice) => [
    ...new Set(
      [data.holder, ...data.partners].flatMap((id) => {
        const organization = portal.find(id);
        const code =
          organization && isKind(organization, "organizations") ? typeCodes.get(organization.data.type) : undefined;
        return code ?? [];
      }),
    ),
  ];
  return {
    ids: practices.map(({ data }) => data.id),
    facets: columns(portal, practices).map(({ column }) => column),
    ranks: {
      evidence: ranks(practices, (a, b) => rungs.indexOf(b.data.evidence) - rungs.indexOf(a.data.evidence)),
      title: ranks(
        practices,
        byText((practice: Practice) => practice.data.title),
      ),
    },
    needs: {
      people: practices.map(({ data }) => data.resources.people?.count ?? null),
      weeks: practices.map(({ data }) => data.resources.time?.weeks ?? null),
      money: practices.map(({ data }) => data.resources.money?.amount ?? null),
      kinds: practices.map(kindsOf),
      kindTerms: types.map(({ id, label }) => [id, label]),
    },
    chunks: rowChunks(portal).map(({ name }) => href(`/catalogue/${name}.json`)),
    chunkSize: CHUNK,
  };
}

/** One facet as the page shows it without scripts: links to the pages of its terms, with counts. */
export interface FacetGroup {
  name: string;
  title: string;
  links: (CountedLink & { id: string })[];
}

/** The facets with counts over all practices. */
export function facetGroups(portal: Portal): FacetGroup[] {
  const addresses = new Map(portal.ofKind("mechanisms").map((entry) => [entry.data.id, entryAddress(entry)]));
  return columns(portal, cataloguePractices(portal)).map(({ facet, column: { name, title, terms, values } }) => {
    const counts = terms.map((_, code) => values.filter((own) => own.includes(code)).length);
    return {
      name,
      title,
      links: terms.flatMap(([id, label], code) => {
        const to = facet === "mechanisms" ? addresses.get(id) : termAddress(facet, id);
        // What is not told has no page of its own: without scripts it cannot be chosen.
        return [{ id, label, count: counts[code]!, ...(to && id !== UNTOLD && { to }) }];
      }),
    };
  });
}
