import type { CardInput, CardPart } from "#src/card/card.ts";
import { entryAddress } from "#src/entry/address.ts";
import { isKind, kinds, type Entry, type EntryOf } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { isPublic } from "#src/entry/publication.ts";
import type { VocabularyName } from "#src/entry/vocabulary.ts";
import type { Result } from "#src/entry/practice.ts";
import { dayAndMonth, longDate } from "#src/text/date.ts";
import { amount } from "#src/text/number.ts";
import { counted, type Forms } from "#src/text/plural.ts";
import { entryLabel } from "./link.ts";
import { keyResult, resultValue } from "./result.ts";
import { projectStates, quarter } from "./passport.ts";

/** A field that an editor can mend, from the root of its file. */
export interface FieldPlace {
  file: string;
  path: readonly PropertyKey[];
}

/** What a share picture shows, and which field each part of it comes from. */
export interface SourcedCard {
  /** The page that it belongs to. */
  address: string;
  input: CardInput;
  places: Partial<Record<CardPart, FieldPlace>>;
}

/** A line of facts and where it comes from; a text that the code makes has no place. */
interface Fact {
  text: string | undefined;
  from?: FieldPlace;
}

/** A field of a vocabulary's term. */
export const termPlace = (portal: Portal, vocabulary: VocabularyName, id: string, field: string): FieldPlace => ({
  file: `content/vocabulary/${vocabulary}.yaml`,
  path: [(portal.terms[vocabulary] as readonly { id: string }[]).findIndex((term) => term.id === id), field],
});

/** Names more regions than two by their number only. */
function regions(portal: Portal, ids: readonly string[]): Fact {
  if (ids.length > 2) return { text: counted(ids.length, ["регион", "региона", "регионов"]) };
  const [first] = ids;
  if (first === undefined) return { text: undefined };
  return {
    text: ids.map((id) => portal.term("regions", id).label).join(", "),
    from: termPlace(portal, "regions", first, "label"),
  };
}

function organization(portal: Portal, id: string): Fact {
  const entry = portal.find(id);
  return entry ? { text: entryLabel(entry), from: { file: entry.file, path: ["short"] } } : { text: undefined };
}

const usingPractices = (portal: Portal, target: string, id: string) =>
  portal.mentioning(target, id).filter((other) => isKind(other, "practices") && isPublic(other)).length;

/** How much there is to read: large in the arch from two on, said in a line below that. */
export function countParts(
  count: number,
  forms: Forms,
  caption = "",
): { figure?: { value: string; caption: string }; line?: string } {
  const text = counted(count, forms);
  return count > 1 ? { figure: { value: text, caption } } : count === 1 ? { line: text } : {};
}

/** «24 → 71 %»: what it was stands above what it is. */
const resultFigure = (result: Result): CardInput["figure"] => ({
  value: result.before === undefined ? resultValue(result) : `${amount(result.before)} → ${resultValue(result)}`,
  caption: result.metric,
});

/** The days of an event: large what fits, the rest below. */
function eventFigure({ start, end = start }: EntryOf<"events">["data"]): CardInput["figure"] {
  const [first, last] = [start.slice(0, 10), end.slice(0, 10)];
  const year = `${last.slice(0, 4)}\u00A0год`;
  if (first === last)
    return { value: dayAndMonth(first), caption: start.length > 10 ? `${year}, ${start.slice(11)}` : year };
  if (first.slice(0, 7) === last.slice(0, 7))
    return { value: `${Number(first.slice(8))}–${dayAndMonth(last)}`, caption: year };
  return { value: dayAndMonth(first), caption: `по ${dayAndMonth(last)} ${year}а` };
}

/** What a digest gathers. */
const bases = { threads: "Из обсуждений сообщества", publications: "По открытым публикациям" } as const;

/** What a kind shows beside its title. */
interface Own {
  label?: string;
  facts?: Fact[];
  figure?: CardInput["figure"];
  number?: string;
  places?: SourcedCard["places"];
}

function practiceOwn(portal: Portal, { file, data }: EntryOf<"practices">): Own {
  const asked = data.card?.result;
  const result = asked === undefined ? keyResult(data.results) : data.results[asked - 1];
  const at = result && data.results.indexOf(result);
  return {
    facts: [organization(portal, data.holder), regions(portal, data.regions)],
    ...(result && {
      figure: resultFigure(result),
      places: {
        "figure value": { file, path: ["results", at ?? 0, "unit"] },
        "figure caption": { file, path: ["results", at ?? 0, "metric"] },
      },
    }),
  };
}

/** Facts of one line, with a point between them. */
const joined = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join("\u00A0· ") || undefined;

function organizationOwn(portal: Portal, { data }: EntryOf<"organizations">): Own {
  const { figure, line } = countParts(usingPractices(portal, "organizations", data.id), kinds.practices.forms);
  const where = regions(portal, data.regions);
  return {
    facts: [
      { text: portal.term("organization-types", data.type).label },
      { ...where, text: joined([where.text, line]) },
    ],
    figure,
  };
}

