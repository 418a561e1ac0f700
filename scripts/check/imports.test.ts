import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importFaults, importsOf } from "./imports.ts";
import { crosspostRooms } from "./room.ts";

const messages = (file: string, source: string) => importFaults(file, source).map((fault) => fault.message);
const importing = (file: string, specifier: string) => messages(file, `import { a } from "${specifier}";`);

describe("allowed", () => {
  test.each([
    ["src/entry/practice.ts", "zod"],
    ["src/entry/practice.ts", "./base.ts"],
    ["src/entry/practice.test.ts", "vitest"],
    ["src/entry/practice.test.ts", "#src/loader/read.ts"],
    ["src/site/read.ts", "#src/loader/fault.ts"],
    ["src/loader/read.ts", "#src/entry/kinds.ts"],
    ["src/loader/read.ts", "#src/text/nearest.ts"],
    ["src/loader/read.ts", "node:fs/promises"],
    ["src/content.config.ts", "astro:content"],
    ["src/content.config.ts", "#src/loader/collection.ts"],
    ["src/store/portal.ts", "astro:content"],
    ["src/store/portal.ts", "#src/loader/front-matter.ts"],
    ["src/feed/rss.ts", "rss"],
    ["src/feed/rss.ts", "#src/markdown/render.ts"],
    ["src/search/query/stem.ts", "../index.ts"],
    ["src/feed/rss.ts", "#src/view/link.ts"],
    ["src/view/card-image.ts", "#src/card/card.ts"],
    ["src/components/Tile.astro", "#src/view/link.ts"],
    ["src/components/Tile.astro", "astro:assets"],
    ["src/layouts/Page.astro", "#src/components/Header.astro"],
    ["src/layouts/Page.astro", "#src/styles/base.css"],
    ["src/pages/index.astro", "#src/store/portal.ts"],
    ["src/pages/feed.xml.ts", "#src/feed/rss.ts"],
    ["src/integrations/cards.ts", "#src/card/card.ts"],
    ["scripts/build.ts", "#src/loader/read.ts"],
    ["scripts/crosspost/plan/plan.ts", "#src/entry/manifest.ts"],
    ["scripts/crosspost/channels/vk.ts", "../channel.ts"],
    ["scripts/crosspost/channels/vk/wall.ts", "#scripts/crosspost/post/marker.ts"],
    ["scripts/crosspost/commands/send/run.ts", "#scripts/crosspost/world/choice.ts"],
    ["scripts/crosspost/ledger/store.ts", "#scripts/json.ts"],
    ["scripts/crosspost/order/help.test.ts", "../commands/list.ts"],
    ["scripts/lint-content.ts", "./crosspost/settings/file.ts"],
    ["tests/house.test.ts", "#scripts/check/imports.ts"],
    ["tests/crosspost/table.ts", "#bench/random.ts"],
    ["src/feed/rss.test.ts", "#tests/fake/feed.ts"],
    ["scripts/cards/cards.test.ts", "#tests/fake/manuscript.ts"],
    ["tests/feeds.test.ts", "./fake/json-feed.ts"],
    ["tests/peers/opened.ts", "#tests/fake/entry.ts"],
    ["content/tests/search.test.ts", "#tests/site/site.ts"],
    ["tests/fake/library.ts", "#src/loader/read.ts"],
    ["tests/fake/mistake/page.ts", "../manuscript.ts"],
    ["bench/run.ts", "#scripts/serve.ts"],
    ["astro.config.mjs", "#src/integrations/search.ts"],
  ])("%s imports %s", (file, specifier) => {
    const source = `import { a } from "${specifier}";`;
    expect(messages(file, file.endsWith(".astro") ? `---\n${source}\n---\n<p />` : source)).toEqual([]);
  });
});

