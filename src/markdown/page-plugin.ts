import { defineHastPlugin } from "satteri";
import { linkVisitor, typesetTree } from "./typeset.ts";

/** What the portal's own pages (MDX, rendered by Astro) have in common with entries: typography and links. */
export const pagePlugin = defineHastPlugin({
  name: "svod-page",
  element: [linkVisitor],
  after: (root, visitor) => typesetTree(root, visitor, []),
});
