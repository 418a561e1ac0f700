import type { EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import { byText } from "#src/text/sort.ts";

/** Real organisations by type, in alphabetical order, with the number of real entries that name them. */
export function organizationGroups(
  portal: Portal,
): { label: string; rows: { entry: EntryOf<"organizations">; count: number }[] }[] {
  const real = portal.ofKind("organizations").filter((entry) => entry.data.status === "real");
  return portal.terms["organization-types"]
    .map(({ id, label }) => ({
      label,
      rows: real
        .filter((entry) => entry.data.type === id)
        .toSorted(byText((entry) => entry.data.short))
        .map((entry) => ({ entry, count: portal.mentioning("organizations", entry.data.id).filter(isPublic).length })),
    }))
    .filter(({ rows }) => rows.length > 0);
}
