import { archiveAddress, slugAddress } from "#src/entry/address.ts";
import type { KindName } from "#src/entry/kinds.ts";

/** What a faulty file would have brought: its id and the addresses of its page. */
export interface Claim {
  kind: KindName;
  id: string | undefined;
  addresses: string[];
}

/** The front matter stands at the beginning; the rest of a huge file need not be searched. */
const SEARCHED_BYTES = 200_000;

// Ids and slugs are ASCII, so they can be read whatever the file's encoding.
const asciiOf = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes.subarray(0, SEARCHED_BYTES));

/**
 * Reads the id and the address from a file that is not valid, perhaps not even YAML. References to
 * it from other files then count as sound: an editor is told of the one fault, not of its echoes.
 */
export function claimOf(kind: KindName, bytes: Uint8Array): Claim {
  const text = asciiOf(bytes);
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*["']?([a-z0-9-]+)`, "m").exec(text)?.[1];
  const slug = field("slug");
  const year = field("published")?.slice(0, 4);
  return {
    kind,
    id: field("id"),
    addresses: [...(slug ? [slugAddress(kind, slug)] : []), ...(year ? [archiveAddress(year)] : [])],
  };
}

/** The ids of the terms in a vocabulary that is not valid. */
export const claimedTerms = (bytes: Uint8Array): string[] =>
  [...asciiOf(bytes).matchAll(/(?:^|[\s{,])id:[ \t]*["']?([a-z0-9][a-z0-9-]*)/g)].map((match) => match[1] ?? "");
