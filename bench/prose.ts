import type { Random } from "./random.ts";
import { actors, crafts, deeds, headings, objects, reasons, remarks, times, towns } from "./words.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence with its full stop, about a dozen words. */
export function sentence(random: Random): string {
  const who = random.pick(actors);
  const did = `${random.pick(deeds)} ${random.pick(objects)}`;
  const when = random.pick(times);
  const why = random.pick(reasons);
  switch (random.between(0, 5)) {
    case 0:
      return `${capital(when)} ${who} ${did}, ${why}.`;
    case 1:
      return `${capital(who)} ${did} на участке ${random.pick(crafts)}, ${why}.`;
    case 2:
      return `В городе ${random.pick(towns)} ${who} ${did} ${when}.`;
    case 3:
      return `${random.pick(remarks)}: ${who} ${did}, ${why}.`;
    case 4:
      return `${capital(who)} ${did}, а затем ${random.pick(deeds)} ${random.pick(objects)} для участка ${random.pick(crafts)}.`;
    default:
      return `${random.pick(remarks)}.`;
  }
}

const paragraph = (random: Random, sentences: number) =>
  Array.from({ length: sentences }, () => sentence(random)).join(" ");

/** What the text of an entry may lean on. */
export interface Ground {
  /** Labels of the entry's sources. */
  sources: readonly string[];
  /** Addresses of the portal that the text links to. */
  links: readonly { label: string; to: string }[];
}

/** Markdown of `sections` sections with headings, source marks, lists, a table and links: about 95 words each. */
export function body(random: Random, sections: number, { sources, links }: Ground): string {
  const mark = () => (sources.length > 0 ? ` [^${random.pick(sources)}]` : "");
  const marked = (text: string) => text.replace(/\.$/, `${mark()}.`);
  const parts = [marked(paragraph(random, 3))];
  for (const [index, heading] of random.some(headings, sections).entries()) {
    parts.push(`## ${heading}`, marked(paragraph(random, 4)));
    const kind = index % 3;
    if (kind === 0)
      parts.push(
        Array.from({ length: 3 }, () => `- **${capital(random.pick(objects))}.** ${sentence(random)}`).join("\n"),
      );
    if (kind === 1)
      parts.push(
        [
          "| Что | Когда |",
          "| --- | --- |",
          ...Array.from({ length: 3 }, () => `| ${capital(random.pick(objects))} | ${random.pick(times)} |`),
        ].join("\n"),
      );
    const link = links[index % Math.max(1, links.length)];
    parts.push(link ? `${paragraph(random, 2)} Подробнее — [${link.label}](${link.to}).` : paragraph(random, 3));
  }
  return `${parts.join("\n\n")}\n`;
}
