import type { WriteStream } from "node:tty";

/** Tells how long work goes on: one line that is written over on a terminal, plain lines elsewhere. */
export function progress(stream: Pick<WriteStream, "write"> & { isTTY?: boolean }): {
  say: (line: string) => void;
  clear: () => void;
} {
  if (!stream.isTTY) return { say: (line) => void stream.write(`${line}\n`), clear: () => {} };
  return {
    say: (line) => void stream.write(`\r\u001B[K${line}`),
    clear: () => void stream.write("\r\u001B[K"),
  };
}
