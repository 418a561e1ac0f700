import { archPath } from "#src/entry/signs.ts";
import { site } from "#src/site.ts";

/** The mark for a browser's tab: it has no ground of its own, so it takes the colour that is seen on the browser's. */
export const tabIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <style>
    path { fill: ${site.mark.light} }
    @media (prefers-color-scheme: dark) { path { fill: ${site.mark.dark} } }
  </style>
  <path d="${archPath}"/>
</svg>
`;
