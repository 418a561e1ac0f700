import type { Call } from "./http.ts";

/** A secret that a wire needs. */
export interface Secret {
  /** The environment variable. */
  name: string;
  /** What it is and where it is got, in Russian. */
  what: string;
  /** True when the wire does without it. */
  optional?: boolean;
}

/** What a wire works with; everything outside is handed in. */
export interface Access {
  /** The channel's own settings, as its schema read them. */
  settings: Record<string, unknown>;
  /** Secrets by the names of their environment variables, white space at the ends removed. */
  secrets: Record<string, string>;
  call: Call;
  now: () => Date;
}
