/** What the process answers with; the same numbers stand in `--help`. */
export const exitCodes = {
  /** Nothing to do, or done. */
  done: 0,
  /** The command line is wrong. */
  usage: 2,
  /** The manifest or the ledger cannot be trusted. */
  input: 3,
  /** The ledger or a network cannot be reached: nothing was done, try again later. */
  unreachable: 4,
  /** A person has to act. */
  act: 10,
} as const;

/** Something a person can mend. Its message is the whole report, in Russian; a stack trace would tell nothing. */
export class Problem extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.name = "Problem";
    this.exitCode = exitCode;
    delete this.stack;
  }
}

export const wrongUsage = (message: string): Problem => new Problem(message, exitCodes.usage);
export const brokenInput = (message: string): Problem => new Problem(message, exitCodes.input);
