import type { APIRoute, GetStaticPaths } from "astro";
import { drawIcon, manifestIcons, type Icon } from "#src/icon/icon.ts";

export const getStaticPaths = (() =>
  manifestIcons.map((icon) => ({
    params: { name: icon.path.slice("/icon-".length, -".png".length) },
    props: { icon },
  }))) satisfies GetStaticPaths;

/** The icons that the manifest names. */
export const GET: APIRoute = async ({ props }) =>
  new Response(new Uint8Array(await drawIcon(props["icon"] as Icon)), { headers: { "Content-Type": "image/png" } });
