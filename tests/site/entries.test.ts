import { describe, expect, test } from "vitest";
import { entryAddress, slugAddress } from "#src/entry/address.ts";
import { isKind, type Entry } from "#src/entry/kinds.ts";
import { isIndexable } from "#src/entry/publication.ts";
import { site } from "#src/site.ts";
import { readContent } from "./content.ts";
import { fileOf, inside, metaOf, readSite, wordsOf } from "./site.ts";

const built = await readSite();
const portal = await readContent();
const { entries } = portal;

/** What a rule finds on the pages of these entries, each with its address. */
const faultsOf = <Kind extends Entry>(
  list: readonly Kind[],
  rule: (entry: Kind, root: ReturnType<typeof rootOf>) => Iterable<string>,
) => list.flatMap((entry) => Array.from(rule(entry, rootOf(entry)), (fault) => `${entryAddress(entry)}: ${fault}`));
const rootOf = (entry: Entry) => built.page(entryAddress(entry)).root;
/** Text as it was written: the portal sets no-break spaces and quotes. */
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, " ").replaceAll(/["«»„“]/g, "");

describe("every entry of the content", () => {
  test("has a page with its title and its teaser", () => {
    expect(entries.length).toBeGreaterThan(0);
    const found = faultsOf(entries, function* ({ data }, root) {
      const heading = plain(root.querySelector("h1")?.text ?? "");
      if (!heading.includes(plain(data.title))) yield `h1: ${heading}`;
      if (!plain(root.querySelector("main")?.text ?? "").includes(plain(data.teaser).slice(0, 30))) yield "no teaser";
    });
    expect(found).toEqual([]);
  });

  test("stands in no search engine unless it is real and listed", () => {
    const found = faultsOf(entries, function* (entry) {
      const robots = metaOf(built.page(entryAddress(entry)), "robots");
      if (isIndexable(entry) ? robots !== undefined : !robots?.includes("noindex")) yield `robots: ${robots}`;
    });
    expect(found).toEqual([]);
  });

  test("is reached from its former addresses", () => {
    const moves = entries.flatMap((entry) =>
      entry.data.former_slugs.map((slug) => [slugAddress(entry.kind, slug), entryAddress(entry)]),
    );
    const led = moves.map(([from = ""]) => [from, inside(built.page(from).movedTo ?? "", from)?.address]);
    expect(led).toEqual(moves);
  });
});

describe("demonstration entries", () => {
  const demos = entries.filter(({ data }) => data.status === "demo");
  const announced = demos.filter(({ kind }) => kind !== "organizations");
  const badge = ({ kind }: Entry) =>
    kind === "code" ? "Образец структуры, не текст Кодекса" : "Демонстрационная запись";

  test("say so under their heading", () => {
    const found = faultsOf(demos, function* (entry, root) {
      const text = root.querySelector(".entry-heading .demo-badge")?.text.trim();
      if (text !== badge(entry)) yield `badge: ${text}`;
    });
    expect(found).toEqual([]);
  });

  test("say so in every list", () => {
    const addresses = new Set(demos.map((entry) => entryAddress(entry)));
    const found: string[] = [];
    for (const page of built.pages)
      for (const row of page.root.querySelectorAll(".entry-row, .code-clauses li")) {
        const target = inside(row.querySelector("a")?.getAttribute("href") ?? "", page.address);
        if (!target || !addresses.has(target.address)) continue;
        if (!row.querySelector(".demo-badge")) found.push(`${page.file}: ${target.address}`);
      }
    expect(found).toEqual([]);
  });

  test("are nobody's example", () => {
    const addresses = new Set(announced.filter(({ kind }) => kind !== "code").map((entry) => entryAddress(entry)));
    const found = built.pages.flatMap(({ file, address, root }) =>
      root
        .querySelectorAll(".related a")
        .map((link) => inside(link.getAttribute("href") ?? "", address)?.address ?? "")
        .filter((target) => addresses.has(target))
        .map((target) => `${file}: ${target}`),
    );
    expect(found).toEqual([]);
  });

  test.each(["sitemap.xml", "feed.xml", "practices/feed.xml", "updates/feed.xml", "entries.json"])(
    "are absent from %s",
    async (file) => {
      // A part of the portal has a feed as soon as something real stands in it.
      const text = file.includes("/") && !built.has(file) ? "" : await built.text(file);
      const named = demos
        .map((entry) => `${site.address}${entryAddress(entry)}`)
        .filter((address) => text.includes(`>${address}<`) || text.includes(`"${address}"`));
      // A real entry's text in a feed may link to a demonstration; only what is announced counts there.
      const links = [...text.matchAll(/<(?:link|loc)>([^<]+)</g)].map(([, link]) => link);
      expect(file.endsWith(".json") ? named : links.filter((link) => named.includes(link ?? ""))).toEqual([]);
    },
  );
});

describe("a practice", () => {
  const practices = entries.filter((entry) => isKind(entry, "practices"));

  test("links every one of its sources", () => {
    const found = faultsOf(practices, function* ({ data }, root) {
      const links = new Set(root.querySelectorAll(".sources li a").map((link) => link.getAttribute("href")));
      for (const { url } of data.sources) if (!links.has(url)) yield `no link to ${url}`;
    });
    expect(found).toEqual([]);
  });

  test("gives the source of each number under «Результаты»", () => {
    const found = faultsOf(practices, function* ({ data }, root) {
      const results = root.querySelectorAll(".results li");
      if (results.length !== data.results.length) yield `${results.length} results of ${data.results.length}`;
      for (const [index, result] of data.results.entries()) {
        const shown = results[index];
        const mark = shown?.querySelector(".source-mark");
        const place = data.sources.findIndex(({ id }) => id === result.source) + 1;
        if (mark?.getAttribute("href") !== `#source-${place}`)
          yield `«${result.metric}»: mark ${mark?.getAttribute("href")}`;
        const value = shown?.querySelector(".results__value")?.text.replaceAll(/\s/g, "") ?? "";
        if (!value.includes(new Intl.NumberFormat("ru-RU").format(result.after).replaceAll(/\s/g, "")))
          yield `«${result.metric}»: ${value} instead of ${result.after}`;
        if (result.planned && !/план/i.test(shown?.text ?? "")) yield `«${result.metric}» is not told as planned`;
      }
    });
    expect(found).toEqual([]);
  });

  test("has a passport with its holder, its stage and its evidence", () => {
    const found = faultsOf(practices, function* (entry, root) {
      const facts = plain(root.querySelector(".passport")?.text ?? "");
      const { data } = entry;
      const holder = portal.find(data.holder);
      const expected = [
        portal.term("stages", data.stage).label,
        portal.term("evidence", data.evidence).label,
        ...(holder && isKind(holder, "organizations") ? [holder.data.short] : []),
        ...data.instruments.map((id) => portal.term("instruments", id).label),
      ];
      for (const label of expected) if (!facts.includes(plain(label))) yield `no «${label}»`;
    });
    expect(found).toEqual([]);
  });

  test("shows every step of «Как повторить», and says whose reading it is", () => {
    const found = faultsOf(practices, function* ({ data }, root) {
      const steps = root.querySelectorAll(".steps > li");
      if (steps.length !== data.steps.length) yield `${steps.length} steps of ${data.steps.length}`;
      const boxes = new Set(steps.map((step) => step.querySelector("input")?.getAttribute("data-step")));
      if (boxes.size !== steps.length) yield "steps share a name";
      if (data.steps_by === "editors" && !root.querySelector(".replication")?.text.includes("прочтение редакции"))
        yield "does not say that the steps are the editors' reading";
    });
    expect(found).toEqual([]);
  });

  test("can be carried away on paper: its printed address has a QR code", () => {
    const found = faultsOf(practices, function* (entry, root) {
      const printed = root.querySelector(".printed-address");
      if (!printed?.text.includes(`${site.address}${entryAddress(entry)}`)) yield "no address";
      if (!printed?.querySelector("svg path")) yield "no code";
    });
    expect(found).toEqual([]);
  });
});

describe("other kinds", () => {
  test("pages of the Code say that they are no text of the Code", () => {
    const clauses = entries.filter((entry) => isKind(entry, "code"));
    const pages = [built.page("/code/"), ...clauses.map((entry) => built.page(entryAddress(entry)))];
    const silent = pages.filter(
      ({ root }) => !wordsOf(root.querySelector("main") ?? root).includes("Образец структуры, не текст Кодекса"),
    );
    expect(silent.map(({ file }) => file)).toEqual([]);
  });

  test("each claim of a digest leads to where it was said", () => {
    const digests = entries.filter((entry) => isKind(entry, "digests"));
    const found = faultsOf(digests, function* ({ data }, root) {
      const marks = root
        .querySelectorAll(".claims li")
        .map((claim) => claim.querySelector(".source-mark")?.getAttribute("href"));
      const expected = data.claims.map(
        ({ source }) => `#source-${data.sources.findIndex(({ id }) => id === source) + 1}`,
      );
      if (marks.join() !== expected.join()) yield `${marks.join(" ")} instead of ${expected.join(" ")}`;
    });
    expect(found).toEqual([]);
  });

  test("what is like an entry is shown with the reason", () => {
    const found = built.pages.flatMap(({ file, root }) =>
      root.querySelectorAll(".related li").flatMap((item) => {
        const reason = item.querySelector("p")?.text.trim().replaceAll(/\s+/g, " ") ?? "";
        return /общее: \S.+/.test(reason) ? [] : [`${file}: ${reason}`];
      }),
    );
    expect(found).toEqual([]);
  });

  test("every term that a listed entry carries has a page that lists it", () => {
    const found = portal.listed.flatMap((entry) => {
      const address = `/rubrics/${entry.data.rubric}/`;
      const page = built.has(fileOf(address)) ? built.page(address) : undefined;
      const linked = page?.root
        .querySelectorAll("main a")
        .some((link) => inside(link.getAttribute("href") ?? "", address)?.address === entryAddress(entry));
      return linked ? [] : [`${address} does not list ${entryAddress(entry)}`];
    });
    expect(found).toEqual([]);
  });
});
