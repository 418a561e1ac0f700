import { amount } from "#src/text/number.ts";
import { counted } from "#src/text/plural.ts";
import type { Conditions } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

/** How a practice fits what the reader has. */
export interface PracticeFit {
  /** Greater is better: met conditions count, lacks cost, what nobody tells does neither. */
  score: number;
  /** What fits, what lacks and what is not known, in words. */
  met: string[];
  lacks: string[];
  unknown: string[];
}

const MILLION = 1_000_000;

/** Rubles in words: exact below a million, else in millions or billions to one digit. */
export function rubles(value: number): string {
  if (value < MILLION) return `${amount(value)} ₽`;
  const [unit, name] = value < 1000 * MILLION ? [MILLION, "млн"] : [1000 * MILLION, "млрд"];
  return `${amount(Math.round((value / unit) * 10) / 10)} ${name} ₽`;
}

const people = (count: number) => counted(count, ["человека", "человека", "человек"]);
const weeks = (count: number) => counted(count, ["неделю", "недели", "недель"]);

/** Weighs a practice against the conditions. What no source tells is told as unknown, never as a fit. */
export function fitOf({ needs }: Pick<CatalogueTable, "needs">, row: number, conditions: Conditions): PracticeFit {
  const fit: PracticeFit = { score: 0, met: [], lacks: [], unknown: [] };
  const compare = (
    has: number | undefined,
    need: number | null | undefined,
    words: { met: string; lack: (difference: number) => string; unknown: string },
  ) => {
    if (has === undefined) return;
    if (need === null || need === undefined) fit.unknown.push(words.unknown);
    else if (need <= has) {
      fit.met.push(words.met);
      fit.score += 1;
    } else {
      fit.lacks.push(words.lack(need - has));
      // Little short is nearer than far short.
      fit.score -= 1 - has / need;
    }
  };
  if (conditions.kind !== undefined) {
    const code = needs.kindTerms.findIndex(([id]) => id === conditions.kind);
    const label = needs.kindTerms[code]?.[1].toLowerCase() ?? "";
    if (needs.kinds[row]?.includes(code)) {
      fit.met.push(`среди участников есть ${label}`);
      fit.score += 1;
    } else {
      fit.lacks.push(`среди участников нет вида «${label}»`);
      fit.score -= 0.5;
    }
  }
  compare(conditions.people, needs.people[row], {
    met: "людей хватит",
    lack: (difference) => `нужно на ${people(difference)} больше`,
    unknown: "в источниках не сказано, сколько нужно людей",
  });
  compare(conditions.weeks, needs.weeks[row], {
    met: "успеете к сроку",
    lack: (difference) => `нужно на ${weeks(difference)} больше`,
    unknown: "в источниках не сказано, сколько нужно времени",
  });
  compare(conditions.money, needs.money[row], {
    met: "бюджета хватит",
    lack: (difference) => `вложения больше вашего бюджета на ${rubles(difference)}`,
    unknown: "в источниках не сказано, сколько нужно денег",
  });
  return fit;
}
