import { z } from "zod";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { clockFinding, refusalFinding } from "#scripts/crosspost/network/answer.ts";
import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { callInstance, readInstance, settingsOf } from "./api.ts";

const instance = z.object({
  configuration: z.object({
    statuses: z.object({ max_characters: z.int(), characters_reserved_per_url: z.int().default(23) }),
  }),
});

/** Whether the key works, may post, and what the instance's limit is. */
export async function examineInstance(access: Access): Promise<Finding[]> {
  const said = await callInstance("GET", "/api/v1/accounts/verify_credentials", access);
  const account = readInstance(said, z.object({ acct: z.string() }), access);
  const clock = clockFinding(said, access.now());
  if (account.is !== "done")
    return [
      ...clock,
      refusalFinding(
        account,
        "Сервер Mastodon не принимает ключ",
        "Проверьте server и MASTODON_TOKEN («Настройки» → «Разработка»).",
      ),
    ];
  const good: Finding = { level: "good", what: `Ключ действует, учётная запись @${account.value.acct}.` };
  return [good, ...clock, ...(await examineScopes(access)), ...(await examineLimit(access))];
}

/** Only newer instances tell what a key may do. */
async function examineScopes(access: Access): Promise<Finding[]> {
  const said = await callInstance("GET", "/api/v1/apps/verify_credentials", access);
  const program = readInstance(said, z.object({ scopes: z.array(z.string()).optional() }), access);
  const scopes = program.is === "done" ? program.value.scopes : undefined;
  if (!scopes) return [];
  const lacking = [
    ["write", "write:statuses"],
    ["read", "read:statuses"],
    ["read", "read:accounts", "profile"],
  ].filter((either) => !either.some((scope) => scopes.includes(scope)));
  if (lacking.length === 0) return [];
  const names = lacking.map((either) => either[1]).join(", ");
  return [
    {
      level: "fault",
      what: `Приложению не хватает прав: ${names}.`,
      mend: "Добавьте их в «Настройки» → «Разработка» и получите ключ заново.",
    },
  ];
}

async function examineLimit(access: Access): Promise<Finding[]> {
  const { limit } = settingsOf(access);
  const outcome = readInstance(await callInstance("GET", "/api/v2/instance", access), instance, access);
  if (outcome.is !== "done")
    return [
      {
        ...refusalFinding(outcome, "Предел длины поста сервер не сообщил", "Проверьте limit на странице «О сервере»."),
        level: "warning",
      },
    ];
  const { max_characters: most, characters_reserved_per_url: link } = outcome.value.configuration.statuses;
  const found: Finding[] = [];
  if (limit > most)
    found.push({
      level: "fault",
      what: `Сервер принимает ${most} знаков, а в настройках limit: ${limit}.`,
      mend: `Поставьте limit: ${most}.`,
    });
  if (link > 23)
    found.push({
      level: "warning",
      what: `Сервер считает каждую ссылку за ${link} знаков, а программа — за 23.`,
      mend: `Поставьте limit: ${most - 5 * (link - 23)}.`,
    });
  return found.length > 0 ? found : [{ level: "good", what: `Предел длины поста: ${most} знаков.` }];
}
