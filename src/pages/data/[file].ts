import type { APIRoute, GetStaticPaths } from "astro";
import { dataFiles, type DataFile } from "#src/dataset/files.ts";
import { readPortal } from "#src/store/portal.ts";

export const getStaticPaths = (async () =>
  dataFiles(await readPortal()).map((made) => ({
    params: { file: made.file },
    props: { made },
  }))) satisfies GetStaticPaths;

/** The files of the open data. */
export const GET: APIRoute<{ made: DataFile }> = ({ props: { made } }) =>
  new Response(made.make(), { headers: { "Content-Type": `${made.type}; charset=utf-8` } });
