import type { APIRoute, GetStaticPaths } from "astro";
import { apiVocabulary } from "#src/dataset/api.ts";
import { openVocabularies, type OpenVocabulary } from "#src/dataset/vocabulary.ts";
import { readPortal } from "#src/store/portal.ts";

export const getStaticPaths = (() =>
  openVocabularies.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: OpenVocabulary }> = async ({ props: { name } }) =>
  Response.json(apiVocabulary(await readPortal(), name));
