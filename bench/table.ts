import type { Cost } from "./measure.ts";
import type { Site } from "./site.ts";

/** One thing that was measured, with what it left behind. */
export interface Row extends Cost, Partial<Site> {
  name: string;
  /** Seconds as a multiple of the floor of the same run. */
  ratio?: number;
  /** The same for CPU time: the truer of the two on a busy machine. */
  cpuRatio?: number | undefined;
  cardsPerSecond?: number;
  bytesPerCard?: number;
}

const number = (value: number | undefined, digits = 0) =>
  value === undefined
    ? "—"
    : value.toLocaleString("ru-RU", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const megabytes = (bytes: number | undefined) => number(bytes === undefined ? undefined : bytes / 1e6, 1);

const columns: [string, (row: Row) => string][] = [
  ["что", ({ name }) => name],
  ["секунд", ({ seconds }) => number(seconds, 1)],
  ["к полу", ({ ratio }) => number(ratio, 1)],
  ["процессор, с", ({ cpuSeconds }) => number(cpuSeconds, 1)],
  ["к полу", ({ cpuRatio }) => number(cpuRatio, 1)],
  ["память, МБ", ({ peakMb }) => number(peakMb)],
  ["страниц", ({ pages }) => number(pages)],
  ["файлов", ({ files }) => number(files)],
  ["портал, МБ", ({ bytes }) => megabytes(bytes)],
  ["поиск, МБ", ({ searchBytes }) => megabytes(searchBytes)],
  ["карточек/с", ({ cardsPerSecond }) => number(cardsPerSecond)],
  ["карточка, КБ", ({ bytesPerCard }) => number(bytesPerCard === undefined ? undefined : bytesPerCard / 1000, 1)],
  ["нагрузка до", ({ load }) => number(load, 1)],
];

/** The rows as a table of plain text: names on the left, numbers set to the right. */
export function table(rows: readonly Row[]): string {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join("  "),
    )
    .join("\n");
}
