/**
 * What came of a call. Only `absent` proves that nothing was posted; `unknown` is never tried again before the
 * network's own list was read.
 */
export type Outcome<Value> =
  | { is: "done"; value: Value }
  /** The network was never reached: DNS, refused, no connection. */
  | { is: "absent"; why: string }
  /** Throttled: nothing was posted, come back then. */
  | { is: "later"; until: Date; why: string }
  /** Time-out, reset, cut body, 5xx: it may be posted. */
  | { is: "unknown"; why: string }
  /** The key is refused: nothing was posted, and nothing will be until somebody renews it. */
  | { is: "auth"; why: string }
  /** The network wants a person: captcha, policy. Nothing was posted. */
  | { is: "person"; why: string }
  /** The network will never take this post. */
  | { is: "failed"; why: string }
  /** The network says that the post is there already: read back first. */
  | { is: "repeated"; why: string };

/** An outcome that is no post. */
export type Refusal = Exclude<Outcome<never>, { is: "done" }>;

/**
 * What is found out about a channel by `doctor`. `fault` stops posting; `soon` will stop it on a day that is known, so
 * that somebody has to act before; `warning` stops nothing.
 */
export interface Finding {
  level: "good" | "warning" | "soon" | "fault";
  /** What was found: a whole sentence in Russian. */
  what: string;
  /** What to do about it: another. */
  mend?: string | undefined;
}
