import type { Call } from "../network/http.ts";
import type { CrosspostSettings } from "../settings/file.ts";
import type { PortalSettings } from "../settings/portal.ts";

/** Everything outside the program, handed in. */
export interface World {
  root: string;
  /** When the command began. */
  now: Date;
  /** The time as it passes. */
  clock: () => Date;
  sleep: (time: number) => Promise<void>;
  fetch: typeof globalThis.fetch;
  /** The one way to call a network. */
  call: Call;
  env: Record<string, string | undefined>;
  /** `content/site.yaml`. */
  settings: PortalSettings;
  /** `content/crosspost.yaml`. */
  config: CrosspostSettings;
  /** Tells how long work goes on; never part of the answer. */
  say: (line: string) => void;
}