describe("forbidden", () => {
  test.each([
    ["src/entry/practice.ts", "node:fs", "src/entry пользуется только пакетом zod"],
    ["src/entry/practice.ts", "zodiac", "src/entry пользуется только пакетом zod"],
    ["src/entry/practice.ts", "#src/text/date.ts", "entry не может импортировать text"],
    ["src/entry/practice.ts", "#src/site.ts", "entry не может импортировать site"],
    ["src/site.ts", "#src/feed/rss.ts", "site не может импортировать feed"],
    ["src/text/date.ts", "#src/site.ts", "text не может импортировать site"],
    ["src/loader/read.ts", "#src/site.ts", "loader не может импортировать site"],
    ["src/text/date.ts", "#src/entry/kinds.ts", "text не может импортировать entry"],
    ["src/loader/read.ts", "#src/store/portal.ts", "loader не может импортировать store"],
    ["src/loader/read.ts", "astro:content", "astro:content открыт только"],
    ["src/content.config.ts", "#src/feed/rss.ts", "content.config не может импортировать feed"],
    ["src/store/portal.ts", "#src/components/Tile.astro", "store не может импортировать components"],
    ["src/feed/rss.ts", "#src/card/card.ts", "feed не может импортировать card"],
    ["src/feed/rss.ts", "#src/store/portal.ts", "feed не может импортировать store"],
    ["src/view/row.ts", "#src/catalogue/table.ts", "view не может импортировать catalogue"],
    ["src/view/link.ts", "#src/components/Tile.astro", "view не может импортировать components"],
    ["src/components/search.ts", "#src/store/portal.ts", "components не может импортировать store"],
    ["src/components/search.ts", "#src/loader/read.ts", "components не может импортировать loader"],
    ["src/components/search.ts", "astro:content", "astro:content открыт только"],
    ["src/layouts/page.ts", "#src/store/portal.ts", "layouts не может импортировать store"],
    ["src/layouts/page.ts", "#src/loader/read.ts", "layouts не может импортировать loader"],
    ["src/layouts/page.ts", "astro:content", "astro:content открыт только"],
    ["src/pages/feed.xml.ts", "astro:content", "astro:content открыт только"],
    ["src/pages/feed.xml.ts", "#src/loader/read.ts", "pages не может импортировать loader"],
    ["src/integrations/cards.ts", "#src/store/portal.ts", "integrations не может импортировать store"],
    ["src/integrations/cards.ts", "#scripts/build.ts", "integrations не может импортировать scripts"],
    ["src/feed/rss.test.ts", "#scripts/build.ts", "feed не может импортировать scripts"],
    ["src/feed/rss.test.ts", "#src/store/portal.ts", "feed не может импортировать store"],
    ["scripts/check.ts", "astro:content", "astro:content открыт только"],
    ["scripts/check.ts", "astro:assets", "существует только внутри Astro"],
    ["scripts/check.ts", "#src/store/portal.ts", "scripts не может импортировать store"],
    ["scripts/check.ts", "#bench/random.ts", "scripts не может импортировать bench"],
    ["scripts/check.ts", "#src/pages/feed.xml.ts", "scripts не может импортировать pages"],
    [
      "scripts/crosspost/order/help.ts",
      "../commands/list.ts",
      "order в scripts/crosspost не может импортировать commands",
    ],
    ["scripts/crosspost/channel.ts", "./channels/vk.ts", "channel в scripts/crosspost не может импортировать channels"],
    [
      "scripts/crosspost/plan/slots.ts",
      "../report/report.ts",
      "plan в scripts/crosspost не может импортировать report",
    ],
    [
      "scripts/crosspost/commands/plan.ts",
      "../program.ts",
      "commands в scripts/crosspost не может импортировать program",
    ],
    [
      "scripts/crosspost/newcomer/a.ts",
      "../order/order.ts",
      "newcomer в scripts/crosspost не может импортировать order",
    ],
    ["scripts/check.test.ts", "astro:content", "astro:content открыт только"],
    ["src/components/a.ts", "#src/pages/feed.xml.ts", "components не может импортировать pages"],
    ["src/feed/rss.ts", "#tests/fake/feed.ts", "feed не может импортировать fake"],
    ["src/components/Tile.ts", "#tests/fake/entry.ts", "components не может импортировать fake"],
    ["scripts/cards.ts", "#tests/fake/manuscript.ts", "scripts не может импортировать fake"],
    ["bench/run.ts", "#tests/fake/entry.ts", "bench не может импортировать fake"],
    ["src/feed/rss.test.ts", "#tests/site.ts", "feed не может импортировать tests"],
    ["tests/fake/feed.ts", "#tests/site.ts", "fake не может импортировать tests"],
    ["tests/fake/feed.ts", "#src/store/portal.ts", "fake не может импортировать store"],
    ["tests/fake/feed.ts", "astro:content", "astro:content открыт только"],
    ["tests/site.test.ts", "#src/pages/feed.xml.ts", "tests не может импортировать pages"],
    ["astro.config.mjs", "./src/pages/feed.xml.ts", "settings не может импортировать pages"],
    ["src/feed/rss.ts", "../entry/kinds.ts", "ведёт в соседнюю комнату"],
    ["src/pages/a/b.ts", "../../entry/kinds.ts", "поднимается на две папки"],
    ["src/feed/rss.ts", "./item", "нет окончания файла"],
    ["src/feed/rss.ts", "#src/entry/kinds", "нет окончания файла"],
  ])("%s imports %s", (file, specifier, fault) => {
    expect(importing(file, specifier)).toEqual([expect.stringContaining(fault)]);
  });
});

