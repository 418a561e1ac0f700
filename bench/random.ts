/** Numbers that look random and are the same for the same seed on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** `count` different ones of a list, or all of a shorter one. */
  some<Item>(list: readonly Item[], count: number): Item[];
}

/** Mulberry32: 32 bits of state, enough for texts that nobody reads. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(list: readonly Item[]): Item => {
    if (list.length === 0) throw new Error("nothing to pick from");
    return list[between(0, list.length - 1)] as Item;
  };
  const some = <Item>(list: readonly Item[], count: number): Item[] => {
    const rest = [...list];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(between(0, rest.length - 1), 1)[0] as Item,
    );
  };
  return { between, pick, some };
}
