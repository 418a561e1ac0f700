/** Enough to look through without turning pages, few enough for an old phone. */
const PAGE_SIZE = 40;

/** A part of a list: which page it is, of how many, and where the first stands. */
export interface PageOfList {
  current: number;
  last: number;
  /** Address of the first page, with a slash at its end. */
  base: string;
}

/** A list cut into pages; an empty list is one empty page. */
export function pagesOf<Item>(items: readonly Item[], base: string): { part: Item[]; page: PageOfList }[] {
  const last = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  return Array.from({ length: last }, (_, index) => ({
    part: items.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
    page: { current: index + 1, last, base },
  }));
}

/** Address of a page of a list. */
export const pageAddress = ({ base }: Pick<PageOfList, "base">, current: number): string =>
  current === 1 ? base : `${base}${current}/`;

/** The rest of the route: nothing for the first page. */
export const pageParam = ({ current }: PageOfList): string | undefined => (current === 1 ? undefined : String(current));

/** The title of a page of a list: two pages never bear one title. */
export const pageTitle = (title: string, { current }: PageOfList): string =>
  current === 1 ? title : `${title}, страница ${current}`;
