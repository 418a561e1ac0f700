import { createHmac } from "node:crypto";
import { ask, json, type Outcome } from "./ask.ts";
import { blueskyPeer } from "./bluesky.ts";
import { facebookPeer } from "./facebook.ts";
import { mastodonPeer } from "./mastodon.ts";
import { clock, moment, opened } from "./opened.ts";
import type { Peer } from "./peer.ts";
import { telegramPeer } from "./telegram.ts";
import { vkPeer } from "./vk.ts";
import { webhookPeer } from "./webhook.ts";

export const words = "Колледж и завод";

/** One post to each network, in the fewest words. */
const networks: Record<string, () => Promise<{ peer: Peer; post: () => Promise<Outcome> }>> = {
  facebook: async () => {
    const peer = await opened(facebookPeer({ clock }));
    const body = new URLSearchParams({ message: words, access_token: peer.page.token });
    return { peer, post: () => ask(`${peer.url}/v26.0/${peer.page.id}/feed`, { method: "POST", body }) };
  },
  telegram: async () => {
    const peer = await opened(telegramPeer({ clock }));
    const sent = json({ chat_id: peer.channel.id, text: words });
    return { peer, post: () => ask(`${peer.url}/bot${peer.token}/sendMessage`, sent) };
  },
  vk: async () => {
    const peer = await opened(vkPeer({ clock }));
    const body = new URLSearchParams({
      owner_id: String(-peer.group.id),
      message: words,
      access_token: peer.tokens.group,
      v: "5.199",
    });
    return { peer, post: () => ask(`${peer.url}/method/wall.post`, { method: "POST", body }) };
  },
  mastodon: async () => {
    const peer = await opened(mastodonPeer({ clock }));
    const sent = json({ status: words }, { authorization: `Bearer ${peer.token}` });
    return { peer, post: () => ask(`${peer.url}/api/v1/statuses`, sent) };
  },
  bluesky: async () => {
    const peer = await opened(blueskyPeer({ clock }));
    const { handle: identifier, password, did: repo } = peer;
    const session = await ask(`${peer.url}/xrpc/com.atproto.server.createSession`, json({ identifier, password }));
    const { accessJwt: token } = session.body as { accessJwt: string };
    const record = { $type: "app.bsky.feed.post", text: words, createdAt: new Date(moment).toISOString() };
    const sent = json({ repo, collection: record.$type, record }, { authorization: `Bearer ${token}` });
    peer.log.length = 0;
    return { peer, post: () => ask(`${peer.url}/xrpc/com.atproto.repo.createRecord`, sent) };
  },
  webhook: async () => {
    const peer = await opened(webhookPeer({ clock }));
    const body = JSON.stringify({ words });
    const timestamp = String(moment / 1000);
    const key = Buffer.from(peer.secret.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.${body}`).digest("base64");
    const signed = { "webhook-id": "msg_1", "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
    return { peer, post: () => ask(peer.url, json({ words }, signed)) };
  },
};
export const names: readonly string[] = Object.keys(networks);

/** A network by its name. */
export async function network(name: string): Promise<{ peer: Peer; post: () => Promise<Outcome> }> {
  const made = await networks[name]?.();
  if (!made) throw new Error(name);
  return made;
}
