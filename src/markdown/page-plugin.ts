import { defineHastPlugin, type HastFilteredVisitor } from "satteri";
import { element, textNode, type Element } from "./element.ts";
import { linkVisitor, typesetTree } from "./typeset.ts";

/** Keeps the options of commands whole: broken after a hyphen, «--help» reads «- -help». */
const optionVisitor = {
  filter: ["code"],
  visit(node, visitor) {
    for (const child of node.children) {
      if (child.type !== "text") continue;
      const parts = child.value.split(/(?<=^|\s)(--[\w-]+)/);
      if (parts.length < 2) continue;
      const made = parts.map((part, index) =>
        index % 2 === 1 ? element("span", { className: ["option"] }, [textNode(part)]) : textNode(part),
      );
      visitor.replaceNode(child, made);
    }
  },
} satisfies HastFilteredVisitor<Element>;

/** What the portal's own pages (MDX, rendered by Astro) have in common with entries: typography and links. */
export const pagePlugin = defineHastPlugin({
  name: "svod-page",
  element: [linkVisitor, optionVisitor],
  after: (root, visitor) => typesetTree(root, visitor, []),
});
