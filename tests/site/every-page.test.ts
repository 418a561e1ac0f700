import { homedir, tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { site } from "#src/site.ts";
import { faultsOf, fileOf, inside, metaOf, readSite, wordsOf, type BuiltPage } from "./site.ts";

const built = await readSite();
const { pages } = built;
const faults = (rule: (page: BuiltPage) => Iterable<string>) => faultsOf(pages, rule);

/** Values that more than one page has, with the pages. */
const shared = (values: readonly (readonly [string, string])[]) =>
  [...Map.groupBy(values, ([value]) => value)]
    .filter(([, group]) => group.length > 1)
    .map(([value, group]) => `${value}: ${group.map(([, file]) => file).join(", ")}`);

const graphemes = new Intl.Segmenter("ru", { granularity: "grapheme" });
const lengthOf = (text: string) => [...graphemes.segment(text)].length;

describe("the head of every page", () => {
  test("there are pages", () => {
    expect(pages.length).toBeGreaterThan(10);
  });

  test("the language is Russian, and one heading names the page", () => {
    const found = faults(function* ({ root }) {
      const language = root.querySelector("html")?.getAttribute("lang");
      if (language !== "ru") yield `lang=${language}`;
      const headings = root.querySelectorAll("h1");
      if (headings.length !== 1) yield `${headings.length} h1`;
      if (headings.some((heading) => heading.text.trim() === "")) yield "empty h1";
    });
    expect(found).toEqual([]);
  });

  test("titles are there and are all different", () => {
    const titles = pages.map(({ root, file }) => [root.querySelector("title")?.text.trim() ?? "", file] as const);
    expect(titles.filter(([title]) => title === "")).toEqual([]);
    expect(shared(titles)).toEqual([]);
  });

  test("titles have at most 60 characters, and begin as the page's own title does", () => {
    const found = faults(function* (page) {
      const title = page.root.querySelector("title")?.text ?? "";
      if (lengthOf(title) > 60) yield `${lengthOf(title)} characters: ${title}`;
      const whole = metaOf(page, "og:title") ?? "";
      const own = title.replace(/…$|\u00A0— [^—]*$/, "");
      if (!whole.startsWith(own)) yield `«${title}» for «${whole}»`;
      if (own !== whole && lengthOf(whole) <= 60 && page.address !== "/") yield `cut without need: ${whole}`;
    });
    expect(found).toEqual([]);
  });

  test("descriptions have 50 to 160 characters", () => {
    const found = faults(function* (page) {
      const length = lengthOf(metaOf(page, "description") ?? "");
      if (length < 50 || length > 160) yield `${length} characters: ${metaOf(page, "description")}`;
    });
    expect(found).toEqual([]);
  });

  test("the canonical address is the page's own", () => {
    const found = faults(function* ({ root, address }) {
      const links = root.querySelectorAll('link[rel="canonical"]').map((link) => link.getAttribute("href"));
      if (links.length !== 1 || links[0] !== site.address + address) yield links.join(", ");
    });
    expect(found).toEqual([]);
  });

  test("a shared link shows what the page is", () => {
    const found = faults(function* (page) {
      for (const name of ["og:title", "og:description", "og:type", "og:image:alt"])
        if (!metaOf(page, name)?.trim()) yield `no ${name}`;
      if (metaOf(page, "og:url") !== site.address + page.address) yield `og:url ${metaOf(page, "og:url")}`;
      if (metaOf(page, "og:locale") !== "ru_RU") yield `og:locale ${metaOf(page, "og:locale")}`;
      const begun = metaOf(page, "description")?.replace(/…$/, "") ?? "none";
      if (!metaOf(page, "og:description")?.startsWith(begun)) yield "og:description differs from description";
      for (const name of ["title", "description", "image", "image:alt"])
        if (metaOf(page, `twitter:${name}`) !== metaOf(page, `og:${name}`)) yield `twitter:${name} differs`;
      if (metaOf(page, "twitter:card") !== "summary_large_image") yield "no twitter:card";
      for (const name of ["article:published_time", "article:modified_time"]) {
        const time = metaOf(page, name);
        if ((time !== undefined) !== (metaOf(page, "og:type") === "article")) yield `${name}: ${time}`;
        if (time !== undefined && !/^\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d$/.test(time)) yield `${name}: ${time}`;
      }
    });
    expect(found).toEqual([]);
  });

  test("every share picture is a PNG of 1200 × 630 in the portal", async () => {
    const images = new Set(pages.map((page) => metaOf(page, "og:image") ?? `none on ${page.file}`));
    const wrong: string[] = [];
    for (const image of images) {
      const file = image.startsWith(`${site.address}/`) ? fileOf(image.slice(site.address.length)) : "";
      if (!built.has(file)) wrong.push(`${image}: not in the portal`);
      else {
        const { format, width, height } = await sharp(await built.bytes(file)).metadata();
        if (format !== "png" || width !== 1200 || height !== 630) wrong.push(`${image}: ${format} ${width}×${height}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("what is said to machines is JSON-LD without holes", () => {
    const found = faults(function* ({ root }) {
      for (const script of root.querySelectorAll('script[type="application/ld+json"]')) {
        const data = JSON.parse(script.text) as { "@context"?: string; "@graph"?: { "@type"?: string }[] };
        if (data["@context"] !== "https://schema.org") yield "no context";
        if (data["@graph"]?.some((node) => !node["@type"])) yield "a node without a type";
        if (/\bundefined\b|\bNaN\b|\[object |:null|""/.test(script.text)) yield script.text;
      }
    });
    expect(found).toEqual([]);
  });
});

describe("links", () => {
  test("lead to pages, files and anchors that exist", () => {
    const byFile = new Map([...pages, ...built.moved].map((page) => [page.file, page]));
    const found = faults(function* ({ root, address }) {
      for (const link of root.querySelectorAll("a[href], area[href], link[href], use[href]")) {
        const href = link.getAttribute("href") ?? "";
        const target = inside(href, address);
        if (!target) continue;
        const file = fileOf(target.address);
        if (!built.has(file)) yield `${href} leads nowhere`;
        else if (target.anchor !== "" && !byFile.get(file)?.ids.has(target.anchor)) yield `${href}: no such id`;
      }
      for (const picture of root.querySelectorAll("[src], [srcset]"))
        for (const source of sourcesOf(picture.getAttribute("src"), picture.getAttribute("srcset"))) {
          const target = inside(source, address);
          if (target && !built.has(fileOf(target.address))) yield `${source} is not in the portal`;
        }
    });
    expect(found).toEqual([]);
  });

  test("pages that moved lead to a page that stands", () => {
    const found = faultsOf(built.moved, function* ({ movedTo = "", address, root }) {
      const target = inside(movedTo, address);
      if (!target || !pages.some((page) => page.address === target.address)) yield movedTo;
      if (!root.querySelector(`a[href="${movedTo}"]`)) yield "no link for those whose browser does not follow";
    });
    expect(found).toEqual([]);
  });

  test("no id stands twice on a page", () => {
    const found = faults(({ root }) => shared(root.querySelectorAll("[id]").map(({ id }) => [id, id])));
    expect(found).toEqual([]);
  });

  test("every page has a way to the home page and a skip link to its text", () => {
    const found = faults(function* ({ root }) {
      if (!root.querySelector(`a[href="${site.base}"]`)) yield "no way home";
      if (root.querySelector("body a")?.getAttribute("href") !== "#main") yield "the first link does not skip to #main";
    });
    expect(found).toEqual([]);
  });
});

/** Addresses of `src` and `srcset`. */
const sourcesOf = (src: string | undefined, srcset: string | undefined) => [
  ...(src === undefined ? [] : [src]),
  ...(srcset?.split(",").map((candidate) => candidate.trim().split(/\s+/)[0] ?? "") ?? []),
];

describe("nothing is asked of anybody else", () => {
  const loading = "script, img, source, iframe, video, audio, embed, track, input";
  const fetched =
    /\b(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|manifest)\b/;

  test("scripts, styles, pictures and forms stay in the portal", () => {
    const found = faults(function* ({ root, address }) {
      for (const element of root.querySelectorAll(loading))
        for (const source of sourcesOf(element.getAttribute("src"), element.getAttribute("srcset")))
          if (!inside(source, address) && !source.startsWith("data:image/")) yield source;
      for (const link of root.querySelectorAll("link"))
        if (fetched.test(link.getAttribute("rel") ?? "") && !inside(link.getAttribute("href") ?? "", address))
          yield link.outerHTML;
      for (const element of root.querySelectorAll("[action], [formaction], [ping], object[data]"))
        for (const name of ["action", "formaction", "ping", "data"]) {
          const value = element.getAttribute(name);
          if (value !== undefined && !inside(value, address)) yield `${name}=${value}`;
        }
    });
    expect(found).toEqual([]);
  });

  test("styles load nothing from elsewhere", async () => {
    const found: string[] = [];
    for (const file of built.files.filter((name) => name.endsWith(".css"))) {
      const css = await built.text(file);
      for (const [, address = ""] of css.matchAll(/(?:url\(|@import)\s*["']?([^"')\s;]+)/g))
        if (!address.startsWith("data:") && !inside(address, `/${file}`)) found.push(`${file}: ${address}`);
    }
    expect(found).toEqual([]);
  });

  test("styles are written out for older phones", async () => {
    const sheets = built.files.filter((name) => name.endsWith(".css"));
    const texts = await Promise.all(sheets.map(async (file) => [file, await built.text(file)] as const));
    expect(texts.filter(([, css]) => css.includes("--paper:")).length).toBeGreaterThan(1);
    expect(texts.filter(([, css]) => css.includes("light-dark(")).map(([file]) => file)).toEqual([]);
  });

  test("the content security policy allows only the portal itself, and nothing inline breaks it", () => {
    const found = faults(function* ({ root }) {
      const policy = root.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute("content") ?? "";
      if (!/default-src 'self';/.test(policy)) yield `policy: ${policy}`;
      if (
        /unsafe-inline|unsafe-eval'|https?:|\*/.test(
          policy.replaceAll("'wasm-unsafe-eval'", "").replaceAll(/'sha\d+-[^']+'/g, ""),
        )
      )
        yield `loose policy: ${policy}`;
      for (const element of root.querySelectorAll("*"))
        for (const name of Object.keys(element.attributes))
          if (/^on|^style$/i.test(name)) yield `<${element.rawTagName} ${name}>`;
      if (root.querySelector('a[href^="javascript:"]')) yield "javascript: link";
    });
    expect(found).toEqual([]);
  });
});

describe("the text of every page", () => {
  test("pictures have a description and a size", () => {
    const found = faults(function* ({ root }) {
      for (const image of root.querySelectorAll("img"))
        if (image.getAttribute("alt") === undefined || !image.getAttribute("width") || !image.getAttribute("height"))
          yield image.outerHTML;
    });
    expect(found).toEqual([]);
  });

  test("headings go down one level at a time", () => {
    const found = faults(function* ({ root }) {
      const levels = root.querySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6");
      let last = 0;
      for (const heading of levels) {
        const level = Number(heading.rawTagName.slice(1));
        if (level > last + 1) yield `h${level} after h${last}: ${heading.text.trim()}`;
        last = level;
      }
    });
    expect(found).toEqual([]);
  });

  test("a dash never begins a line, straight quotes never stand in a text", () => {
    const blocks = "p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, summary, legend, label, blockquote";
    const found = faults(function* ({ root }) {
      const body = root.querySelector("main");
      if (!body) return yield "no main";
      for (const block of body.querySelectorAll(blocks)) {
        if (block.querySelector(blocks) || block.querySelector("code, pre, script") || block.closest("code, pre"))
          continue;
        const text = block.text.trim();
        if (/[ \t\n]—/.test(text)) yield `plain space before the dash: ${text.slice(0, 120)}`;
        if (/"[а-яё]|[а-яё]"/i.test(text)) yield `straight quotes: ${text.slice(0, 120)}`;
      }
    });
    expect(found).toEqual([]);
  });

  test("Facebook has an asterisk wherever it is named, and the footnote stands on the page", () => {
    const { enabled, footnote } = site.channels.facebook;
    const found = faults(function* ({ root }) {
      const words = wordsOf(root.querySelector("body") ?? root).replaceAll(
        /https?:\/\/\S+|[\w.]*facebook\.com\S*/gi,
        "",
      );
      const named = words.match(/(facebook|фейсбук[а-яё]*)(.?)/gi) ?? [];
      if (named.length > 0 && !enabled) yield "named though switched off";
      for (const mention of named) if (!mention.endsWith("*")) yield `«${mention}» without an asterisk`;
      if (named.length > 0 && !words.includes(footnote)) yield "no footnote";
    });
    expect(found).toEqual([]);
  });

  test("no page holds what a program left behind", async () => {
    const places = [process.cwd(), homedir().length > 5 ? homedir() : undefined, `${tmpdir()}/`].filter(
      (place) => place !== undefined,
    );
    const found: string[] = [];
    for (const { file, root } of [...pages, ...built.moved]) {
      const marks = wordsOf(root).match(/.{0,40}(\bundefined\b|\[object \w+\]|\bNaN\b|\bInvalid Date\b).{0,40}/g) ?? [];
      found.push(...marks.map((mark) => `${file}: ${mark}`));
      for (const element of root.querySelectorAll("*"))
        for (const [name, value] of Object.entries(element.attributes))
          if (/\bundefined\b|\[object |\bNaN\b/.test(value)) found.push(`${file}: ${name}="${value}"`);
    }
    for (const file of built.files.filter((name) =>
      /\.(html|xml|json|txt|css|js|svg|ics|csv|webmanifest)$/.test(name),
    )) {
      const text = await built.text(file);
      for (const place of places) if (text.includes(place)) found.push(`${file}: ${place}`);
      if (/\.(xml|json|txt|ics|csv|webmanifest|svg)$/.test(file) && /\bundefined\b|\[object \w+\]|\bNaN\b/.test(text))
        found.push(file);
      // An entity that was escaped once more is shown as letters.
      if (file.endsWith(".html") && /&amp;(nbsp|lt|gt|quot|amp|#\d+);/.test(text))
        found.push(`${file}: an entity as text`);
      if (/file:\/\/\/|\/(home|Users)\/[a-z]+\/|node_modules/.test(text)) found.push(`${file}: a path of a machine`);
    }
    expect(found).toEqual([]);
  });

  test("pages are light: HTML under 150 kB, scripts under 60 kB, with the search engine under 80", async () => {
    const found: string[] = [];
    /** A script with all that it imports at once. */
    const withImports = async (file: string, seen: Set<string>): Promise<void> => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = (await built.bytes(file)).toString();
      for (const [, name = ""] of text.matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g))
        await withImports(path.posix.join(path.posix.dirname(file), name), seen);
    };
    for (const { file, root, bytes } of pages) {
      if (bytes > 150_000) found.push(`${file}: ${bytes} bytes of HTML`);
      const scripts = root.querySelectorAll('script:not([type="application/ld+json"])');
      const loaded = new Set<string>();
      for (const source of scripts.map((script) => script.getAttribute("src")))
        if (source) await withImports(fileOf(inside(source, "/")?.address ?? source), loaded);
      // The search page loads its engine when it is needed; it counts as if it always were.
      const engine = root.querySelector(".search-page") !== null;
      if (engine) loaded.add("pagefind/pagefind.js");
      let weight = scripts.reduce((sum, script) => sum + Buffer.byteLength(script.text), 0);
      for (const source of loaded) weight += (await built.bytes(source)).length;
      if (weight > (engine ? 80_000 : 60_000)) found.push(`${file}: ${weight} bytes of scripts`);
    }
    expect(found).toEqual([]);
  });

  test("the names of files are plain", () => {
    const odd = built.files.filter((file) => !/^[\w./-]+$/.test(file) || path.posix.normalize(file) !== file);
    expect(odd).toEqual([]);
  });
});
