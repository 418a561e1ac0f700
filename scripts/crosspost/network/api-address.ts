import { z } from "zod";

/** The setting of an API's address: a self-hosted server, another instance and a test have another one. */
export const apiAddress = (usual: string) =>
  z
    .url({ protocol: /^https?$/, error: "нужен полный адрес: https://…" })
    .default(usual)
    .describe(`Адрес API, если он не ${usual}.`);

/** The address of a path below an API's address, whether or not that ends with a slash. */
export const under = (api: string, path: string): string => api.replace(/\/+$/, "") + path;
