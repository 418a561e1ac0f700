const collator = new Intl.Collator("ru", { numeric: true });

/** Compares two things by a text of theirs: ё beside е, «2» before «10», case ignored until all else is equal. */
export const byText =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    collator.compare(key(a), key(b));
