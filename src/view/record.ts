import type { Event } from "#src/entry/event.ts";
import type { Entry, EntryOf, KindName } from "#src/entry/kinds.ts";
import type { Portal } from "#src/entry/portal.ts";
import { longDate } from "#src/text/date.ts";
import { withOffset } from "#src/text/zone.ts";
import { placeText, zonedMoment } from "./events.ts";
import { pick, type Link } from "./link.ts";
import { clauseLinks, practiceRecord } from "./practice-record.ts";
import { fullSections, points, words, type Moment, type Section } from "./record-section.ts";

/**
 * What an entry's record says around the text of the entry. The page, the feeds and the Markdown twin draw all of it
 * in this order: the gist, what comes before the text, the text, what comes after it.
 */
export interface EntryRecord {
  /** The gist, in a few words: it stands above everything. */
  brief: Section[];
  before: Section[];
  after: Section[];
}

type Names = Record<string, Link>;
type Recorded = { [Name in KindName]: Pick<EntryOf<Name>, "kind" | "data"> }[KindName];

const practiceLinks = (names: Names, ids: readonly string[], title = "Связанные практики"): Section => ({
  id: "practices",
  title,
  links: pick(names, "practices", ids),
});

function eventBrief({ start, end, deadline, zone, place, registration, cancelled }: Event): Section[] {
  const moment = (from: string, to?: string): Moment => ({
    text: zonedMoment(zone, from, to),
    datetime: withOffset(from, zone),
  });
  return [
    {
      ...words(
        "when",
        "Когда",
        [moment(start, end)],
        deadline ? ["Заявки принимают до\u00A0", moment(deadline)] : undefined,
      ),
      note: cancelled ? "Событие отменили." : undefined,
    },
    {
      ...words("where", "Где", placeText(place)),
      links: [
        ...(place.online ? [{ label: "Участвовать издалека", to: place.online }] : []),
        ...(registration && !cancelled ? [{ label: "Записаться", to: registration, action: true }] : []),
      ],
    },
  ];
}

/** What only entries of a kind say. A kind without sections of its own says so. */
function ownRecord(entry: Recorded, names: Names, portal: Portal): Partial<EntryRecord> {
  switch (entry.kind) {
    case "practices":
      return practiceRecord(entry.data, names, portal.terms.evidence);
    case "mechanisms":
      return {
        brief: [words("essence", "В\u00A0чём механизм", entry.data.essence)],
        after: [
          points("fits", "Когда подходит", entry.data.fits),
          points("does-not-fit", "Когда не\u00A0подходит", entry.data.does_not_fit),
          points("needs", "Что понадобится", entry.data.needs),
          clauseLinks(names, entry.data.code_clauses),
        ],
      };
    case "digests":
      return {
        brief: [words("question", "Вопрос", entry.data.question)],
        after: [
          { id: "claims", title: "Что сказано", points: entry.data.claims },
          points(
            "agreed",
            "В\u00A0чём сходятся",
            entry.data.agreed,
            entry.data.basis === "publications"
              ? "Это прочтение редакции: сами авторы публикаций друг с\u00A0другом не\u00A0спорили."
              : undefined,
          ),
          points("open", "Что остаётся открытым", entry.data.open),
          points("next", "Что дальше", entry.data.next),
          practiceLinks(names, entry.data.practices, "О\u00A0каких практиках речь"),
        ],
      };
    case "events":
      return { brief: eventBrief(entry.data), after: [practiceLinks(names, entry.data.practices)] };
    case "projects":
      return {
        brief: [words("goal", "Цель", entry.data.goal), words("product", "Что получилось", entry.data.product)],
        after: [practiceLinks(names, entry.data.practices)],
      };
    case "articles":
      return { after: [practiceLinks(names, entry.data.practices)] };
    case "code":
    case "organizations":
    case "pages":
      return {};
  }
}

/** What every kind may have; it comes last. */
const commonSections = (data: Entry["data"]): Section[] => [
  {
    id: "changes",
    title: "Что изменилось",
    points: ("changes" in data ? data.changes : []).map(({ date, note }) => ({
      text: [{ text: longDate(date), datetime: date }, `: ${note}`],
    })),
  },
  {
    // A page shows them in the text.
    only: "twin",
    ...points(
      "pictures",
      "Картинки",
      ("images" in data ? data.images : []).map(
        ({ src, alt, author, rights }) => `${src}: ${alt} ${author}. ${rights}`,
      ),
    ),
  },
  { id: "sources", title: "Источники", sources: "sources" in data ? data.sources : [] },
];

/** What the record of an entry says, by its kind. */
export function recordOf(portal: Portal, entry: Recorded, names: Names): EntryRecord {
  const { brief = [], before = [], after = [] } = ownRecord(entry, names, portal);
  return {
    brief: fullSections(brief),
    before: fullSections(before),
    after: fullSections([...after, ...commonSections(entry.data)]),
  };
}
