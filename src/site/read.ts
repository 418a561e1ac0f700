import type { z } from "zod";
import type { Fault } from "#src/loader/fault.ts";
import { openText, readStrict } from "#src/loader/strict-file.ts";
import { markOf, paletteOf, type Palette } from "./palette.ts";
import { siteFile } from "./place.ts";
import { portalAddress, siteSchema } from "./schema.ts";
import { readTheme } from "./theme.ts";

/** The settings with what follows from them. */
export interface Settings extends z.output<typeof siteSchema> {
  origin: string;
  /** Path below which the portal stands, with a slash at both ends. */
  base: string;
  colour: Palette;
  mark: { light: string; dark: string };
  /** The community's own stylesheet over the tokens; empty without one. */
  theme: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A field that is named and left empty says as little as one that is not there. */
const withoutEmpty = (data: unknown): unknown => {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  const filled = Object.entries(data).filter(([, value]) => value !== null);
  return Object.fromEntries(filled.map(([key, value]) => [key, withoutEmpty(value)]));
};

const required = Object.entries(siteSchema.shape)
  .filter(([, schema]) => !schema.safeParse(undefined).success)
  .map(([name]) => name);

/** The address that the environment names instead, where it is one. */
function addressFrom(env: Environment): { address?: string } | { fault: Fault } {
  const named = env["SVOD_URL"];
  if (!named) return {};
  const parsed = portalAddress.safeParse(named);
  if (parsed.success) return { address: parsed.data };
  return {
    fault: {
      file: "SVOD_URL (переменная окружения)",
      message: parsed.error.issues[0]?.message ?? "адрес не читается",
      mend: `исправьте её или уберите: тогда действует address из ${siteFile}`,
    },
  };
}

type Written = z.output<typeof siteSchema>;

/** Reads `content/site.yaml` below `root`. */
function readWritten(root: string): { value: Written } | { faults: Fault[] } {
  const opened = openText(root, siteFile);
  const nothing = (message: string): { faults: Fault[] } => ({
    faults: [
      {
        file: siteFile,
        message,
        allowed: `обязательные поля: ${required.join(", ")}`,
        mend: "верните файл из истории Git или, если это новый портал, выполните npm run init",
      },
    ],
  });
  if ("missing" in opened) return nothing("настроек портала нет");
  if ("fault" in opened) return { faults: [opened.fault] };
  if (opened.text.split("\n").every((line) => /^\s*(#|$)/.test(line))) return nothing("файл настроек портала пуст");
  return readStrict(siteFile, opened.text, siteSchema, {
    prepare: withoutEmpty,
  });
}

/** Reads the settings of the portal below `root` and its theme, or tells everything that is wrong with them. */
export function readSite(root: string, env: Environment): { settings: Settings } | { faults: Fault[] } {
  const written = readWritten(root);
  const named = addressFrom(env);
  const theme = readTheme(root);
  const faults = [
    ...("faults" in written ? written.faults : []),
    ...("fault" in named ? [named.fault] : []),
    ...("faults" in theme ? theme.faults : []),
  ];
  if ("faults" in written || "fault" in named || "faults" in theme) return { faults };
  const address = named.address ?? written.value.address;
  const { origin, pathname } = new URL(address);
  const base = `${pathname.replace(/\/+$/, "")}/`;
  const colours = { colour: paletteOf(theme), mark: markOf(theme), theme: theme.css };
  return { settings: { ...written.value, address, origin, base, ...colours } };
}
