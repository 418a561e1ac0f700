/** A result as it is set in the arch: the number large, what goes with it smaller. */
interface Figure {
  /** What it was before: «24» of «24 → 71 %». */
  before?: string;
  /** What stands before the number: «более». */
  lead?: string;
  number: string;
  /** What is counted, when it is not a sign that belongs to the number: «млрд ₽». */
  unit?: string;
}

const shape = /^(?:(?<lead>\p{L}[\p{L}\s]*?)\s+)?(?<number>[+−-]?\d[\d\s.,–]*(?:\s?[%°])?)(?:\s+(?<unit>\D.*))?$/u;

/** Takes a value such as «более 1,5 млрд ₽» or «24 → 71 %» to parts; what has no such shape stays whole. */
export function figureOf(value: string): Figure {
  const [after = "", before] = value
    .split("→")
    .map((part) => part.trim())
    .toReversed();
  const { lead, number = after, unit } = shape.exec(after)?.groups ?? {};
  const sum = unit?.replace(/рубл(?:ь|я|ей)$/u, "₽");
  return { ...(before && { before }), ...(lead && { lead }), number: number.trim(), ...(sum && { unit: sum }) };
}
