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
import { recordOf, type Point, type Section } from "#src/view/record.ts";
import type { ResultLine } from "#src/view/result.ts";
import { portableBody } from "./body.ts";
import { escaped, link } from "./escape.ts";

const reference = ({ label, to }: Link) =>
  to === undefined ? escaped(label) : link(label, to.startsWith("/") ? absolute(to) : to);

/** The words with a full stop, unless they end in a sign of their own. */
const sentence = (text: string) => (/[.!?…]$/.test(text.trim()) ? text : `${text}.`);

/** Writes the lines of a section; `sourceIds` number the marks. */
function writer(sourceIds: readonly string[]) {
  const mark = (source: string | undefined) => {
    const number = source === undefined ? 0 : sourceIds.indexOf(source) + 1;
    return number > 0 ? `[^${number}]` : "";
  };
  const point = ({ text, source, by, links = [] }: Point) =>
    `${escaped(text)}${mark(source)}${by ? ` (${escaped(by)})` : ""}${links.map((one) => ` — ${reference(one)}`).join("")}`;
  const result = ({ before, value, metric, planned, period, note, source }: ResultLine) => {
    const change = before === undefined ? "" : `${escaped(before)} → `;
    const rest = `${planned ? " по плану" : ""} — ${escaped(metric)} (${escaped(period)}).${note ? ` ${escaped(note)}` : ""}`;
    return `- **${change}${escaped(value)}**${mark(source)}${rest}`;
  };
  const step = ({ title, text, time }: NonNullable<Section["steps"]>[number], index: number) =>
    [
      `${index + 1}. **${escaped(sentence(title))}**`,
      ...(text ? [escaped(sentence(text))] : []),
      ...(time ? [`Время: ${escaped(sentence(time))}`] : []),
    ].join(" ");
  const list = (lines: string[]) => (lines.length > 0 ? [lines.join("\n")] : []);
  const section = (content: Section, depth: number): string[] => [
    `${"#".repeat(depth)} ${escaped(content.title)}`,
    ...(content.note ? [`> ${escaped(content.note)}`] : []),
    ...(content.text ?? []).map(escaped),
    ...list((content.results ?? []).map(result)),
    ...list((content.steps ?? []).map(step)),
    ...list((content.points ?? []).map((one) => `- ${point(one)}`)),
    ...list((content.pairs ?? []).map(({ label, value }) => `- **${escaped(label)}:** ${point(value)}`)),
    ...list((content.links ?? []).map((one) => `- ${reference(one)}`)),
    ...(content.parts ?? []).flatMap((part) => section(part, depth + 1)),
  ];
  return section;
}

const sourceLine = ({ url, title, publisher, published, accessed }: Source, index: number) =>
  `${index + 1}. ${link(title, url)}. ${escaped([publisher, published && roughDate(published)].filter(Boolean).join(", "))} (дата обращения: ${longDate(accessed)})`;

/** The list of sources, and a footnote for each: a viewer that knows footnotes makes the marks lead there. */
const sourcesOf = (sources: readonly Source[]): string[] =>
  sources.length === 0
    ? []
    : [
        "## Источники",
        sources.map(sourceLine).join("\n"),
        sources.map(({ url }, index) => `[^${index + 1}]: ${link(`Источник ${index + 1}`, url)}`).join("\n"),
      ];

function picturesOf(entry: Entry): string[] {
  const images = "images" in entry.data ? entry.data.images : [];
  return images.length === 0
    ? []
    : [
        "## Картинки",
        images.map(({ src, alt, author, rights }) => `- ${escaped(`${src}: ${alt} ${author}. ${rights}`)}`).join("\n"),
      ];
}

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
  { entry, kindLabel, rubric, names, passport }: EntryFacts,
  body: string,
  picture: (src: string) => string | undefined,
): string {
  const { data, kind } = entry;
  const address = absolute(entryAddress(entry));
  const sources = "sources" in data ? data.sources : [];
  const sourceIds = sources.map(({ id }) => id);
  const section = writer(sourceIds);
  const record = recordOf(entry, names);
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
    ...record.before.flatMap((part) => section(part, 2)),
    ...(text.trim() === "" ? [] : [...(/^\s*#/.test(text) || kind === "pages" ? [] : ["## Описание"]), text.trim()]),
    ...record.after.flatMap((part) => section(part, 2)),
    ...picturesOf(entry),
    ...sourcesOf(sources),
    "---",
    `Лицензия текста: ${link(site.contentLicence.name, site.contentLicence.url)}. Автор: ${escaped(site.publisher)}. Перепечатывая, назовите источник: «${escaped(site.name)}», <${address}>`,
  ];
  return `${plain(blocks.join("\n\n"))}\n`;
}