function mechanismOwn(portal: Portal, { data }: EntryOf<"mechanisms">): Own {
  const { figure, line } = countParts(
    usingPractices(portal, "mechanisms", data.id),
    kinds.practices.forms,
    "с этим механизмом",
  );
  const instruments = data.instruments.slice(0, 2).map((id) => portal.term("instruments", id).label);
  return { facts: [{ text: joined(instruments) }, { text: line }], figure };
}

/** The beginning of a teaser, when it says something whole in two lines. */
function firstSentence(teaser: string): string | undefined {
  const [sentence = teaser] = /^.+?[.!?](?=\s|$)/u.exec(teaser) ?? [];
  return sentence.length <= 110 ? sentence : undefined;
}

function own(portal: Portal, entry: Entry): Own {
  const { file } = entry;
  if (isKind(entry, "practices")) return practiceOwn(portal, entry);
  if (isKind(entry, "organizations")) return organizationOwn(portal, entry);
  if (isKind(entry, "mechanisms")) return mechanismOwn(portal, entry);
  if (isKind(entry, "events")) {
    const { city, name } = entry.data.place;
    return {
      label: portal.term("rubrics", entry.data.rubric).label,
      facts: [{ text: city ?? name, from: { file, path: ["place", city ? "city" : "name"] } }],
      figure: eventFigure(entry.data),
    };
  }
  if (isKind(entry, "code")) {
    const { number, label } = portal.term("code-articles", entry.data.article);
    return { facts: [{ text: `Статья ${number}. ${label}` }], number: entry.data.number };
  }
  if (isKind(entry, "digests")) {
    const { title, question } = entry.data;
    // Most titles already ask the question.
    const text = question.startsWith(title) ? undefined : question;
    return {
      facts: [{ text, from: { file, path: ["question"] } }, { text: bases[entry.data.basis] }],
      figure: { value: "?", caption: "" },
    };
  }
  if (isKind(entry, "articles")) {
    const { country, rubric, published } = entry.data;
    return {
      label: portal.term("rubrics", rubric).label,
      facts: [
        country ? { text: country, from: { file, path: ["country"] } } : regions(portal, entry.data.regions),
        { text: longDate(published) },
      ],
    };
  }
  if (isKind(entry, "projects"))
    return { facts: [{ text: quarter(entry.data.quarter) }, { text: projectStates[entry.data.state] }] };
  return { facts: [{ text: firstSentence(entry.data.teaser), from: { file, path: ["teaser"] } }] };
}

/** The full name where it can be read at a glance, else the short one. */
const longName = 72;

function titleOf(entry: Entry): { text: string; path: readonly PropertyKey[] } {
  const { title, card } = entry.data;
  if (card?.title) return { text: card.title, path: ["card", "title"] };
  if (isKind(entry, "organizations") && title.length > longName) return { text: entry.data.short, path: ["short"] };
  return { text: title, path: ["title"] };
}

/** The share picture of an entry, with the fields that it is made of. */
export function entryCard(portal: Portal, entry: Entry): SourcedCard {
  const { label = kinds[entry.kind].one, facts = [], figure, number, places } = own(portal, entry);
  const rubric = "rubric" in entry.data ? portal.term("rubrics", entry.data.rubric) : house;
  const title = titleOf(entry);
  const shown = facts.filter(({ text }) => text !== undefined);
  const image = entry.data.card && "image" in entry.data.card ? entry.data.card.image : undefined;
  const [first, second] = shown.map(({ from }) => from);
  return {
    address: entryAddress(entry),
    input: {
      kind: entry.kind,
      label,
      title: title.text,
      hue: rubric.hue,
      sign: rubric.sign,
      lines: shown.map(({ text }) => text ?? ""),
      ...(figure && { figure }),
      ...(number !== undefined && { number }),
      ...(image !== undefined && { picture: { name: image, digest: entry.pictures?.[image] ?? "" } }),
      demo: entry.data.status === "demo",
    },
    places: {
      title: { file: entry.file, path: title.path },
      picture: { file: entry.file, path: ["card", "image"] },
      ...(first && { "first line": first }),
      ...(second && { "second line": second }),
      ...places,
    },
  };
}

/** What the share picture of an entry shows. */
export const cardInput = (portal: Portal, entry: Entry): CardInput => entryCard(portal, entry).input;

/** The look of what belongs to no rubric. */
const house = { hue: 175, sign: "arch" };

/** The card of a page that is no entry: the portal itself, a rubric, a region. */
export const plainInput = (
  label: string,
  title: string,
  lines: string[] = [],
  { hue, sign }: { hue: number; sign: string } = house,
  figure?: CardInput["figure"],
): CardInput => ({ kind: "pages", label, title, hue, sign, lines, ...(figure && { figure }), demo: false });
