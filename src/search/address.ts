import { LONGEST_QUERY } from "./reading.ts";

/** What the address of the search page asks for. */
export interface Asked {
  query: string;
  /** Only entries of this kind; empty for all. */
  kind: string;
  /** True to search for what was typed, slips included. */
  verbatim: boolean;
}

/** Reads `?q=words&kind=practices&exact=1`. */
export function readAddress(search: string): Asked {
  const params = new URLSearchParams(search);
  return {
    query: (params.get("q") ?? "").slice(0, LONGEST_QUERY),
    kind: params.get("kind") ?? "",
    verbatim: params.get("exact") === "1",
  };
}

/** The query of an address that asks for this; empty when nothing is sought. */
export function searchQuery({ query, kind = "", verbatim = false }: Pick<Asked, "query"> & Partial<Asked>): string {
  if (query === "") return "";
  const params = new URLSearchParams({
    q: query.slice(0, LONGEST_QUERY).toWellFormed(),
    ...(kind && { kind }),
    ...(verbatim && { exact: "1" }),
  });
  return `?${params}`;
}
