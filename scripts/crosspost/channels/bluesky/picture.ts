import { z } from "zod";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { statusRefusal } from "#scripts/crosspost/network/answer.ts";
import type { Outcome } from "#scripts/crosspost/network/outcome.ts";
import { callXrpc, readXrpc, type Session } from "./api.ts";

/** The most that the picture of a link's preview may weigh (app.bsky.embed.external). */
const MOST = 1_000_000;
const blob = z.object({ blob: z.looseObject({ $type: z.literal("blob") }) });

/**
 * Takes the picture from the portal to the network. Nothing is posted yet, so every failure is unclear in the harmless
 * way: the whole attempt is made again. A picture that is too heavy will not get lighter: the preview then has none.
 */
export async function uploadPicture(
  url: string,
  session: Session,
  access: Access,
): Promise<Outcome<z.infer<typeof blob>["blob"] | undefined>> {
  const picture = await access.call({ method: "GET", url });
  if (picture.is !== "answer") return { is: "unknown", why: `картинка записи: ${picture.why}` };
  if (statusRefusal(picture, access)) return { is: "unknown", why: `картинка записи: код ${picture.status}` };
  if (picture.bytes.length > MOST) return { is: "done", value: undefined };
  const type = picture.headers["content-type"] ?? "image/png";
  const call = { name: "com.atproto.repo.uploadBlob", body: picture.bytes, type, session };
  const outcome = readXrpc(await callXrpc(call, access), blob, access);
  return outcome.is === "done" ? { is: "done", value: outcome.value.blob } : outcome;
}
