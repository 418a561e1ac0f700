import type { Favourite } from "./list.ts";

/** Where the portal keeps what can be taken along of an entry: a practice's package, the text of anything else. */
export const takenFile = ({ to }: Pick<Favourite, "to">): string =>
  `${to.slice(0, -1)}${to.startsWith("/practices/") ? ".zip" : ".md"}`;
