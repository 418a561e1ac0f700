import type { CitationFormat } from "#src/entry/address.ts";
import { bibtexRecord } from "./bibtex.ts";
import type { Citation } from "./citation.ts";
import { cslItems } from "./csl.ts";
import { risRecord } from "./ris.ts";

/** The formats of reference managers: what each is called, its media type, and how a citation is written in it. */
export const citationFormats: Record<
  CitationFormat,
  { label: string; type: string; write(citation: Citation, accessed?: string): string }
> = {
  bibtex: { label: "BibTeX", type: "application/x-bibtex", write: bibtexRecord },
  ris: { label: "RIS", type: "application/x-research-info-systems", write: risRecord },
  csl: {
    label: "CSL-JSON",
    type: "application/vnd.citationstyles.csl+json",
    write: (citation, accessed) => `${JSON.stringify(cslItems(citation, accessed), null, 2)}\n`,
  },
};
