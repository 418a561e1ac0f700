import { facetNames, routes, termAddress, type FacetName } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { href } from "#src/site.ts";
import type { BookData, Meaning } from "./book.ts";

/** What a term's page is called beside its name. */
type PageNames = Record<FacetName, string>;

const formsOf = ({ label, short, synonyms }: { label: string; short?: string | undefined; synonyms: string[] }) => [
  ...new Set([label, ...(short ? [short] : []), ...synonyms]),
];

/** What the editors' vocabularies say of words that mean one thing, for the browser: see `book.ts`. */
export function meaningsOf(portal: Portal, names: PageNames): BookData {
  const facets = facetNames.flatMap((facet) =>
    portal.terms[facet].map((term): Meaning => {
      const used = portal.mentioning(facet, term.id).some(isPublic);
      const forms = formsOf(term);
      return used ? { forms, page: { to: href(termAddress(facet, term.id)), kind: names[facet] } } : { forms };
    }),
  );
  const glossary = portal.terms.glossary.map((term) => ({
    forms: formsOf(term),
    page: { to: `${href(routes.glossary)}#${term.id}`, kind: "термин" },
  }));
  const organizations = portal.entries
    .filter((entry) => isKind(entry, "organizations"))
    .map(({ data }) => ({ forms: [...new Set([data.short, data.title])] }));
  const useful = [...facets, ...glossary, ...organizations].filter(
    ({ forms, ...rest }) => forms.length > 1 || "page" in rest,
  );
  return { meanings: useful };
}
