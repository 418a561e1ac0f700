import { formatFaults } from "#src/loader/fault.ts";
import { readLibrary } from "#src/loader/read.ts";
import { kindNames } from "#src/entry/kinds.ts";
import { site } from "#src/site.ts";
import { cardFaults } from "./cards/faults.ts";
import { channelSchemas } from "./crosspost/channels/list.ts";
import { lookAtSettings } from "./crosspost/settings/file.ts";

const help = `Проверяет всё, что лежит в content/, и называет каждую ошибку.

  node scripts/lint-content.ts            проверить и напечатать
  node scripts/lint-content.ts --json     то же для программы

Код выхода: 0 — ошибок нет, 1 — есть.`;

if (process.argv.includes("--help")) {
  console.log(help);
  process.exit(0);
}
const { library, faults } = await readLibrary(process.cwd());
// Cards are made of sound entries: what is wrong with the rest is told already.
if (faults.length === 0) faults.push(...(await cardFaults(process.cwd(), library)));
const rubrics = library.vocabularies.rubrics.map(({ id }) => id);
// With a broken vocabulary every rubric would look unknown.
if (rubrics.length > 0) {
  const looked = await lookAtSettings(process.cwd(), { channels: channelSchemas, rubrics, site });
  if ("faults" in looked) faults.push(...looked.faults);
}
if (process.argv.includes("--json")) console.log(JSON.stringify({ entries: library.entries.length, faults }, null, 2));
else if (faults.length > 0) console.error(formatFaults(faults));
else {
  const counts = kindNames.map((kind) => `${kind} ${library.entries.filter((entry) => entry.kind === kind).length}`);
  console.log(`Содержание в порядке: ${counts.join(", ")}.`);
}
process.exitCode = faults.length > 0 ? 1 : 0;
