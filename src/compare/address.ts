import { MOST } from "./choice.ts";

/** What the address of a comparison asks for. */
export interface Asked {
  /** Permanent ids, each once, no more than can stand side by side. */
  ids: string[];
  /** Ids that found no room. */
  left: string[];
  /** True to show only what differs. */
  differences: boolean;
}

const isId = (text: string) => /^[a-z][a-z0-9-]{2,63}$/.test(text);

/** Reads `?practices=one,two&only=differences`. Words that cannot be ids are told as ids that nobody knows. */
export function readComparison(search: string): Asked & { strange: string[] } {
  const params = new URLSearchParams(search);
  const named = params
    .getAll("practices")
    .flatMap((value) => value.split(","))
    .map((word) => word.trim())
    .filter(Boolean);
  const words = [...new Set(named)];
  const ids = words.filter(isId);
  return {
    ids: ids.slice(0, MOST),
    left: ids.slice(MOST),
    strange: words.filter((word) => !isId(word)).map((word) => word.slice(0, 60)),
    differences: params.get("only") === "differences",
  };
}

/** The query of a comparison: what stands behind `/compare/` in an address that one can send. */
export const comparisonQuery = ({ ids, differences }: Pick<Asked, "ids" | "differences">): string =>
  ids.length === 0 ? "" : `?practices=${ids.join(",")}${differences ? "&only=differences" : ""}`;
