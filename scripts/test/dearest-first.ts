import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, by a part of its path, the dearest first. */
const dearest = [
  "accessibility",
  "pages",
  "desk",
  "browser/search",
  "offline",
  "second-portal",
  "faults",
  "favourites",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = dearest.findIndex((name) => moduleId.includes(`/${name}.test.ts`));
  return place < 0 ? dearest.length : place;
};

/** Begins with the files that take longest, so that no worker is left alone with one of them at the end. */
export class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own, which gives a new list
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
