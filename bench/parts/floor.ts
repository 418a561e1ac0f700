import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { markdownToHtml } from "satteri";

/**
 * The least that any generator must do: read the Markdown, render it and write a plain page for each entry, then plain
 * listings until there are as many pages as the portal has. No cards, no search, no checks. Others are told as a ratio
 * to it.
 *
 *   node bench/parts/floor.ts <workspace> <pages> <output folder>
 */
const [root = ".", pages = "0", out = "floor"] = process.argv.slice(2);

const page = (title: string, main: string) =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${main}</main></body></html>\n`;

async function write(address: string, html: string): Promise<void> {
  await mkdir(path.join(out, address), { recursive: true });
  await writeFile(path.join(out, address, "index.html"), html);
}

const content = path.join(root, "content");
const names = (await readdir(content, { recursive: true })).filter((name) => /[^/]\/[^/]+\.mdx?$/.test(name));
const links: string[] = [];
for (const name of names) {
  const source = await readFile(path.join(content, name), "utf8");
  const end = source.indexOf("\n---", 3);
  const { title, teaser } = load(source.slice(3, end), { schema: CORE_SCHEMA }) as { title: string; teaser: string };
  const { html } = markdownToHtml(source.slice(end + 5), { features: { frontmatter: false } });
  const address = name.replace(/\.mdx?$/, "");
  await write(address, page(title, `<p>${teaser}</p>${html}`));
  links.push(`<li><a href="/${address}/">${title}</a></li>`);
}
const rest = Number(pages) - links.length;
const share = Math.ceil(links.length / Math.max(1, rest));
for (let index = 0; index < rest; index += 1)
  await write(
    `lists/${index + 1}`,
    page(`Список ${index + 1}`, `<ul>${links.slice(index * share, (index + 1) * share).join("")}</ul>`),
  );
console.log(JSON.stringify({ pages: links.length + Math.max(0, rest) }));
