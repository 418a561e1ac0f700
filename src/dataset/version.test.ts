import { expect, test } from "vitest";
import { openApi } from "./openapi.ts";
import { formatChanges, formatVersion } from "./version.ts";

/** What a program relies on: everything but the words for people. */
const bare = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      // A field may be called «description» too; then it is a schema and no text.
      .filter(([key, part]) => !(key === "description" && typeof part === "string"))
      .map(([key, part]) => [key, bare(part)]),
  );
};

// If this fails because an entry got a field, decide in `open.ts` whether the field is data. If it is, give
// `version.ts` a new version and run `npx vitest -u src/dataset/version`.
test("the schemas are those of this version of the format", async () => {
  const { components } = openApi() as { components: object };
  await expect(`${JSON.stringify(bare(components), null, 1)}\n`).toMatchFileSnapshot(
    `../../tests/golden/dataset/${formatVersion}.json`,
  );
});

test("versions grow, the newest first, each told on its day", () => {
  const told = formatChanges.map(({ version, date }) => `${date} ${version}`);
  expect(told).toEqual(told.toSorted().toReversed());
  for (const { version, date } of formatChanges) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});
