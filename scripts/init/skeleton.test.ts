import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { channelSchemas } from "#scripts/crosspost/channels/list.ts";
import { checkSettings } from "#scripts/crosspost/settings/file.ts";
import { skeleton } from "./site-text.ts";

const text = readFileSync(new URL("crosspost.yaml", skeleton), "utf8");
const check = (settings: string) =>
  checkSettings(settings, {
    channels: channelSchemas,
    rubrics: ["events"],
    site: { zone: "Europe/Moscow", channels: { facebook: { enabled: true } } },
  });

test("a new portal posts nowhere until its people say so", () => {
  expect(check(text)).toMatchObject({ settings: { channels: {}, rubrics: {} } });
  expect(check(text)).not.toHaveProperty("settings.channels.facebook-group");
});

test("every channel stands there as a comment, and is sound once the braces and the marks are gone", () => {
  const opened = text.replace("channels: {}", "channels:").replaceAll(/^( *)# (?=[a-z-]+: \{)/gm, "$1");
  const checked = check(opened);
  expect(checked).not.toHaveProperty("faults");
  expect("settings" in checked ? Object.keys(checked.settings.channels).toSorted() : []).toEqual(
    Object.keys(channelSchemas).toSorted(),
  );
});
