import { readFileSync } from "node:fs";
import path from "node:path";
import postcss, { CssSyntaxError, type Declaration, type Node, type Root } from "postcss";
import type { Fault } from "#src/loader/fault.ts";
import { openText } from "#src/loader/strict-file.ts";
import { nearest } from "#src/text/nearest.ts";
import { contrast, readPair, type Pair } from "./colour.ts";
import { themeFile } from "./place.ts";

/** The stylesheet that declares the tokens. */
const tokensFile = path.join(import.meta.dirname, "../styles/tokens.css");

/** The tokens of the page's root, by name. */
export function readTokens(css: string): Map<string, string> {
  const tokens = new Map<string, string>();
  postcss.parse(css).walkDecls(/^--/, ({ prop, value, parent }) => {
    if (
      parent?.type === "rule" &&
      "selector" in parent &&
      parent.selector === ":root" &&
      parent.parent?.type === "root"
    )
      tokens.set(prop, value);
  });
  return tokens;
}

/** The tokens that text stands on. */
export const grounds = ["--paper", "--sheet", "--tint"] as const;

/** What is written in the first on the ground of the second, and how much they must differ (WCAG 2.2, AA). */
const legible: [text: string, ground: string, least: number][] = [
  ...["--ink", "--muted", "--spruce", "--copper"].flatMap((text) =>
    grounds.map((ground): [string, string, number] => [text, ground, 4.5]),
  ),
  ["--on-spruce", "--spruce", 4.5],
  ["--ink", "--mark", 4.5],
  ["--edge", "--paper", 3],
];

const decimal = new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 1 });

/** Pairs of colours that cannot be told apart well enough, where the theme sets at least one of them. */
function contrastFaults(declared: ReadonlyMap<string, Declaration>, pairs: ReadonlyMap<string, Pair>): Fault[] {
  return legible.flatMap(([text, ground, least]) => {
    const place = declared.get(text) ?? declared.get(ground);
    const [front, back] = [pairs.get(text), pairs.get(ground)];
    if (!place || !front || !back) return [];
    return (["light", "dark"] as const)
      .filter((scheme) => contrast(front[scheme], back[scheme]) < least)
      .map((scheme) =>
        at(place, {
          message: `${text} плохо видно на ${ground} в ${scheme === "light" ? "светлой" : "тёмной"} схеме: контраст ${decimal.format(contrast(front[scheme], back[scheme]))} (${front[scheme]} на ${back[scheme]})`,
          allowed: `не меньше ${decimal.format(least)}`,
          mend:
            scheme === "light"
              ? "возьмите цвет темнее или фон светлее"
              : "задайте цвету второе значение, для тёмной схемы: light-dark(#светлая, #тёмная)",
        }),
      );
  });
}

const at = (node: Node, fault: Omit<Fault, "file">): Fault => ({
  file: themeFile,
  line: node.source?.start?.line,
  ...(node.type === "decl" && { field: (node as Declaration).prop }),
  ...fault,
});

const example = ":root { --spruce: light-dark(#12524a, #83cbbb); }";

/** What is wrong with one value of a token. */
function valueFault(declaration: Declaration, usual: string): Fault | undefined {
  const { value, important } = declaration;
  if (important)
    return at(declaration, {
      message: "!important здесь нельзя: он отменит версию для слабовидящих",
      mend: "уберите !important",
    });
  if (readPair(usual) && !readPair(value))
    return at(declaration, {
      message: `«${value}» — не цвет, который портал может проверить`,
      allowed: "#12524a или light-dark(#12524a, #83cbbb): для светлой схемы и для тёмной",
    });
  if (/url\(|@|image-set\(/i.test(value))
    return at(declaration, { message: "портал ничего не загружает с чужих адресов", mend: "уберите адрес" });
  return undefined;
}

/** Goes through the theme: the declarations that hold, and what is wrong with the rest. */
function readDeclarations(root: Root, usual: ReadonlyMap<string, string>) {
  const faults: Fault[] = [];
  const declared = new Map<string, Declaration>();
  const strange = (node: Node, message: string) =>
    faults.push(at(node, { message, allowed: `значения оформления в одном правиле: ${example}` }));
  for (const rule of root.nodes) {
    if (rule.type === "comment") continue;
    if (rule.type === "atrule") strange(rule, `правило @${rule.name} здесь недопустимо`);
    else if (rule.type !== "rule" || rule.selector !== ":root")
      strange(rule, `здесь можно менять только :root, а не «${rule.type === "rule" ? rule.selector : rule.type}»`);
    else
      for (const node of rule.nodes) {
        if (node.type === "comment") continue;
        if (node.type !== "decl") strange(node, "внутри :root стоит другое правило");
        else if (!usual.has(node.prop)) {
          const like = nearest(node.prop, usual.keys());
          faults.push(
            at(node, {
              message: "такого значения у оформления нет",
              allowed: [...usual.keys()].join(", "),
              mend: like ? `возможно, вы имели в виду «${like}»` : "удалите строку",
            }),
          );
        } else {
          const fault = valueFault(node, usual.get(node.prop) ?? "");
          if (fault) faults.push(fault);
          else declared.set(node.prop, node);
        }
      }
  }
  return { declared, faults };
}

/** The theme of a portal: its stylesheet, what it sets, and every token as it then is. */
export interface Theme {
  /** What is put behind the tokens; empty without a theme. */
  css: string;
  /** Names of the tokens that it sets. */
  sets: ReadonlySet<string>;
  colours: ReadonlyMap<string, Pair>;
}

const coloursOf = (tokens: ReadonlyMap<string, string>) =>
  new Map(
    [...tokens].flatMap(([name, value]) => {
      const pair = readPair(value);
      return pair ? [[name, pair] as const] : [];
    }),
  );

/** Reads the theme below `root`, or tells everything that is wrong with it. */
export function readTheme(root: string): Theme | { faults: Fault[] } {
  const opened = openText(root, themeFile);
  if ("missing" in opened) return { css: "", sets: new Set(), colours: usualColours() };
  return "fault" in opened ? { faults: [opened.fault] } : parseTheme(opened.text);
}

const usualTokens = () => readTokens(readFileSync(tokensFile, "utf8"));

/** The colours of a portal without a theme. */
export const usualColours = (): Map<string, Pair> => coloursOf(usualTokens());

/** Reads what stands in a theme. */
export function parseTheme(css: string): Theme | { faults: Fault[] } {
  const usual = usualTokens();
  let sheet: Root;
  try {
    sheet = postcss.parse(css);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const mend = "проверьте фигурные скобки, двоеточия и точки с запятой";
    return { faults: [{ file: themeFile, line: error.line, message: "CSS не читается", allowed: example, mend }] };
  }
  const { declared, faults } = readDeclarations(sheet, usual);
  const values = new Map([...declared].map(([name, { value }]) => [name, value] as const));
  const colours = coloursOf(new Map([...usual, ...values]));
  // A wrong colour would look like a bad contrast with every other.
  const all = faults.length > 0 ? faults : contrastFaults(declared, colours);
  return all.length > 0 ? { faults: all } : { css, sets: new Set(values.keys()), colours };
}
