import type { Call } from "./call.ts";

/** A refusal in the network's own words. */
export type Refusal = "throttle" | "auth-expired" | "permission" | "policy" | `error:${number}` | `status:${number}`;
type Answered = Refusal | "html-502" | "garbage";

/**
 * What goes wrong. «before» does nothing of what was asked; «after» does it all and only then fails, and so
 * does every answer that ends in `-after`; `cut` does it and sends half the body. `lag` shows a read the state
 * of so many milliseconds ago, `slow` does it and answers late.
 */
export type How =
  | "hang-before"
  | "hang-after"
  | "reset-before"
  | "reset-after"
  | "cut"
  | `lag:${number}`
  | `slow:${number}`
  | Answered
  | `${Answered}-after`;

export interface Fault {
  /** Which requests it meets; every one when absent. A path as text must be the whole path or its end. */
  when?: { method?: string; path?: string | RegExp; body?: RegExp };
  /** How many such requests pass unharmed first. */
  after?: number;
  /** How many it meets then; one when absent. */
  times?: number;
  how: How;
}

/** What a fault means for the server: whether the request is carried out, and what happens to the answer. */
export interface Plan {
  accept: boolean;
  answer: "own" | "hang" | "reset" | "cut" | Answered;
  /** Milliseconds. */
  lag: number;
  slow: number;
}

export const harmless: Plan = { accept: true, answer: "own", lag: 0, slow: 0 };

export function planOf(how: How): Plan {
  const [kind = "", argument = ""] = how.split(/[:-]/);
  if (kind === "lag") return { ...harmless, lag: Number(argument) };
  if (kind === "slow") return { ...harmless, slow: Number(argument) };
  if (how === "cut") return { ...harmless, answer: "cut" };
  const accept = how.endsWith("-after");
  if (kind === "hang" || kind === "reset") return { ...harmless, accept, answer: kind };
  return { ...harmless, accept, answer: how.replace(/-after$/, "") as Answered };
}

const meets = ({ when = {} }: Fault, call: Call): boolean =>
  (when.method ?? call.method) === call.method &&
  (typeof when.path === "string" ? call.path.endsWith(when.path) : (when.path?.test(call.path) ?? true)) &&
  (when.body?.test(call.body.toString()) ?? true);

/** The faults that still wait for their request. */
export class Faults {
  #waiting: Required<Pick<Fault, "after" | "times">>[] & Fault[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, after: fault.after ?? 0, times: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The plan for a request. The first fault that meets it decides and is used up by one. */
  next(call: Call): { plan: Plan; how?: How } {
    for (const fault of this.#waiting) {
      if (fault.times <= 0 || !meets(fault, call)) continue;
      if (fault.after > 0) {
        fault.after -= 1;
        continue;
      }
      fault.times -= 1;
      return { plan: planOf(fault.how), how: fault.how };
    }
    return { plan: harmless };
  }
}
