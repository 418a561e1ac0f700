import type { OptionName } from "./option.ts";

/** What a command says of itself; the reader of the command line and the help know no more of it. */
export interface Usage {
  name: string;
  /** What has to follow it, in Russian. */
  words: readonly string[];
  /** The options that it understands besides those that every command does. */
  options: readonly OptionName[];
  /** How it is written, and what it is for; several, where it is several. */
  help: readonly (readonly [usage: string, text: string])[];
  /** A line that works as it stands. */
  example: string;
  /** Throws a Problem where the order lacks what only this command needs. */
  check?: (order: Order) => void;
}

/** The command line, understood. */
export interface Order {
  command: Usage;
  /** What follows the command. */
  words: string[];
  from: string;
  channels: string[];
  entries: string[];
  since: string | undefined;
  backfill: boolean;
  limit: number | undefined;
  by: string | undefined;
  why: string | undefined;
  /** How long a claim holds. */
  hours: number;
  /** Where to write. */
  out: string | undefined;
  open: boolean;
  delete: boolean;
  done: boolean;
  replace: boolean;
  dryRun: boolean;
  json: boolean;
  help: boolean;
  /** True when the command was written, not taken for granted. */
  isNamed: boolean;
}
