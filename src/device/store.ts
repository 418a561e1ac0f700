/** The part of a browser's storage that the portal uses. Nothing in it ever leaves the device. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The storage of this device; where a browser refuses it altogether, one that keeps nothing and says so on writing. */
export function deviceStore(): Store {
  try {
    return localStorage;
  } catch {
    const refuse = () => {
      throw new Error("no storage");
    };
    return { getItem: () => null, setItem: refuse, removeItem: refuse };
  }
}

/** Reads JSON that the portal itself has written; undefined for nothing and for anything foreign. */
export function readJson(store: Store, key: string): unknown {
  try {
    return JSON.parse(store.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Writes JSON; false when the browser does not let it, because storage is switched off or full. */
export function writeJson(store: Store, key: string, value: unknown): boolean {
  try {
    store.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
