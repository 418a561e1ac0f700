/** One thing that is wrong in what an editor wrote, told so that the editor can mend it. */
export interface Fault {
  /** Path from the project's root. */
  file: string;
  /** Line in the file, from 1; absent when the whole file is meant. */
  line?: number | undefined;
  /** Field in the front matter, written as `results[0].unit`. */
  field?: string | undefined;
  /** What is wrong. */
  message: string;
  /** What is allowed here. */
  allowed?: string | undefined;
  /** How to mend it. */
  mend?: string | undefined;
  /** What the field means, from the schema. */
  about?: string | undefined;
}

/** Raised when content cannot be published. Its message is the whole report. */
export class ContentError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(formatFaults(faults));
    this.name = "ContentError";
    this.faults = faults;
    // A stack trace tells an editor nothing.
    delete this.stack;
  }
}

/** `["results", 0, "unit"]` → `results[0].unit`. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : (index === 0 ? "" : ".") + String(part)))
    .join("");

/** One fault as plain lines: place, what is wrong, what is allowed, how to mend it. */
export function formatFault(fault: Fault): string {
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`;
  const lines = [fault.field ? `${place} — поле «${fault.field}»` : place, `  ${fault.message}`];
  if (fault.allowed) lines.push(`  Допустимо: ${fault.allowed}`);
  if (fault.mend) lines.push(`  Как исправить: ${fault.mend}`);
  if (fault.about) lines.push(`  О поле: ${fault.about}`);
  return lines.join("\n");
}

/** All faults, sorted by file and line, with their count. */
export function formatFaults(faults: readonly Fault[]): string {
  const sorted = faults.toSorted(
    (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || a.message.localeCompare(b.message),
  );
  const files = new Set(faults.map((fault) => fault.file)).size;
  return [...sorted.map(formatFault), `Ошибок: ${faults.length}, файлов с ошибками: ${files}.`].join("\n\n");
}
