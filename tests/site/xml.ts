import sax, { type QualifiedTag } from "sax";

/** An element of an XML document, with its namespace prefix as it stands in the text. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Text and CDATA directly inside the element. */
  text: string;
}

/** Parses XML strictly: anything that is not well-formed, an unknown prefix included, is an error. */
export function parseXml(xml: string): XmlElement {
  const parser = sax.parser(true, { xmlns: true });
  const top: XmlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const add = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  Object.assign(parser, {
    onerror: (error: Error) => {
      throw error;
    },
    onopentag: ({ name, attributes }: QualifiedTag) => {
      const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
      const element: XmlElement = { name, attributes: Object.fromEntries(values), children: [], text: "" };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    ontext: add,
    oncdata: add,
    onclosetag: () => void open.pop(),
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error("the document is empty");
  return root;
}

/** Every child of this name. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** Text of the one child of this name. */
export function textOf(element: XmlElement, name: string): string {
  const [child, ...others] = childrenOf(element, name);
  if (!child || others.length > 0)
    throw new Error(`<${element.name}> holds ${others.length + (child ? 1 : 0)} <${name}>, not one`);
  return child.text;
}
