import { formatFaults } from "#src/loader/fault.ts";
import { missingFramePages } from "#src/loader/frame.ts";
import { readLibrary } from "#src/loader/read.ts";
import { kindNames } from "#src/entry/kinds.ts";
import { readSite } from "#src/site/read.ts";
import { nearest } from "#src/text/nearest.ts";
import { readOptions, WrongUsage } from "./options.mjs";

const help = `Проверяет всё, что лежит в content/: настройки, словари, записи, — и называет каждую ошибку.

  node scripts/lint-content.ts            проверить и напечатать
  node scripts/lint-content.ts --json     то же для программы

Код выхода: 0 — ошибок нет, 1 — есть, 2 — команда написана неверно.`;

const order = readOrder();
if (order.help) {
  console.log(help);
  process.exit(0);
}
const root = process.cwd();
const { library, faults } = await readLibrary(root);
faults.push(...missingFramePages(library, faults));
const site = readSite(root, process.env);
if ("faults" in site) faults.push(...site.faults);
else {
  // These need the settings as they are read, so they are asked only where the settings are sound.
  const { cardFaults } = await import("./cards/faults.ts");
  const { channelSchemas } = await import("./crosspost/channels/list.ts");
  const { lookAtSettings } = await import("./crosspost/settings/file.ts");
  // Cards are made of sound entries: what is wrong with the rest is told already.
  if (faults.length === 0) faults.push(...(await cardFaults(root, library)));
  const rubrics = library.vocabularies.rubrics.map(({ id }) => id);
  // With a broken vocabulary every rubric would look unknown.
  if (rubrics.length > 0) {
    const looked = lookAtSettings(root, { channels: channelSchemas, rubrics, site: site.settings });
    if ("faults" in looked) faults.push(...looked.faults);
  }
}
if (order.json) console.log(JSON.stringify({ entries: library.entries.length, faults }, null, 2));
else if (faults.length > 0) console.error(formatFaults(faults));
else {
  const counts = kindNames.map((kind) => `${kind} ${library.entries.filter((entry) => entry.kind === kind).length}`);
  console.log(`Содержание в порядке: ${counts.join(", ")}.`);
}
process.exitCode = faults.length > 0 ? 1 : 0;

function readOrder() {
  try {
    const options = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
    return readOptions({ options }, nearest).values;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
