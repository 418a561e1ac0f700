import { onTestFinished } from "vitest";
import type { Peer } from "./peer.ts";

/** The moment at which the tests' clock stands until a test moves it. */
export const moment = Date.parse("2026-09-01T09:00:00Z");
export const clock = (): number => moment;
export const minute = 60_000;

/** A peer that lives as long as the test that opened it. */
export async function opened<T extends Peer>(start: Promise<T>): Promise<T> {
  const peer = await start;
  onTestFinished(() => peer.close());
  return peer;
}
