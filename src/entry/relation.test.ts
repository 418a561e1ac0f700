import { describe, expect, test } from "vitest";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import type { AnnouncedEntry } from "./kinds.ts";
import { relationIndex, type Relation } from "./relation.ts";

const practice = (id: string, change: Fields = {}) =>
  makeEntry("practices", id, { holder: `holder-${id}`, instruments: ["mentoring"], ...change });
const article = (id: string, change: Fields = {}) => makeEntry("articles", id, change);
const ids = (relations: readonly Relation[]) => relations.map(({ entry }) => entry.data.id);
const sharedOf = (relation: Relation | undefined) => relation?.shared.map(({ target, id }) => `${target}/${id}`);

describe("what makes entries alike", () => {
  const one = article("one", { tags: ["lean"], regions: ["66"], instruments: ["nok"] });
  const other = article("other", { tags: ["lean"], regions: ["66"], instruments: ["dual"] });
  const stranger = article("stranger", { tags: ["grant"] });

  test("is what both carry, whatever their kinds", () => {
    const event = makeEntry("events", "event", { place: { name: "Цех", region: "66" } });
    const [first, second] = relationIndex([one, other, stranger, event])(one, 5);
    expect(first?.entry).toBe(other);
    expect(sharedOf(first)?.toSorted()).toEqual(["regions/66", "tags/lean"]);
    expect(second?.entry).toBe(event);
    expect(sharedOf(second)).toEqual(["regions/66"]);
  });

  test("is not an audience, a rubric or a level, which nearly all share", () => {
    expect(relationIndex([one, stranger])(one, 5)).toEqual([]);
  });

  test("is also an organisation, whether it holds or helps", () => {
    const holder = practice("holder", { holder: "college", instruments: ["dual"] });
    const partner = practice("partner", { partners: ["college"] });
    expect(sharedOf(relationIndex([holder, partner])(holder, 5)[0])).toEqual(["organizations/college"]);
  });

  test("is never the entry itself", () => {
    expect(ids(relationIndex([one, other])(one, 5))).toEqual(["other"]);
    expect(relationIndex([one])(one, 5)).toEqual([]);
  });
});

describe("order", () => {
  test("the rarest reason stands first", () => {
    const many = Array.from({ length: 6 }, (_, index) => article(`many-${index}`, { tags: ["lean"] }));
    const one = article("one", { tags: ["lean", "grant"] });
    const other = article("other", { tags: ["lean", "grant"] });
    const [first] = relationIndex([...many, one, other])(one, 10);
    expect(first?.entry).toBe(other);
    expect(sharedOf(first)).toEqual(["tags/grant", "tags/lean"]);
  });

  test("a rare reason weighs more than a common one of the same sort", () => {
    const many = Array.from({ length: 6 }, (_, index) => article(`a-many-${index}`, { regions: ["66"] }));
    const one = article("one", { regions: ["66", "74"] });
    const rare = article("z-rare", { regions: ["74"] });
    expect(ids(relationIndex([...many, one, rare])(one, 2))).toEqual(["z-rare", "a-many-0"]);
  });

  test("two reasons weigh more than one of them", () => {
    const one = article("one", { tags: ["lean"], regions: ["66"] });
    const both = article("z-both", { tags: ["lean"], regions: ["66"] });
    const half = article("a-half", { tags: ["lean"] });
    expect(ids(relationIndex([one, half, both])(one, 5))).toEqual(["z-both", "a-half"]);
  });

  test("equals stand by id, in whatever order the entries come", () => {
    const entries = ["c", "a", "d", "b"].map((id) => article(`equal-${id}`, { tags: ["lean"] }));
    const one = article("one", { tags: ["lean"] });
    const found = (list: AnnouncedEntry[]) => ids(relationIndex(list)(one, 3));
    expect(found([...entries, one])).toEqual(["equal-a", "equal-b", "equal-c"]);
    expect(found([one, ...entries.toReversed()])).toEqual(["equal-a", "equal-b", "equal-c"]);
  });

  test("no more are given than asked for", () => {
    const entries = Array.from({ length: 9 }, (_, index) => article(`entry-${index}`, { tags: ["lean"] }));
    const one = article("one", { tags: ["lean"] });
    expect(relationIndex([...entries, one])(one, 4)).toHaveLength(4);
    expect(relationIndex([...entries, one])(one, 0)).toEqual([]);
  });
});

test("of what is published a demonstration entry is never proposed, but is given real ones", () => {
  const demo = article("demo", { status: "demo", tags: ["lean"] });
  const [one, other] = [article("one", { tags: ["lean"] }), article("other", { tags: ["lean"] })];
  const { published } = makePortal([demo, one, other]);
  const related = relationIndex(published);
  expect(ids(related(one, 5))).toEqual(["other"]);
  expect(ids(related(demo, 5))).toEqual(["one", "other"]);
});

describe("the work stays small", () => {
  /** Entries that tell how often anybody has looked into them. */
  function watched(count: number, change: (index: number) => Fields) {
    let looks = 0;
    const entries = Array.from({ length: count }, (_, index): AnnouncedEntry => {
      const entry = article(`entry-${index}`, change(index));
      return {
        ...entry,
        get data() {
          looks++;
          return entry.data;
        },
      };
    });
    return { entries, looks: () => looks };
  }

  test("a term that nearly everybody carries leads to nobody", () => {
    const { entries, looks } = watched(1000, () => ({ tags: ["lean"] }));
    const related = relationIndex(entries);
    const built = looks();
    expect(built).toBeLessThanOrEqual(2 * entries.length);
    for (const entry of entries) expect(related(entry, 5)).toEqual([]);
    // One look for each page: its own.
    expect(looks() - built).toBeLessThanOrEqual(2 * entries.length);
  });

  test("each page looks at those who share a rare term, not at all", () => {
    const group = (index: number) => ({ practices: [`practice-${Math.floor(index / 10)}`] });
    const looksOf = (count: number) => {
      const { entries, looks } = watched(count, group);
      const related = relationIndex(entries);
      for (const entry of entries) expect(related(entry, 5)).toHaveLength(5);
      return looks() / count;
    };
    expect(looksOf(1000)).toBeCloseTo(looksOf(200));
  });
});
