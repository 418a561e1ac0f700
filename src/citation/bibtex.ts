import type { Citation } from "./citation.ts";

/** Signs that TeX would act upon. Braces become commands: BibTeX counts them even behind a backslash. */
const commands: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "%": "\\%",
  "&": "\\&",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};
const words = (text: string) => text.replaceAll(/[\\{}~^%&$#_]/g, (sign) => commands[sign] ?? sign);

/** An address is taken as it is by `url`: only what could end the field is told otherwise. */
const address = (url: string) => url.replaceAll(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * A BibTeX record. `@misc`, which BibTeX and BibLaTeX both know; the second pair of braces keeps an organisation from
 * being taken for a person, and a title from being put into small letters.
 */
export function bibtexRecord(citation: Citation, accessed?: string): string {
  const { id, title, author, publisher, container, url, published, abstract } = citation;
  const fields = [
    ["author", `{{${words(author)}}}`],
    ["title", `{{${words(title)}}}`],
    ["howpublished", `{${words(container)}}`],
    ["publisher", `{${words(publisher)}}`],
    ...(published
      ? [
          ["year", `{${published.slice(0, 4)}}`],
          ["month", months[Number(published.slice(5, 7)) - 1] ?? ""],
        ]
      : []),
    ["url", `{${address(url)}}`],
    ...(accessed ? [["urldate", `{${accessed}}`]] : []),
    ["language", "{russian}"],
    ["abstract", `{${words(abstract)}}`],
  ];
  return `@misc{${id},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join("")}}\n`;
}
