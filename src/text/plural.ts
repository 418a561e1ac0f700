import { amount } from "./number.ts";

/** Forms of a noun: «1 практика», «2 практики», «5 практик». */
export type Forms = readonly [one: string, few: string, many: string];

const rules = new Intl.PluralRules("ru");

/**
 * The form of a noun that a number asks for. A fraction asks for the genitive singular
 * («1,5 рубля»), which for nearly every noun is spelt as the second form.
 */
export function plural(count: number, [one, few, many]: Forms): string {
  switch (rules.select(count)) {
    case "one":
      return one;
    case "many":
      return many;
    default:
      return few;
  }
}

/** The number with its noun, kept on one line: «5 практик», «1 500 человек». */
export const counted = (count: number, forms: Forms): string => `${amount(count)}\u00A0${plural(count, forms)}`;
