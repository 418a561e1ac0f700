import { randomInt } from "node:crypto";

const letters = "234567abcdefghijklmnopqrstuvwxyz";
const CLOCKS = 1024;

/**
 * A record key (atproto.com/specs/tid): microseconds and a clock's number in 13 letters that sort by time. This clock
 * knows milliseconds only, so the last three digits are drawn, too: two entries of one moment must not share a key.
 */
export function tid(now: Date, draw: (below: number) => number = randomInt): string {
  let rest = BigInt(now.getTime() * 1000 + draw(1000)) * BigInt(CLOCKS) + BigInt(draw(CLOCKS));
  let key = "";
  for (let place = 0; place < 13; place += 1) {
    key = (letters[Number(rest % 32n)] ?? "") + key;
    rest /= 32n;
  }
  return key;
}
