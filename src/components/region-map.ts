/** Where a tile lies: column and row of the map. */
export interface Spot {
  column: number;
  row: number;
}

const DIRECTIONS: Record<string, Spot> = {
  ArrowRight: { column: 1, row: 0 },
  ArrowLeft: { column: -1, row: 0 },
  ArrowDown: { column: 0, row: 1 },
  ArrowUp: { column: 0, row: -1 },
};

/** The place in the list of the nearest tile in a direction; straight ahead counts before aside. Undefined at the edge. */
export function nextTile(tiles: readonly Spot[], from: Spot, { column, row }: Spot): number | undefined {
  let best: { place: number; cost: number } | undefined;
  for (const [place, tile] of tiles.entries()) {
    const [right, down] = [tile.column - from.column, tile.row - from.row];
    const ahead = right * column + down * row;
    const aside = Math.abs(right * row) + Math.abs(down * column);
    if (ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { place, cost };
  }
  return best?.place;
}

/** Makes the map one stop of the keyboard: arrows walk it, Home and End go to its ends, Enter opens a region. */
export function bindRegionMap(): void {
  const map = document.querySelector<SVGElement>(".region-map--full");
  const line = document.querySelector<HTMLElement>("[data-part=region]");
  if (!map || !line) return;
  const tiles = [...map.querySelectorAll<SVGElement>(".region-map__tile")].toSorted(
    (a, b) =>
      Number(a.dataset["row"]) - Number(b.dataset["row"]) || Number(a.dataset["column"]) - Number(b.dataset["column"]),
  );
  const spots = tiles.map(({ dataset }) => ({ column: Number(dataset["column"]), row: Number(dataset["row"]) }));
  const items = new Map(
    [...document.querySelectorAll<HTMLElement>(".region-list [data-region]")].map((item) => [
      item.dataset["region"],
      item,
    ]),
  );
  const show = (tile: SVGElement | undefined) => {
    for (const item of items.values()) item.classList.remove("region-list__current");
    if (!tile) return;
    line.textContent = tile.getAttribute("aria-label");
    items.get(tile.dataset["region"])?.classList.add("region-list__current");
  };
  const stop = (place: number) => {
    for (const [other, tile] of tiles.entries()) tile.setAttribute("tabindex", other === place ? "0" : "-1");
  };
  stop(
    Math.max(
      0,
      tiles.findIndex((tile) => tile.tagName === "a"),
    ),
  );
  map.addEventListener("keydown", (event) => {
    const at = tiles.indexOf(document.activeElement as unknown as SVGElement);
    if (at === -1) return;
    const direction = DIRECTIONS[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? tiles.length - 1
          : direction && nextTile(spots, spots[at]!, direction);
    if (next === undefined) return;
    event.preventDefault();
    stop(next);
    tiles[next]!.focus();
  });
  for (const tile of tiles) {
    tile.addEventListener("focus", () => show(tile));
    tile.addEventListener("pointerenter", () => show(tile));
  }
  for (const [region, item] of items) {
    const tile = tiles.find(({ dataset }) => dataset["region"] === region);
    item.addEventListener("pointerenter", () => tile?.classList.add("region-map__tile--current"));
    item.addEventListener("pointerleave", () => tile?.classList.remove("region-map__tile--current"));
  }
}
