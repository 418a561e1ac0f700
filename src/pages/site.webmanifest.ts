import type { APIRoute } from "astro";
import { routes } from "#src/entry/address.ts";
import { manifestIcons } from "#src/icon/icon.ts";
import { href, site } from "#src/site.ts";

/** W3C Web Application Manifest. */
export const GET: APIRoute = () =>
  Response.json({
    id: href("/"),
    name: `${site.name}: ${site.slogan.toLowerCase()}`,
    short_name: site.name,
    description: site.description,
    lang: "ru",
    dir: "ltr",
    start_url: href("/"),
    scope: href("/"),
    display: "minimal-ui",
    background_color: site.colour.paper,
    theme_color: site.colour.paper,
    icons: manifestIcons.map(({ path, size, purpose }) => ({
      src: href(path),
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose,
    })),
    shortcuts: [
      { name: "Поиск", url: href(routes.search) },
      { name: "Практики", url: href(routes.catalogue) },
    ],
  });
