/**
 * What a network keeps, with its whole history: a read that lags sees the state of an earlier moment,
 * and a scheduled post is public as soon as the clock has passed its time.
 */
export class Store<T extends object> {
  readonly #versions = new Map<string, { at: number; value: T | undefined }[]>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What this record is, or was at an earlier moment; undefined when it is not there (yet, or any more). */
  get(id: string, asOf = this.#now()): T | undefined {
    return this.#versions.get(id)?.findLast(({ at }) => at <= asOf)?.value;
  }

  set(id: string, value: T): T {
    const versions = this.#versions.get(id) ?? [];
    versions.push({ at: this.#now(), value });
    this.#versions.set(id, versions);
    return value;
  }

  /** Changes some fields; false when there is no such record. */
  change(id: string, fields: Partial<T>): boolean {
    const value = this.get(id);
    if (value) this.set(id, { ...value, ...fields });
    return value !== undefined;
  }

  remove(id: string): boolean {
    if (!this.get(id)) return false;
    this.#versions.get(id)?.push({ at: this.#now(), value: undefined });
    return true;
  }

  /** Everything there is, oldest first. */
  list(asOf = this.#now()): T[] {
    return [...this.#versions.keys()].flatMap((id) => this.get(id, asOf) ?? []);
  }
}
