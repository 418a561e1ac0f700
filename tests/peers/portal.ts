import type { Manifest } from "#src/entry/manifest.ts";
import type { Answer, Call } from "./call.ts";
import type { Refusal } from "./fault.ts";
import { Clock, startPeer, type Peer, type PeerOptions } from "./peer.ts";

/** A deployed portal: its manifest, the pages that the manifest names, and their share pictures. */
export interface PortalPeer extends Peer {
  /** What `/entries.json` holds; change it as editors would. Addresses must stand below `peer.url`. */
  manifest: Manifest;
  /** Makes an entry of the manifest with a page and a picture at this address. */
  announce: (slug: string, fields?: Partial<Manifest["entries"][number]>) => Manifest["entries"][number];
  /** Paths that answer 404 although the manifest names them: the deployment is not through. */
  missing: Set<string>;
  /** Paths whose page has no og:image. */
  withoutImage: Set<string>;
  /** Another text in the place of `/entries.json`. */
  garble: (body: string | undefined) => void;
}

/** The smallest PNG there is: one pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const html = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="ru"><head><meta charset="utf-8">${body}</html>`,
});
const notFound = () => html(404, "<title>Страницы нет</title></head><body><h1>Страницы нет</h1></body>");

const attribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export async function portalPeer({ clock: source }: PeerOptions = {}): Promise<PortalPeer> {
  const clock = new Clock(source);
  const missing = new Set<string>();
  const withoutImage = new Set<string>();
  let made = 0;
  let garbled: string | undefined;
  const manifest: Manifest = { version: 1, site: { name: "Свод", url: "http://127.0.0.1/" }, entries: [] };

  const page = (entry: Manifest["entries"][number], path: string): Answer => {
    const image = `<meta property="og:image" content="${attribute(entry.image.url)}">`;
    return html(
      200,
      `<title>${attribute(entry.title)}</title><link rel="canonical" href="${attribute(entry.url)}">
<meta property="og:title" content="${attribute(entry.title)}"><meta property="og:url" content="${attribute(entry.url)}">
${withoutImage.has(path) ? "" : image}</head><body><h1>${attribute(entry.title)}</h1></body>`,
    );
  };

  const handle = (call: Call): Answer => {
    if (!["GET", "HEAD"].includes(call.method)) return { status: 405, body: "" };
    if (missing.has(call.path)) return notFound();
    if (call.path === "/") return html(200, "<title>Свод</title></head><body><h1>Свод</h1></body>");
    if (call.path === "/entries.json") return { body: garbled ?? manifest };
    const pathOf = (address: string) => decodeURIComponent(new URL(address).pathname);
    const path = decodeURIComponent(call.path);
    if (manifest.entries.some(({ image }) => pathOf(image.url) === path))
      return { headers: { "content-type": "image/png" }, body: png };
    const entry = manifest.entries.find(({ url }) => pathOf(url) === path);
    return entry ? page(entry, call.path) : notFound();
  };

  const refuse = (refusal: Refusal): Answer => {
    if (refusal === "throttle") return { ...html(429, "<title>429</title>"), headers: { "retry-after": "7" } };
    return html(Number(refusal.split(":")[1] ?? 403), "<title>Ошибка</title>");
  };

  const { peer } = await startPeer(clock, (url) => {
    manifest.site.url = `${url}/`;
    return { name: "portal", secrets: [], handle, refuse, posts: () => [] };
  });
  return Object.assign(peer, {
    manifest,
    missing,
    withoutImage,
    garble: (body: string | undefined) => void (garbled = body),
    announce: (slug: string, fields: Partial<Manifest["entries"][number]> = {}) => {
      const number = (made += 1);
      const entry: Manifest["entries"][number] = {
        id: `practice-${String(number).padStart(4, "0")}`,
        kind: "practices",
        kind_label: "Практика",
        url: `${peer.url}/practices/${slug}/`,
        title: `Практика ${number}`,
        teaser: "Колледж и завод учат вместе.",
        rubric: { id: "best", label: "Лучшие практики", hashtag: "#лучшиепрактики" },
        audience: [],
        published: "2026-09-01",
        image: { url: `${peer.url}/og/${slug}.png`, width: 1200, height: 630, alt: "" },
        regions: [],
        tags: [],
        organizations: [],
        ...fields,
      };
      manifest.entries.unshift(entry);
      return entry;
    },
  });
}
