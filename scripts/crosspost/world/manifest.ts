import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { day, id, moment } from "#src/entry/field.ts";
import { manifest, type Manifest } from "#src/entry/manifest.ts";
import { exitCodes } from "../order/answer.ts";
import { defaultManifest } from "../order/option.ts";
import { brokenInput, Problem } from "../order/problem.ts";

/** How long a deployed portal may take to answer, in milliseconds. */
const PATIENCE = 20_000;
const SHOWN_FAULTS = 10;

export const isRemote = (from: string): boolean => /^https?:\/\//i.test(from);

/** What the manifest may be read with; handed in. */
export interface ManifestAccess {
  root: string;
  fetch: typeof globalThis.fetch;
}

/**
 * Reads the manifest from a file or from the deployed portal.
 * @throws Problem when it is missing, torn, or not what the schema says.
 */
export async function readManifest(from: string, sources: ManifestAccess): Promise<Manifest> {
  const text = isRemote(from) ? await download(from, sources.fetch) : await readLocal(from, sources.root);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw broken(from, ["это не JSON: файл оборван, или по этому адресу лежит другое"]);
  }
  const parsed = manifest.safeParse(data, { error: reason });
  if (!parsed.success)
    throw broken(
      from,
      parsed.error.issues.map((issue) => `${place(issue.path)} — ${issue.message}`),
    );
  const faults = untrusted(parsed.data);
  if (faults.length > 0) throw broken(from, faults);
  return parsed.data;
}

async function readLocal(from: string, root: string): Promise<string> {
  try {
    return await readFile(path.resolve(root, from), "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw brokenInput(
        from === defaultManifest
          ? `Файла ${from} нет: сначала выполните npm run build.`
          : `Файла ${from} нет. Проверьте --from; файл появляется после npm run build.`,
      );
    throw brokenInput(
      code === "EISDIR"
        ? `${from} — это папка. Укажите файл: --from ${from.replace(/\/$/, "")}/entries.json`
        : `Файл ${from} не читается (${String(code ?? error)}).`,
    );
  }
}

async function download(from: string, fetch: ManifestAccess["fetch"]): Promise<string> {
  let response: Response;
  try {
    response = await fetch(from, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok) return await response.text();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Problem(`Адрес ${from} не отвечает (${cause}). Проверьте адрес и связь.`, exitCodes.unreachable);
  }
  throw new Problem(
    `Адрес ${from} ответил кодом ${response.status}. Список записей лежит в корне портала: …/entries.json`,
    exitCodes.unreachable,
  );
}

const place = (where: readonly PropertyKey[]): string =>
  where.map((part, index) => (typeof part === "number" ? `[${part}]` : (index ? "." : "") + String(part))).join("") ||
  "весь файл";

const kindsOfValue: Record<string, string> = {
  string: "строка",
  number: "число",
  int: "целое число",
  object: "объект { … }",
  record: "объект { … }",
  array: "список [ … ]",
};

/** A schema's complaint in words. */
function reason(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "unrecognized_keys") return `незнакомое поле: ${issue.keys.join(", ")}`;
  if (issue.code === "invalid_value") return `допустимо: ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_format")
    return issue.format === "url" ? "нужен полный адрес" : "значение записано не так";
  if (issue.code === "invalid_type" && issue.input === undefined) return "поля нет";
  return issue.code === "invalid_type"
    ? `нужно другое: ${kindsOfValue[issue.expected] ?? issue.expected}`
    : "значение не подходит";
}

/** What a schema of strings lets through and a ledger or a page of links must not. */
function untrusted({ site, entries }: Manifest): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const at = `entries[${index}]`;
    // The id becomes a file name in the ledger.
    if (!id.safeParse(entry.id).success) faults.push(`${at}.id — недопустимый идентификатор: ${entry.id}`);
    if (seen.has(entry.id)) faults.push(`${at}.id — запись ${entry.id} встречается дважды`);
    seen.add(entry.id);
    if (!isRemote(entry.url) || !`${entry.url}/`.startsWith(`${site.url.replace(/\/+$/, "")}/`))
      faults.push(`${at}.url — адрес не с этого портала (${site.url}): ${entry.url}`);
    if (!day.safeParse(entry.published).success) faults.push(`${at}.published — это не дата: ${entry.published}`);
    const { start, end = start, deadline = start } = entry.event ?? { start: entry.published };
    if (![start, end, deadline].every((time) => moment.safeParse(time).success))
      faults.push(`${at}.event — время записано не так, нужно 2026-03-05 или 2026-03-05T10:00`);
    if (!isRemote(entry.image.url)) faults.push(`${at}.image.url — адрес картинки начинается не с https://`);
  });
  return faults;
}

function broken(from: string, faults: string[]): Problem {
  const shown = faults.slice(0, SHOWN_FAULTS).map((fault) => `  ${fault}`);
  if (faults.length > shown.length) shown.push(`  … и ещё ${faults.length - shown.length}`);
  return brokenInput(
    [
      `Список записей ${from} испорчен:`,
      ...shown,
      "Как исправить: соберите портал заново (npm run build) или проверьте --from.",
    ].join("\n"),
  );
}
