import { dataFileAddress, routes, sectionAddress, sectionLlmsAddress, twinAddress } from "#src/entry/address.ts";
import { announcedKinds, isKind, kinds, type AnnouncedKind, type Entry } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isIndexable } from "#src/entry/publication.ts";
import { absolute, site } from "#src/site.ts";
import { counted } from "#src/text/plural.ts";
import { plain } from "#src/text/typography.ts";

/** Entries of a kind that the portal's own list names; a longer list stands in a file of its own. */
export const LIMIT = 100;

const line = (label: string, address: string, note: string) =>
  `- [${label.replaceAll(/[[\]\\]/g, String.raw`\$&`)}](${absolute(address)}): ${note}`;

const entryLine = (entry: Entry) => plain(line(entry.data.title, twinAddress(entry), entry.data.teaser));

const section = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`## ${title}\n\n${lines.join("\n")}`] : [];

const entriesOf = (portal: Portal, kind: AnnouncedKind): Entry[] =>
  portal.published.filter((entry) => isKind(entry, kind));

function kindSection(portal: Portal, kind: AnnouncedKind): string[] {
  const entries = entriesOf(portal, kind);
  const rest = entries.length - LIMIT;
  const more =
    rest > 0
      ? [
          line(
            kinds[kind].many,
            sectionLlmsAddress(kind),
            plain(`полный список, ${counted(entries.length, kinds[kind].forms)}`),
          ),
        ]
      : [];
  return section(kinds[kind].many, [...entries.slice(0, LIMIT).map(entryLine), ...more]);
}

const about = `Каждая запись есть в Markdown: адрес страницы без последней косой черты и с «.md» на конце. У каждого числа в записях назван источник; называйте его вместе с числом. Чего редакция не знает и какие числа — план, сказано в самих записях. Тексты можно использовать по лицензии ${site.contentLicence.name} со ссылкой на страницу записи.`;

/** The portal for language models, in the form of llmstxt.org: what it is and where its texts stand as Markdown. */
export function llms(portal: Portal): string {
  const pages = portal.ofKind("pages").filter((entry) => isIndexable(entry));
  const organizations = portal.ofKind("organizations").filter((entry) => isIndexable(entry));
  return `${[
    `# ${site.name}: ${site.slogan.toLowerCase()}`,
    `> ${plain(site.description)}`,
    about,
    ...announcedKinds.flatMap((kind) => kindSection(portal, kind)),
    ...section("Данные", [
      line("Открытые данные", routes.data, "какие файлы есть и что значит каждое поле"),
      line("Все практики", dataFileAddress("practices.json"), "полные записи в JSON"),
      line("API", routes.openApi, "описание в OpenAPI 3.1: списки, записи по идентификатору, словари"),
      line("Глоссарий", routes.glossary, "термины подготовки кадров простыми словами"),
    ]),
    ...section(
      "О портале",
      pages.toSorted((a, b) => a.data.order - b.data.order || (a.data.id < b.data.id ? -1 : 1)).map(entryLine),
    ),
    // The word by which the form tells what may be left out.
    ...section("Optional", [
      ...(organizations.length > 0
        ? [line("Организации", sectionAddress("organizations"), "носители практик и их партнёры")]
        : []),
      line("Архив", routes.archive, "все записи по годам"),
    ]),
  ].join("\n\n")}\n`;
}

/** Kinds with more entries than the portal's own list names. */
export const longKinds = (portal: Portal): AnnouncedKind[] =>
  announcedKinds.filter((kind) => entriesOf(portal, kind).length > LIMIT);

/** All entries of a kind. */
export const sectionLlms = (portal: Portal, kind: AnnouncedKind): string =>
  `# ${site.name}: ${kinds[kind].many.toLowerCase()}\n\n> ${plain(counted(entriesOf(portal, kind).length, kinds[kind].forms))}, сначала новые.\n\n${section(
    kinds[kind].many,
    entriesOf(portal, kind).map(entryLine),
  ).join("")}\n`;
