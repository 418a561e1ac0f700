import type { Announcement, Manifest } from "#src/entry/manifest.ts";
import type { Channel } from "../channel.ts";
import { isPosted, keyParts, ledgerKey, standing, type Change, type Ledger, type LedgerLine } from "../ledger/line.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { titled } from "../post/text.ts";
import { author, knownEntry, oneChannel } from "./choice.ts";
import { appendAlone, readBoth } from "./ledger.ts";
import type { World } from "./world.ts";

type Said = Omit<Change, "by" | "at">;

/** What a person says of an entry in a channel. */
interface Saying {
  /** What is said, told back. */
  told: string;
  says: Said;
  /** Throws when it may not follow the line that stands. */
  allow?: (before: LedgerLine | undefined) => void;
}

/** Writes down what a person says of an entry in a channel, unless the ledger says the same already. */
export async function record(
  order: Order,
  world: World,
  say: (channel: Channel, announcement: Announcement | undefined, manifest: Manifest) => Saying,
): Promise<Answer> {
  const [id = ""] = order.words;
  const channel = oneChannel(order, world);
  const { manifest, store } = await readBoth(order, world);
  const before = standing(store.ledger, id, channel.name);
  // A post may be recorded after its entry was withdrawn.
  const announcement = before ? manifest.entries.find((entry) => entry.id === id) : knownEntry(manifest, id);
  const { told, says, allow } = say(channel, announcement, manifest);
  const same =
    says.state !== "claimed" &&
    before?.state === says.state &&
    before.url === (says.url ?? before.url) &&
    before.renderHash === (says.renderHash ?? before.renderHash) &&
    before.why === says.why;
  if (!same) {
    allow?.(before);
    const change = { ...says, by: author(order, world.env), at: world.now.toISOString() };
    await appendAlone(store, [{ key: ledgerKey(id, channel.name), before, change }]);
  }
  const others = says.url ? entriesAt(says.url, id, channel.name, store.ledger) : [];
  const text = `${same ? "Уже записано" : "Записано"}: ${titled(announcement?.title ?? id)} — ${told}`;
  return {
    text: others.length > 0 ? `${text}\n  Этот же адрес записан у ${others.join(", ")}: проверьте, тот ли он.` : text,
    data: { id, channel: channel.name, ...says, written: !same, sameAddress: others },
    exitCode: exitCodes.done,
  };
}

/** Other entries whose post is said to stand at the same address. */
const entriesAt = (url: string, id: string, channel: string, ledger: Ledger): string[] =>
  [...ledger].flatMap(([key, lines]) => {
    const other = keyParts(key);
    const line = lines.at(-1);
    return other.channel === channel && other.id !== id && isPosted(line) && line.url === url ? [other.id] : [];
  });
