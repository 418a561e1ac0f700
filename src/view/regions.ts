import { termAddress } from "#src/entry/address.ts";
import type { countedTerms, Portal } from "#src/entry/portal.ts";

/** A federal district with all its regions; those that some entry names have a page. */
export interface District {
  id: string;
  label: string;
  regions: { id: string; label: string; count: number; to?: string }[];
}

/** All regions by district, in the vocabulary's order. */
export function regionDistricts(portal: Portal, used: ReturnType<typeof countedTerms>): District[] {
  const counts = new Map(used.map(({ id, count }) => [id, count]));
  const byDistrict = Map.groupBy(portal.terms.regions, ({ district }) => district);
  return portal.terms.districts.map(({ id, label }) => ({
    id,
    label,
    regions: (byDistrict.get(id) ?? []).map((region) => ({
      id: region.id,
      label: region.label,
      count: counts.get(region.id) ?? 0,
      ...(portal.mentioning("regions", region.id).length > 0 && { to: termAddress("regions", region.id) }),
    })),
  }));
}