test("imports are seen however they are written", () => {
  const source = [
    'import type { A } from "one";',
    'export * from "two";',
    'const three = await import("three");',
    'type Four = import("four").Four;',
    'import "five";',
    'const six = import.meta.glob(["six/*.ts"]);',
    '// import "nothing"; in a comment',
    "const text = 'import \"nothing\"';",
  ].join("\n");
  expect(importsOf("src/feed/rss.ts", source)).toEqual(
    ["one", "two", "three", "four", "five", "six/*.ts"].map((specifier, index) => ({ specifier, line: index + 1 })),
  );
});

test("Astro files are read in the front matter and in scripts, with true lines", () => {
  const source = `---
import { portal } from "#src/store/portal.ts";
---
<p>import "text"</p>
<script>
  import { read } from "#src/loader/read.ts";
</script>
`;
  expect(importFaults("src/components/Tile.astro", source)).toEqual([
    expect.objectContaining({
      file: "src/components/Tile.astro",
      line: 2,
      message: expect.stringContaining("импортировать store"),
    }),
    expect.objectContaining({
      file: "src/components/Tile.astro",
      line: 6,
      message: expect.stringContaining("импортировать loader"),
    }),
  ]);
});

test("a fault names what is allowed", () => {
  expect(importFaults("src/feed/rss.ts", 'import { a } from "#src/card/card.ts";')).toEqual([
    {
      file: "src/feed/rss.ts",
      line: 1,
      message: "feed не может импортировать card: «#src/card/card.ts»",
      allowed: "entry, text, site, device, markdown, view",
    },
  ]);
});

test("a fake in a program is a fault that says who may have it", () => {
  expect(importFaults("src/feed/rss.ts", 'import { a } from "#tests/fake/feed.ts";')).toEqual([
    {
      file: "src/feed/rss.ts",
      line: 1,
      message: "feed не может импортировать fake: «#tests/fake/feed.ts»",
      allowed: "entry, text, site, device, markdown, view",
      mend: "в tests/fake стоят подделки для тестов: их импортируют только файлы *.test.ts",
    },
  ]);
});

describe("the rooms of cross-posting", () => {
  test("are those of its table, which is written from the ground up: no circle can be drawn", () => {
    const names = readdirSync("scripts/crosspost", { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || (entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts")))
      .map(({ name }) => name.replace(/\.ts$/, ""));
    expect(Object.keys(crosspostRooms).toSorted()).toEqual(names.toSorted());
    const known = new Set<string>();
    for (const [room, below] of Object.entries(crosspostRooms)) {
      expect(below.filter((name) => !known.has(name))).toEqual([]);
      known.add(room);
    }
  });

  test("stand on nine floors, and the command above them on the tenth", () => {
    const floorOf = (room: string): number => 1 + Math.max(0, ...(crosspostRooms[room] ?? []).map(floorOf));
    expect(Math.max(...Object.keys(crosspostRooms).map(floorOf))).toBe(9);
  });
});
