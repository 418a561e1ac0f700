import type { HastNode } from "satteri";

export type Element = Extract<HastNode, { type: "element" }>;
/** What may stand inside an element. */
export type Content = Element["children"][number];

export const element = (tagName: string, properties: Element["properties"], children: Content[]): Element => ({
  type: "element",
  tagName,
  properties,
  children,
});

export const textNode = (value: string) => ({ type: "text" as const, value });

export const isElement = (node: { type: string }, tagName: string): node is Element =>
  node.type === "element" && (node as Element).tagName === tagName;
