import { element, partOf } from "#src/device/element.ts";
import { portalBase } from "#src/device/shown-entry.ts";
import { NOTES, OURS } from "./notes.ts";
import { isKept, keepPages } from "./register.ts";

/** A page that opens without a network. */
interface KeptPage {
  path: string;
  title: string;
}

async function keptPages(): Promise<KeptPage[]> {
  const pages: KeptPage[] = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === NOTES) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!path.endsWith("/") || path === `${portalBase()}offline/`) continue;
      const html = (await (await cache.match(request))?.text()) ?? "";
      const page = new DOMParser().parseFromString(html, "text/html");
      pages.push({ path, title: page.querySelector("h1")?.textContent.trim() ?? page.title });
    }
  }
  return pages.toReversed();
}

/** Shows what opens without a network, and lets the reader forget it. */
export async function bindOfflinePage(): Promise<void> {
  const root = document.querySelector<HTMLElement>(".offline");
  if (!root || !("serviceWorker" in navigator) || !("caches" in globalThis)) return;
  const toggle = partOf<HTMLButtonElement>(root, "toggle");
  const draw = async () => {
    const kept = isKept();
    const pages = kept ? await keptPages() : [];
    toggle.textContent = kept ? "Не сохранять и удалить сохранённое" : "Снова сохранять";
    partOf(root, "status").textContent = kept
      ? pages.length > 0
        ? "Без сети откроются эти страницы:"
        : "Пока ничего не сохранено: страницы появятся здесь, когда вы их откроете."
      : "Портал ничего не хранит для работы без сети.";
    partOf(root, "pages").replaceChildren(
      ...pages.map(({ path, title }) => element("li", {}, element("a", { href: path }, title))),
    );
    partOf(root, "live").hidden = false;
  };
  toggle.addEventListener("click", () => void keepPages(!isKept()).then(draw));
  await draw();
}
