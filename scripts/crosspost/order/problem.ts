import { exitCodes } from "./answer.ts";

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
