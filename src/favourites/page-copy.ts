import { portalBase } from "#src/device/shown-entry.ts";
import type { Favourite } from "./list.ts";

/** What the portal shows of an entry, made part of another document. */
export interface PageCopy {
  title: string;
  article: HTMLElement;
}

/** Fetches a page of the portal; one that moved is followed once. Undefined when it is gone. */
async function pageAt(address: string, follow = true): Promise<Document | undefined> {
  const response = await fetch(address, { cache: "no-cache" });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const moved = /url=(.+)$/i.exec(page.querySelector("meta[http-equiv=refresh]")?.getAttribute("content") ?? "")?.[1];
  if (!moved || !follow) return page;
  const target = new URL(moved, location.origin);
  return pageAt(`${location.origin}${target.pathname}`, false);
}

const HEADINGS = ["h3", "h2", "h1"] as const;

/** Every heading one level lower: the document that takes the page in has a title of its own. */
function lowerHeadings(article: HTMLElement): void {
  for (const [place, tag] of HEADINGS.entries())
    for (const heading of article.querySelectorAll(tag)) {
      const lower = document.createElement(place === 0 ? "h4" : HEADINGS[place - 1]!);
      for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
}

/** Names get the entry's id before them: two pages in one document must not share an anchor. */
function ownNames(article: HTMLElement, id: string): void {
  for (const named of article.querySelectorAll("[id]")) named.id = `${id}-${named.id}`;
  for (const link of article.querySelectorAll('a[href^="#"]'))
    link.setAttribute("href", `#${id}-${link.getAttribute("href")!.slice(1)}`);
  for (const name of ["aria-labelledby", "for", "aria-describedby"])
    for (const user of article.querySelectorAll(`[${name}]`))
      user.setAttribute(name, `${id}-${user.getAttribute(name)}`);
}

/** A copy of an entry's page for a printed set: its text without what only serves a screen. Undefined when it is gone. */
export async function pageCopy({ id, to }: Pick<Favourite, "id" | "to">): Promise<PageCopy | undefined> {
  const page = await pageAt(portalBase() + to.slice(1));
  const found = page?.querySelector<HTMLElement>("article.entry");
  if (!found) return undefined;
  const article = document.importNode(found, true);
  const address = article.querySelector(".printed-address");
  for (const part of article.querySelectorAll("script, .entry__footer, .entry-actions, .contents, [hidden]"))
    part.remove();
  if (address) article.append(address);
  for (const details of article.querySelectorAll("details")) details.open = true;
  const title = article.querySelector("h1")?.textContent.trim() ?? "";
  lowerHeadings(article);
  ownNames(article, id);
  article.id = `set-${id}`;
  return { title, article };
}
