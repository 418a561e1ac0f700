import type { Store } from "./store.ts";

/** A store for tests: holds what it is given, or is closed as a browser's storage may be. */
export function memoryStore(held: Record<string, string> = {}, closed = false): Store {
  const map = new Map(Object.entries(held));
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => {
      if (closed) throw new DOMException("full", "QuotaExceededError");
      map.set(key, value);
    },
    removeItem: (key) => void map.delete(key),
  };
}
