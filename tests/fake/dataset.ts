import type { Entry } from "#src/entry/kinds.ts";
import { makeEntry, makePortal, result, source, type Fields } from "./entry.ts";

/** Entries that must never become open data, one for each reason. Their ids and addresses begin with `hidden-`. */
export const hiddenEntries = (): Entry[] => {
  const reasons: Record<string, Fields> = {
    demo: { status: "demo" },
    draft: { status: "draft" },
    unlisted: { unlisted: true },
    future: { published: "2030-01-01" },
  };
  return Object.entries(reasons).flatMap(([reason, change]): Entry[] => [
    makeEntry("practices", `hidden-practice-${reason}`, { ...change, holder: "college" }),
    makeEntry("mechanisms", `hidden-mechanism-${reason}`, change),
    makeEntry("code", `hidden-clause-${reason}`, change),
    makeEntry("articles", `hidden-article-${reason}`, { ...change, practices: ["alpha"] }),
    ...(reason === "demo" || reason === "draft"
      ? [makeEntry("organizations", `hidden-organization-${reason}`, change)]
      : []),
  ]);
};

/** Open entries, some of which refer to hidden ones. */
export const openFakes = (): Entry[] => [
  makeEntry("organizations", "college", { short: "Колледж", title: "Колледж № 1" }),
  makeEntry("organizations", "plant", { short: "Завод", title: "Завод" }),
  makeEntry("mechanisms", "schedule"),
  makeEntry("practices", "gamma", { holder: "hidden-organization-demo", regions: [] }),
  makeEntry("practices", "alpha", {
    partners: ["plant", "hidden-organization-draft"],
    mechanisms: ["schedule", "hidden-mechanism-future", "hidden-mechanism-demo"],
    code_clauses: ["hidden-clause-demo"],
    regions: ["16", "63"],
    updated: "2026-05-20",
    period: { start: "2011", source: "s1" },
    results: [
      result({ after: 1.6, precision: "over", unit: "тыс. человек" }),
      result({ before: 38, after: -3.5, unit: "%", planned: true, note: "Оговорка." }),
    ],
    resources: { money: { text: "Около 3\u00A0млн рублей.", source: "s1", amount: 3_000_000 } },
    replicability: {
      level: "full",
      conditions: ["Завод рядом.", "Наставникам платят."],
      implemented_in: [{ organization: "hidden-organization-demo", place: "Второй цех", source: "s2" }],
    },
    sources: [
      source(),
      source("s2", { publisher: "Другое издание", published: "2025-03", url: "https://пример.рф/а" }),
    ],
  }),
  makeEntry("practices", "beta", { published: "2026-01-01" }),
  makeEntry("articles", "article", { practices: ["alpha", "hidden-practice-demo"] }),
];

/** A portal of open and hidden entries. */
export const fakePortal = () => makePortal([...hiddenEntries(), ...openFakes()]);
