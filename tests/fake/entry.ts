import { kinds, type Entry, type KindName } from "#src/entry/kinds.ts";
import { buildPortal, type Portal } from "#src/entry/portal.ts";
import { makeVocabularies } from "./vocabulary.ts";

/** Fields of a record as an editor writes them, before the schema has filled in the rest. */
export type Fields = Record<string, unknown>;

const teaser = "Пример записи: одно-два предложения, из которых ясно, о чём она и зачем её читать.";
const rubricOf: Partial<Record<KindName, string>> = { events: "events", code: "code" };

/** One source, for entries that must have one. */
export const source = (id = "s1", change: Fields = {}): Fields => ({
  id,
  url: `https://example.org/${id}`,
  title: "Новость",
  publisher: "Издание",
  accessed: "2026-03-01",
  ...change,
});

/** One result of a practice, said exactly. */
export const result = (change: Fields = {}): Fields => ({
  metric: "Выпускники программы",
  after: 24,
  unit: "человека",
  period: "2025 год",
  source: "s1",
  ...change,
});

/** What each kind cannot do without, beside what all kinds share. */
const own: Record<KindName, Fields> = {
  practices: {
    holder: "college",
    problem: "Студенты не видели производства до выпуска.",
    goal: "Каждый студент проводит на заводе два дня в неделю.",
    instruments: ["dual"],
    levels: ["spo"],
    steps: [{ title: "Договоритесь с заводом" }],
    evidence: "claimed",
    stage: "pilot",
    replicability: { level: "full" },
  },
  mechanisms: { essence: "Два дня в неделю студент работает на заводе." },
  code: { number: "1.1", article: "purpose", origin: "Концепция сообщества" },
  digests: {
    question: "Сколько должно быть практики?",
    basis: "publications",
    claims: [{ text: "Практики должно быть больше.", source: "s1" }],
  },
  articles: { genre: "overview" },
  events: { genre: "meeting", start: "2026-06-10T11:00", place: { name: "Площадка" } },
  projects: { quarter: "2026-Q2", goal: "Собрать сборник описаний практик.", state: "running" },
  organizations: { short: "Пример", type: "college" },
  pages: { updated: "2026-03-05" },
};

const shared = (kind: KindName, id: string): Fields => ({
  id,
  slug: id,
  title: `Запись ${id}`,
  teaser,
  status: "real",
  ...(kind !== "pages" && { sources: [source()] }),
  ...(kinds[kind].announced && {
    audience: ["educators"],
    published: "2026-03-05",
    rubric: rubricOf[kind] ?? "practices",
  }),
});

/** The least that makes a sound record of a kind, with changes; a field changed to undefined is left out. */
export const record = (kind: KindName, id: string, change: Fields = {}): Fields => ({
  ...shared(kind, id),
  ...own[kind],
  ...change,
});

/** A fake entry that has passed the real schema: what the schema would refuse, no test can rely on. */
export const makeEntry = <Name extends KindName>(
  kind: Name,
  id: string,
  change: Fields = {},
): Extract<Entry, { kind: Name }> =>
  ({
    kind,
    data: kinds[kind].schema.parse(record(kind, id, change)),
    file: `content/${kind}/${id}${kinds[kind].extension}`,
    digest: `digest-${id}`,
  }) as unknown as Extract<Entry, { kind: Name }>;

/** What the schema of a kind says of a record: `field: message`, one line for each fault. */
export const faultsOf = (kind: KindName, change: Fields): string[] => {
  const parsed = kinds[kind].schema.safeParse(record(kind, "sound", change));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

/** A portal of these entries as it stands on 1 June 2026. */
export const makePortal = (entries: readonly Entry[], today = "2026-06-01"): Portal =>
  buildPortal(entries, makeVocabularies(), today);
