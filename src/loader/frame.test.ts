import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { framePages } from "#src/entry/frame.ts";
import { readFiles } from "#tests/fake/library.ts";
import { altered, pageText, type Files } from "#tests/fake/manuscript.ts";
import { missingFramePages } from "./frame.ts";

const slugs = Object.keys(framePages);
const files: Files = Object.fromEntries(
  slugs.map((slug) => [`content/pages/${slug}.mdx`, pageText(slug).replace(`id: ${slug}`, `id: page-${slug}`)]),
);
const faultsOf = async (pages: Files) => {
  const { library, faults } = await readFiles(pages);
  return [...faults, ...missingFramePages(library, faults)];
};
const without = (name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file !== `content/pages/${name}.mdx`));

test("a portal with all the pages that its frame leads to has no fault", async () => {
  expect(await faultsOf(files)).toEqual([]);
});

test.each(slugs)("without /%s/ the portal is told which page is missing and how to write it", async (slug) => {
  const faults = await faultsOf(without(slug));
  expect(faults).toMatchObject([
    { file: "content/pages/", message: expect.stringContaining(`нет страницы /${slug}/`) as string },
  ]);
  expect(faults[0]?.mend).toContain(`content/pages/${slug}.mdx`);
});

test("a content folder without pages is told all of them", async () => {
  expect(await faultsOf({})).toHaveLength(slugs.length);
});

test("a draft is no page yet", async () => {
  const draft = altered(files["content/pages/about.mdx"] as string, "status: demo", "status: draft");
  expect(await faultsOf({ ...files, "content/pages/about.mdx": draft })).toMatchObject([
    { file: "content/pages/about.mdx", field: "status", mend: "поставьте status: real" },
  ]);
});

test("a page that is faulty in itself is told once", async () => {
  const broken = altered(files["content/pages/about.mdx"] as string, "title:", "titel:");
  const faults = await faultsOf({ ...files, "content/pages/about.mdx": broken });
  expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(["content/pages/about.mdx"]));
});

test("no program writes the address of such a page by hand: a link that nobody checks would lead nowhere", () => {
  const written = new RegExp(`["'\`(]/(${slugs.join("|")})/`);
  const programs = globSync("src/**/*.{ts,astro}").filter((file) => !file.endsWith(".test.ts"));
  expect(programs.length).toBeGreaterThan(100);
  expect(programs.filter((file) => written.test(readFileSync(file, "utf8")))).toEqual([]);
});
