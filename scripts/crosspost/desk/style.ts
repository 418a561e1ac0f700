import { readFileSync } from "node:fs";
import type { PortalSettings } from "../settings/portal.ts";
import { fontStyle } from "./font.ts";
import { previewStyle } from "./preview.ts";

const rules = readFileSync(new URL("./desk.css", import.meta.url), "utf8");

/** The desk's stylesheet, in the portal's colours; the dark scheme lightens what is pressed until it reads on night. */
export const deskStyle = ({ paper, ink, spruce, copper, muted, line, night }: PortalSettings["colour"]): string => `
${fontStyle}
:root { color-scheme: light dark; --paper: ${paper}; --sheet: color-mix(in oklab, ${paper}, white 60%); --tint: color-mix(in oklab, ${paper}, ${line} 35%); --ink: ${ink}; --press: ${spruce}; --on-press: ${paper}; --now: color-mix(in oklab, ${copper}, black 12%); --muted: ${muted}; --line: ${line}; --edge: color-mix(in oklab, ${muted}, ${paper} 25%); }
@media (prefers-color-scheme: dark) {
  :root { --paper: ${night}; --sheet: color-mix(in oklab, ${night}, white 4%); --tint: color-mix(in oklab, ${night}, white 8%); --ink: color-mix(in oklab, ${paper}, ${night} 10%); --press: color-mix(in oklab, ${spruce}, white 55%); --on-press: ${night}; --now: color-mix(in oklab, ${copper}, white 45%); --muted: color-mix(in oklab, ${muted}, white 55%); --line: color-mix(in oklab, ${night}, white 18%); --edge: color-mix(in oklab, ${muted}, white 15%); }
}
${rules}
${previewStyle}
`;
