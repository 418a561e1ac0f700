/** What a command answers: a text for people, the same for programs, and the exit code. */
export interface Answer {
  text: string;
  data: unknown;
  exitCode: number;
}
