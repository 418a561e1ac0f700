const format = new Intl.DateTimeFormat("ru", { month: "long", timeZone: "UTC" });

/** `2026-03` → «Март» */
export function monthName(month: string): string {
  const name = format.format(new Date(`${month}-01T00:00:00Z`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}
