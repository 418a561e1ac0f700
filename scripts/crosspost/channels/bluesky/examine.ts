import type { Access } from "#scripts/crosspost/network/access.ts";
import { clockFinding, refusalFinding } from "#scripts/crosspost/network/answer.ts";
import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { callXrpc, openSession } from "./api.ts";

/** Whether the password opens a session, and whether this machine's clock is right: posts carry its time. */
export async function examineBluesky(access: Access): Promise<Finding[]> {
  const session = await openSession(access);
  if (session.is !== "done")
    return [
      refusalFinding(
        session,
        "Bluesky не принимает пароль приложения",
        "Проверьте identifier и BLUESKY_APP_PASSWORD; новый пароль: Settings → App passwords.",
      ),
    ];
  const said = await callXrpc({ name: "com.atproto.server.getSession", session: session.value }, access);
  return [
    { level: "good", what: `Пароль приложения действует, учётная запись @${session.value.handle}.` },
    ...clockFinding(said, access.now()),
  ];
}
