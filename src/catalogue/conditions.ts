import { partOf } from "#src/device/element.ts";
import { amount } from "#src/text/number.ts";
import { rubles } from "./fit.ts";
import { amounts, hasConditions, type Conditions } from "./state.ts";
import type { CatalogueTable } from "./table.ts";

/** A number as people write it: «1 500 000», «3 млн», «2,5 млн», «100 тыс». Undefined for what is no number. */
export function readNumber(text: string): number | undefined {
  const found = /^(\d[\d\s\u00A0\u202F]*(?:[.,]\d+)?)\s*(тыс|млн|млрд)?\.?\s*(?:₽|руб\S*|чел\S*|нед\S*)?$/i.exec(
    text.trim(),
  );
  if (!found) return undefined;
  const unit = { тыс: 1000, млн: 1_000_000, млрд: 1_000_000_000 }[found[2]?.toLowerCase() ?? ""] ?? 1;
  const value = Math.round(Number(found[1]!.replaceAll(/[\s\u00A0\u202F]/g, "").replace(",", ".")) * unit);
  return Number.isSafeInteger(value) && value < 1e13 ? value : undefined;
}

/** What the reader has, in words, by the name of the condition. */
export function conditionWords(
  { people, weeks, money, kind }: Conditions,
  { needs }: Pick<CatalogueTable, "needs">,
): Partial<Record<keyof Conditions, string>> {
  return {
    ...(people !== undefined && { people: `Людей: ${amount(people)}` }),
    ...(weeks !== undefined && { weeks: `Недель: ${amount(weeks)}` }),
    ...(money !== undefined && { money: `Бюджет: ${rubles(money)}` }),
    ...(kind !== undefined && { kind: `Вы\u00A0— ${needs.kindTerms.find(([id]) => id === kind)?.[1].toLowerCase()}` }),
  };
}

/** The form «Мои условия». */
export function bindConditions(
  root: HTMLElement,
  change: (conditions: Conditions) => void,
): { draw(conditions: Conditions): void } {
  const box = partOf<HTMLDetailsElement>(root, "conditions");
  const form = box.querySelector("form")!;
  const fault = partOf(root, "conditions-fault");
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const conditions: Conditions = {};
    const wrong: HTMLElement[] = [];
    for (const name of amounts) {
      const input = field(name);
      const value = input.value.trim() === "" ? undefined : readNumber(input.value);
      const isWrong = input.value.trim() !== "" && value === undefined;
      input.setAttribute("aria-invalid", String(isWrong));
      if (isWrong) wrong.push(input);
      if (value !== undefined) conditions[name] = value;
    }
    const kind = field("kind").value;
    if (kind) conditions.kind = kind;
    fault.hidden = wrong.length === 0;
    fault.textContent =
      wrong.length > 0 ? "Напишите число: 5, 1 500 000 или 3 млн. Пустое поле — условие не важно." : "";
    if (wrong.length > 0) wrong[0]!.focus();
    else change(conditions);
  });
  return {
    draw: (conditions) => {
      for (const name of amounts) {
        const value = conditions[name];
        if (document.activeElement !== field(name)) field(name).value = value === undefined ? "" : amount(value);
      }
      field("kind").value = conditions.kind ?? "";
      if (hasConditions(conditions)) box.open = true;
    },
  };
}
