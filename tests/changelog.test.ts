import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ledgerLine } from "#scripts/crosspost/ledger/line.ts";
import { formatVersion } from "#src/dataset/version.ts";
import { manifest } from "#src/entry/manifest.ts";

const [, ...versions] = readFileSync("CHANGELOG.md", "utf8").split(/^## /m);
const version = (text: string | undefined) => /^\d+\.\d+\.\d+(?= — \d{4}-\d{2}-\d{2}$)/m.exec(text ?? "")?.[0];

test("the changelog begins with the version that this is", () => {
  const { version: ours } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { version: string };
  expect([version(versions[0]), lock.version]).toEqual([ours, ours]);
});

test("each version names its formats; the newest those of the code", () => {
  for (const text of versions)
    expect(text).toMatch(
      /^Форматы: открытые данные \d+\.\d+\.\d+, список записей \(entries\.json\) \d+, журнал публикаций \d+\.$/m,
    );
  expect(versions[0]).toContain(
    `Форматы: открытые данные ${formatVersion}, список записей (entries.json) ${manifest.shape.version.value}, журнал публикаций ${ledgerLine.shape.v.value}.`,
  );
});

test("every version since the first says what each of its readers must know", () => {
  for (const text of versions.slice(0, -1))
    expect([...text.matchAll(/^### (.*)$/gm)].map(([, title]) => title)).toEqual([
      "Что увидят редакторы",
      "Что сделать тому, кто ведёт каналы",
      "Что сделать тому, кто менял код",
    ]);
});
