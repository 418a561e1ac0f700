import { article, type Article } from "./article.ts";
import { clause, type Clause } from "./clause.ts";
import { digest, type Digest } from "./digest.ts";
import { event, type Event } from "./event.ts";
import { mechanism, type Mechanism } from "./mechanism.ts";
import { organization, type Organization } from "./organization.ts";
import { page, type Page } from "./page.ts";
import { practice, type Practice } from "./practice.ts";
import { project, type Project } from "./project.ts";

/** The front matter of each kind, by the name of its folder. */
export interface DataOf {
  practices: Practice;
  mechanisms: Mechanism;
  code: Clause;
  digests: Digest;
  articles: Article;
  events: Event;
  projects: Project;
  organizations: Organization;
  pages: Page;
}
export type KindName = keyof DataOf;

interface Kind {
  schema:
    | typeof practice
    | typeof mechanism
    | typeof clause
    | typeof digest
    | typeof article
    | typeof event
    | typeof project
    | typeof organization
    | typeof page;
  /** One entry, as a visitor reads it. */
  one: string;
  /** The section's title. */
  many: string;
  /** Forms for Intl.PluralRules: one, few, many. */
  forms: [string, string, string];
  /** True when an entry of this kind is announced: it goes into feeds, counts and posts. */
  announced: boolean;
  /** Which files make the collection. */
  extension: ".md" | ".mdx";
}

/**
 * The one list of kinds. The key is the folder below `content/`, the name of the collection and
 * the first part of the address (pages stand at the root).
 */
export const kinds: Record<KindName, Kind> = {
  practices: {
    schema: practice,
    one: "Практика",
    many: "Практики",
    forms: ["практика", "практики", "практик"],
    announced: true,
    extension: ".md",
  },
  mechanisms: {
    schema: mechanism,
    one: "Механизм",
    many: "Механизмы",
    forms: ["механизм", "механизма", "механизмов"],
    announced: true,
    extension: ".md",
  },
  code: {
    schema: clause,
    one: "Пункт Кодекса",
    many: "Кодекс лучших практик",
    forms: ["пункт", "пункта", "пунктов"],
    announced: true,
    extension: ".md",
  },
  digests: {
    schema: digest,
    one: "Дайджест",
    many: "Дайджесты",
    forms: ["дайджест", "дайджеста", "дайджестов"],
    announced: true,
    extension: ".md",
  },
  articles: {
    schema: article,
    one: "Статья",
    many: "Статьи",
    forms: ["статья", "статьи", "статей"],
    announced: true,
    extension: ".md",
  },
  events: {
    schema: event,
    one: "Событие",
    many: "События",
    forms: ["событие", "события", "событий"],
    announced: true,
    extension: ".md",
  },
  projects: {
    schema: project,
    one: "Проект",
    many: "Проекты",
    forms: ["проект", "проекта", "проектов"],
    announced: true,
    extension: ".md",
  },
  organizations: {
    schema: organization,
    one: "Организация",
    many: "Организации",
    forms: ["организация", "организации", "организаций"],
    announced: false,
    extension: ".md",
  },
  pages: {
    schema: page,
    one: "Страница",
    many: "Страницы",
    forms: ["страница", "страницы", "страниц"],
    announced: false,
    extension: ".mdx",
  },
};

export const kindNames = Object.keys(kinds) as KindName[];

/** Kinds whose entries are announced in feeds and channels. */
export type AnnouncedKind = Exclude<KindName, "organizations" | "pages">;
export const announcedKinds = kindNames.filter((name): name is AnnouncedKind => kinds[name].announced);

/** One validated entry: its front matter and where its text can be read. */
export type EntryOf<Name extends KindName> = {
  kind: Name;
  data: DataOf[Name];
  /** Path of the file from the project's root, with forward slashes. */
  file: string;
  /** Hash of the whole file: changes when anything in it changes. */
  digest: string;
  /** sha256 of the bytes of each of its pictures, by name. */
  pictures?: Readonly<Record<string, string>>;
};
export type Entry = { [Name in KindName]: EntryOf<Name> }[KindName];
export type AnnouncedEntry = { [Name in AnnouncedKind]: EntryOf<Name> }[AnnouncedKind];

/** Narrows an entry to one kind. */
export const isKind = <Name extends KindName>(entry: Entry, name: Name): entry is Extract<Entry, { kind: Name }> =>
  entry.kind === name;

/** True when an entry is of a kind that feeds and channels announce. */
export const isAnnounced = (entry: Entry): entry is AnnouncedEntry => kinds[entry.kind].announced;
