import type { z } from "zod";
import type { Fault } from "#src/loader/fault.ts";
import { openText, readStrict } from "#src/loader/strict-file.ts";
import { portalAddress, siteSchema } from "./schema.ts";

/** Where a community keeps the settings of its portal, from the project's root. */
export const siteFile = "content/site.yaml";

/** Colours that are not in a stylesheet: cards, the manifest, the browser's bar. */
export type Colours = Record<"paper" | "ink" | "spruce" | "copper" | "muted" | "line" | "night", string>;

/** The settings with what follows from them. */
export interface Settings extends z.output<typeof siteSchema> {
  origin: string;
  /** Path below which the portal stands, with a slash at both ends. */
  base: string;
  colour: Colours;
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

const colour: Colours = {
  paper: "#FBF9F4",
  ink: "#1D2321",
  spruce: "#12524A",
  copper: "#B4532A",
  muted: "#5B625E",
  line: "#DDD8CB",
  night: "#121A17",
};

/** Reads the settings of the portal below `root`, or tells everything that is wrong with them. */
export function readSite(root: string, env: Environment): { settings: Settings } | { faults: Fault[] } {
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
  const read = readStrict(siteFile, opened.text, siteSchema, {
    prepare: withoutEmpty,
  });
  const fromEnvironment = addressFrom(env);
  const faults = [
    ...("faults" in read ? read.faults : []),
    ...("fault" in fromEnvironment ? [fromEnvironment.fault] : []),
  ];
  if ("faults" in read || "fault" in fromEnvironment) return { faults };
  const address = fromEnvironment.address ?? read.value.address;
  const { origin, pathname } = new URL(address);
  return { settings: { ...read.value, address, origin, base: `${pathname.replace(/\/+$/, "")}/`, colour } };
}
