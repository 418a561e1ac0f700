import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { channelSchemas } from "#scripts/crosspost/channels/list.ts";
import { checkSettings, settingsFile } from "#scripts/crosspost/settings/file.ts";
import { formatFaults } from "#src/loader/fault.ts";
import { readLibrary } from "#src/loader/read.ts";
import { site } from "#src/site.ts";
import { altered } from "#tests/fake/manuscript.ts";

const shipped = readFileSync(settingsFile, "utf8");
const { library } = await readLibrary(process.cwd());
const rubrics = library.vocabularies.rubrics.map(({ id }) => id);
const settingsOf = (text: string) => {
  const checked = checkSettings(text, { channels: channelSchemas, rubrics, site });
  if ("faults" in checked) throw new Error(formatFaults(checked.faults));
  return checked.settings;
};

test("the settings of cross-posting switch on the share desk alone", () => {
  expect(settingsOf(shipped)).toEqual({
    ...settingsOf(""),
    channels: { "facebook-group": { since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } },
  });
});

test("they can be filled by taking the marks of comments away", () => {
  const filled = ["telegram", "vk", "events"].reduce(
    (text, name) => altered(text, `  # ${name}: {`, `  ${name}: {`),
    altered(shipped, "# zone: ", "zone: "),
  );
  expect(settingsOf(filled)).toMatchObject({
    channels: { "facebook-group": {}, telegram: { since: "2026-11-25", pace: { perDay: 2 } }, vk: {} },
    rubrics: { events: { channels: ["telegram", "vk"], pace: { perDay: 5 } } },
  });
});
