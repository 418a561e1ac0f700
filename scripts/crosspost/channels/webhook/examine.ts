import type { Access } from "#scripts/crosspost/network/access.ts";
import { ask, clockFinding } from "#scripts/crosspost/network/answer.ts";
import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { signingKey, webhookSecrets } from "./message.ts";

/** Whether the secret is one and the address answers; nothing is told to the receiver. */
export async function examineWebhook(url: string, access: Access): Promise<Finding[]> {
  const { protocol, hostname } = new URL(url);
  const found = [secretFinding(access.secrets["WEBHOOK_SECRET"] ?? "")];
  if (protocol === "http:" && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))
    found.push({ level: "warning", what: "Адрес вебхука без шифрования.", mend: "Используйте https://." });
  // A receiver may refuse this method: any answer shows that it is there.
  const said = await ask({ method: "GET", url }, webhookSecrets, access);
  if (said.is === "answer")
    found.push({ level: "good", what: "Адрес вебхука отвечает." }, ...clockFinding(said, access.now()));
  else if (said.is !== "auth")
    found.push({
      level: "warning",
      what: `Адрес вебхука не отвечает: ${said.why}.`,
      mend: "Проверьте url и принимающую программу.",
    });
  return found;
}

function secretFinding(secret: string): Finding {
  const key = signingKey(secret);
  const mend =
    "Новый секрет: node -p \"'whsec_' + crypto.randomBytes(32).toString('base64')\". Впишите его и в принимающую программу.";
  if (!key) return { level: "fault", what: "WEBHOOK_SECRET нет или записан не так: нужно whsec_ и base64.", mend };
  if (key.length < 24 || key.length > 64)
    return { level: "warning", what: `WEBHOOK_SECRET — ${key.length} байт, а нужно от 24 до 64.`, mend };
  return { level: "good", what: "Секрет подписи записан верно." };
}
