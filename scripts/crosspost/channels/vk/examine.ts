import { z } from "zod";
import type { Access } from "#scripts/crosspost/network/access.ts";
import { clockFinding, refusalFinding } from "#scripts/crosspost/network/answer.ts";
import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { callVk, readingKey, readVk, settingsOf } from "./api.ts";

const named = z.array(z.object({ name: z.string() }));
const community = z.union([named, z.object({ groups: named }).transform(({ groups }) => groups)]);

/** The bit of `wall` among the rights of a person's key. */
const WALL = 8192;

/** Whether the keys work, may post to the wall and may read it. */
export async function examineVk(access: Access): Promise<Finding[]> {
  const { group } = settingsOf(access);
  const said = await callVk("groups.getById", { group_id: String(group) }, access);
  const known = readVk(said, community, access);
  const clock = clockFinding(said, access.now());
  if (known.is !== "done")
    return [
      ...clock,
      refusalFinding(known, "ВКонтакте не принимает VK_TOKEN", "Получите новый ключ и проверьте group."),
    ];
  const [{ name } = { name: String(group) }] = known.value;
  return [
    ...clock,
    { level: "good", what: `Ключ действует, сообщество «${name}».` },
    await examineRight(access),
    await examineReading(access),
  ];
}

async function examineRight(access: Access): Promise<Finding> {
  const rights = z.object({ permissions: z.array(z.object({ name: z.string() })) });
  const ofGroup = readVk(await callVk("groups.getTokenPermissions", {}, access), rights, access);
  if (ofGroup.is === "done")
    return ofGroup.value.permissions.some(({ name }) => name === "wall")
      ? { level: "good", what: "Это ключ сообщества: публиковать им можно, исправлять и удалять посты — нет." }
      : noRight;
  const ofPerson = readVk(await callVk("account.getAppPermissions", {}, access), z.int(), access);
  if (ofPerson.is !== "done")
    return refusalFinding(
      ofPerson,
      "Права ключа VK_TOKEN не узнать",
      "Повторите проверку; не поможет — получите новый ключ.",
    );
  return (ofPerson.value & WALL) === 0
    ? noRight
    : { level: "good", what: "Это ключ администратора: он публикует, исправляет и удаляет." };
}

const noRight: Finding = {
  level: "fault",
  what: "У ключа VK_TOKEN нет права на стену.",
  mend: "Получите ключ с правом wall («Управление стеной»).",
};

async function examineReading(access: Access): Promise<Finding> {
  const parameters = { owner_id: String(-settingsOf(access).group), count: "1" };
  const wall = readVk(
    await callVk("wall.get", parameters, access, readingKey(access)),
    z.object({ count: z.int() }),
    access,
  );
  if (wall.is === "done") return { level: "good", what: "Стена читается." };
  return {
    ...refusalFinding(
      wall,
      "Стену не прочитать",
      "Добавьте сервисный ключ приложения: VK_READ_TOKEN. Без него после обрыва связи проверять стену придётся человеку.",
    ),
    level: "warning",
  };
}
