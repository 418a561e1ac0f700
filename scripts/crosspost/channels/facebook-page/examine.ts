import { z } from "zod";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { clockFinding, refusalFinding } from "#scripts/crosspost/network/answer.ts";
import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { longDate, todayIn } from "#src/text/date.ts";
import { callGraph, readGraph, settingsOf } from "./graph.ts";
import { versionFinding } from "./versions.ts";

const DAY = 86_400_000;
const WARNING_DAYS = 14;
const needed = ["pages_manage_posts", "pages_read_engagement"];
/** Without these posts still go out. */
const ofFigures = {
  read_insights: "Просмотров постов не узнать",
  pages_read_user_content: "Числа комментариев не узнать",
};
const renew = "Получите новый ключ страницы и обновите FACEBOOK_PAGE_TOKEN.";

const debugged = z.object({
  data: z.object({
    is_valid: z.boolean(),
    type: z.string().optional(),
    app_id: z.coerce.string().optional(),
    profile_id: z.coerce.string().optional(),
    /** Seconds of the epoch; 0 means never. */
    expires_at: z.int().optional(),
    data_access_expires_at: z.int().optional(),
    scopes: z.array(z.string()).default([]),
  }),
});
type Token = z.infer<typeof debugged>["data"];

/** The version, the key, the Page and what no program can see: whether the application is published. */
export async function examinePage(access: Access): Promise<Finding[]> {
  const { page, version, live } = settingsOf(access);
  const call = { method: "GET", path: `/${page}`, fields: { fields: "id,name,is_published" } } as const;
  const said = await callGraph(call, access);
  const shape = z.object({ name: z.string().default(page), is_published: z.boolean().optional() });
  const itself = readGraph(said, shape, access);
  const found = [versionFinding(version, access.now()), ...clockFinding(said, access.now())];
  if (itself.is !== "done") found.push(refusalFinding(itself, "Страница не читается", `Проверьте page. ${renew}`));
  else if (itself.value.is_published === false)
    found.push({
      level: "fault",
      what: `Страница «${itself.value.name}» скрыта.`,
      mend: "Откройте её в настройках страницы.",
    });
  else found.push({ level: "good", what: `Страница «${itself.value.name}» читается.` });
  return [...found, ...(await examineToken(access)), liveFinding(live)];
}

/** No field of the API tells the mode, and a post of an unpublished application looks like any other to its authors. */
const liveFinding = (live: boolean): Finding =>
  live
    ? { level: "good", what: "Приложение опубликовано: так отмечено в настройках (live)." }
    : {
        level: "warning",
        what: "Опубликовано ли приложение, сеть программам не сообщает, а посты неопубликованного видят только его разработчики.",
        mend: "Проверьте в developers.facebook.com, что приложение в режиме Live, откройте любой пост страницы без входа в Facebook и поставьте в настройках live: true.",
      };

async function examineToken(access: Access): Promise<Finding[]> {
  const { appId } = settingsOf(access);
  const token = access.secrets["FACEBOOK_PAGE_TOKEN"] ?? "";
  const secret = access.secrets["FACEBOOK_APP_SECRET"];
  // The application may look at every key of its own; without its secret the key looks at itself.
  const call = { method: "GET", path: "/debug_token", fields: { input_token: token } } as const;
  const said = await callGraph(secret ? { ...call, key: `${appId}|${secret}` } : call, access);
  const outcome = readGraph(said, debugged, access);
  return outcome.is === "done"
    ? tokenFindings(outcome.value.data, access)
    : [refusalFinding(outcome, "Ключ страницы не проверить", renew)];
}

function tokenFindings(token: Token, access: Access): Finding[] {
  const { page, appId } = settingsOf(access);
  const fault = (what: string, mend = renew): Finding[] => [{ level: "fault", what, mend }];
  if (!token.is_valid) return fault("Ключ страницы больше не действует.");
  if (token.type !== "PAGE")
    return fault(
      "FACEBOOK_PAGE_TOKEN — не ключ страницы, а ключ другого вида.",
      "Нужен ключ самой страницы: его выдаёт /me/accounts или системный пользователь.",
    );
  if (token.app_id !== undefined && token.app_id !== appId)
    return fault(`Ключ выдан другим приложением (${token.app_id}).`, "Проверьте appId: по нему узнаются свои посты.");
  if (token.profile_id !== undefined && token.profile_id !== page)
    return fault(`Ключ выдан для другой страницы (${token.profile_id}).`, "Проверьте page и ключ.");
  const lacking = needed.filter((scope) => !token.scopes.includes(scope));
  if (lacking.length > 0) return fault(`Ключу не хватает прав: ${lacking.join(", ")}.`);
  const unseen = Object.entries(ofFigures)
    .filter(([scope]) => !token.scopes.includes(scope))
    .map(([scope, what]): Finding => ({ level: "warning", what: `${what}: нет права ${scope}.`, mend: renew }));
  return [
    { level: "good", what: "Ключ страницы действует, права есть." },
    ...unseen,
    ...expiry(token.expires_at, "Ключ страницы", access.now()),
    ...expiry(token.data_access_expires_at, "Доступ приложения к данным", access.now()),
  ];
}

function expiry(seconds: number | undefined, what: string, now: Date): Finding[] {
  if (!seconds) return [];
  const end = new Date(seconds * 1000);
  const days = (end.getTime() - now.getTime()) / DAY;
  if (days >= WARNING_DAYS) return [];
  const until = longDate(todayIn("UTC", end)).replace(/\s/gu, "\u00A0");
  return [
    {
      level: days < 0 ? "fault" : "soon",
      what: `${what} ${days < 0 ? "кончился" : "кончится"} ${until}`,
      mend: renew,
    },
  ];
}
