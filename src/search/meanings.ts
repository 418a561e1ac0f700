import { facetNames, routes, termAddress, type FacetName } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { href } from "#src/site.ts";
import type { BookData, Meaning } from "./book.ts";

/** What a term's page is called beside its name. */
type PageNames = Record<FacetName, string>;

interface Named {
  label: string;
  short?: string | undefined;
  synonyms: string[];
}

const names = ({ label, short }: Named): string[] => [...new Set([label, ...(short ? [short] : [])])];

/** Whoever types «школьник» may look for the page of the young, but what is for the young need not be about schools. */
const meaningOf = (term: Named, broad = false): Meaning =>
  broad ? { forms: names(term), hints: term.synonyms } : { forms: [...new Set([...names(term), ...term.synonyms])] };

/** An audience's short name is the name of a door, «Колледжам», and no other word for the audience. */
const audienceMeaning = ({ label, short, synonyms }: Named): Meaning => ({
  forms: [label],
  hints: [...(short ? [short] : []), ...synonyms],
});

/** What the editors' vocabularies say of words that mean one thing, for the browser: see `book.ts`. */
export function meaningsOf(portal: Portal, pageNames: PageNames): BookData {
  const facets = facetNames.flatMap((facet) =>
    portal.terms[facet].map((term): Meaning => {
      const used = portal.mentioning(facet, term.id).some(isPublic);
      const meaning = facet === "audiences" ? audienceMeaning(term) : meaningOf(term, facet === "levels");
      return used ? { ...meaning, page: { to: href(termAddress(facet, term.id)), kind: pageNames[facet] } } : meaning;
    }),
  );
  const glossary = portal.terms.glossary.map((term) => ({
    ...meaningOf(term),
    page: { to: `${href(routes.glossary)}#${term.id}`, kind: "термин" },
  }));
  const districts = portal.terms.districts.map((term) => meaningOf(term));
  const synonyms = portal.terms.synonyms.map((term) => ({ ...meaningOf(term), narrow: term.narrow }));
  const organizations = portal.entries
    .filter((entry) => isKind(entry, "organizations"))
    .map(({ data }) => ({ forms: [...new Set([data.short, data.title])] }));
  const meanings = [...facets, ...glossary, ...districts, ...synonyms, ...organizations];
  return {
    meanings: meanings.filter((meaning) => meaning.forms.length > 1 || "page" in meaning || "narrow" in meaning),
  };
}
