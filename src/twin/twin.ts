import { entryAddress } from "#src/entry/address.ts";
import type { Source } from "#src/entry/field.ts";
import type { Entry } from "#src/entry/kinds.ts";
import { absolute, site } from "#src/site.ts";
import { longDate, roughDate } from "#src/text/date.ts";
import { plain } from "#src/text/typography.ts";
import { demoLabel } from "#src/view/demo.ts";
import type { EntryFacts } from "#src/view/entry-view.ts";
import type { Link } from "#src/view/link.ts";
import { passportTitle } from "#src/view/passport.ts";
import { shownOn, phraseText, type Point, type Section, type SectionContent } from "#src/view/record-section.ts";
import type { ResultLine } from "#src/view/result.ts";
import { portableBody } from "./body.ts";
import { escaped, link } from "./escape.ts";

const reference = ({ label, to }: Link) =>
  to === undefined ? escaped(label) : link(label, to.startsWith("/") ? absolute(to) : to);

/** The words with a full stop, unless they end in a sign of their own. */
const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text : `${text}.`);

const sourceLine = ({ url, title, publisher, published, accessed }: Source, index: number) =>
  `${index + 1}. ${link(title, url)}. ${escaped([publisher, published && roughDate(published)].filter(Boolean).join(", "))} (дата обращения: ${longDate(accessed)})`;

const list = (lines: string[]) => (lines.length > 0 ? [lines.join("\n")] : []);

/** How each thing that a section may hold is written, in this order. */
type Writers = { [Name in keyof SectionContent]-?: (held: NonNullable<SectionContent[Name]>) => string[] };

function writersOf(sourceIds: readonly string[]): Writers {
  const mark = (source: string | undefined) => {
    const number = source === undefined ? 0 : sourceIds.indexOf(source) + 1;
    return number > 0 ? `[^${number}]` : "";
  };
  const point = ({ text, source, by, links = [] }: Point) =>
    `${escaped(phraseText(text))}${mark(source)}${by ? ` (${escaped(by)})` : ""}${links.map((one) => ` — ${reference(one)}`).join("")}`;
  const result = ({ before, value, metric, planned, period, note, source }: ResultLine) => {
    const change = before === undefined ? "" : `${escaped(before)} → `;
    const rest = `${planned ? " по плану" : ""} — ${escaped(metric)} (${escaped(period)}).${note ? ` ${escaped(note)}` : ""}`;
    return `- **${change}${escaped(value)}**${mark(source)}${rest}`;
  };
  return {
    text: (lines) => lines.map((line) => escaped(phraseText(line))),
    results: (results) => list(results.map(result)),
    steps: (steps) =>
      list(
        steps.map(({ title, text, time }, index) =>
          [
            `${index + 1}. **${escaped(sentence(title))}**`,
            ...(text ? [escaped(sentence(text))] : []),
            ...(time ? [`Время: ${escaped(sentence(time))}`] : []),
          ].join(" "),
        ),
      ),
    points: (points) => list(points.map((one) => `- ${point(one)}`)),
    pairs: (pairs) => list(pairs.map(({ label, value }) => `- **${escaped(label)}:** ${point(value)}`)),
    links: (links) => list(links.map((one) => `- ${reference(one)}`)),
    ladder: ({ rungs, reached }) => rungs.filter(({ id }) => id === reached).map(({ label }) => escaped(label)),
    // The list, and a footnote for each: a viewer that knows footnotes makes the marks lead there.
    sources: (sources) => [
      ...list(sources.map(sourceLine)),
      ...list(sources.map(({ url }, index) => `[^${index + 1}]: ${link(`Источник ${index + 1}`, url)}`)),
    ],
  };
}

/** Writes the sections that a twin shows; `sourceIds` number the marks. */
function writer(sourceIds: readonly string[]) {
  const writers = writersOf(sourceIds);
  const names = Object.keys(writers) as (keyof Writers)[];
  const content = (section: Section) =>
    names.flatMap((name) => {
      const held = section[name];
      return held === undefined ? [] : (writers[name] as (held: unknown) => string[])(held);
    });
  const write = (section: Section, depth: number): string[] => [
    `${"#".repeat(depth)} ${escaped(section.title)}`,
    ...(section.note ? [`> ${escaped(section.note)}`] : []),
    ...content(section),
    ...(section.parts ?? []).flatMap((part) => write(part, depth + 1)),
  ];
  return (sections: readonly Section[]) => shownOn("twin", sections).flatMap((section) => write(section, 2));
}

/** Heading of a text that begins without one, so that it does not run on from what stands before it. */
export const textTitle = "Описание";

const datesOf = ({ data }: Entry) =>
  [
    "published" in data && `опубликовано ${longDate(data.published)}`,
    "updated" in data && data.updated && `исправлено ${longDate(data.updated)}`,
  ].filter((date) => typeof date === "string");

/**
 * An entry as Markdown that stands on its own: everything that its page says, in the page's order.
 * `body` is the entry's own text; `picture` tells where its pictures are found.
 */
export function twinMarkdown(
  { entry, kindLabel, rubric, passport, record }: EntryFacts,
  body: string,
  picture: (src: string) => string | undefined,
): string {
  const { data, kind } = entry;
  const address = absolute(entryAddress(entry));
  const sources = "sources" in data ? data.sources : [];
  const sourceIds = sources.map(({ id }) => id);
  const written = writer(sourceIds);
  const text = portableBody(
    body,
    {
      absolute: (to) => (to.startsWith("#") ? `${address}${to}` : absolute(to)),
      picture,
      sourceIds,
      part: `*Эта часть есть только на странице: <${address}>*`,
    },
    kind === "pages",
  );
  const number = kind === "code" ? `${data.number} ` : "";
  const blocks = [
    ...(data.status === "demo"
      ? [`> **${demoLabel(kindLabel)}.** Это образец: ссылаться на него как на настоящую запись нельзя.`]
      : []),
    `# ${escaped(number + data.title)}`,
    escaped(data.teaser),
    [
      `- ${[kindLabel, ...(rubric ? [`рубрика «${rubric.label}»`] : []), ...datesOf(entry)].map(escaped).join(", ")}`,
      `- Страница на портале «${escaped(site.name)}»: <${address}>`,
    ].join("\n"),
    ...(passport.length > 0
      ? [
          `## ${passportTitle(kind)}`,
          passport
            .map(({ label, values }) => `- **${escaped(label)}:** ${values.map(reference).join(", ")}`)
            .join("\n"),
        ]
      : []),
    ...written([...record.brief, ...record.before]),
    ...(text.trim() === ""
      ? []
      : [...(/^\s*#/.test(text) || kind === "pages" ? [] : [`## ${textTitle}`]), text.trim()]),
    ...written(record.after),
    "---",
    `Лицензия текста: ${link(site.contentLicence.name, site.contentLicence.url)}. Автор: ${escaped(site.publisher)}. Перепечатывая, назовите источник: «${escaped(site.name)}», <${address}>`,
  ];
  return `${plain(blocks.join("\n\n"))}\n`;
}
