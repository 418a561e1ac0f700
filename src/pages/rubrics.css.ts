import type { APIRoute } from "astro";
import { readPortal } from "#src/store/portal.ts";

/** The rubrics' hues, from their vocabulary: no colour of a rubric is written twice. */
export const GET: APIRoute = async () => {
  const { rubrics } = (await readPortal()).terms;
  const css = rubrics.map(({ id, hue }) => `[data-rubric="${id}"]{--hue:${hue}}`).join("\n");
  return new Response(`${css}\n`, { headers: { "Content-Type": "text/css; charset=utf-8" } });
};
