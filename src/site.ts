import { settings } from "./site/settings.ts";

/** This portal's settings: `content/site.yaml`, read and checked once. */
export const site = settings;

/** Absolute address of a path of the portal. */
export const absolute = (path: string): string => `${site.address}${path}`;

/** The path with the portal's base before it: what stands in `href`. */
export const href = (path: string): string => (path.startsWith("/") ? site.base + path.slice(1) : path);
