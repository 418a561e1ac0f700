import type { Fault } from "#src/loader/fault.ts";
import type { RubricSettings } from "./schema.ts";

/** `token`, `appSecret`, `api_key`, `signing-key`; `keyboard` and `monkey` are none. */
const looksSecret = (name: string) =>
  /token|passw|secret|credential|(?:^|[._-])key$|api_?key$/i.test(name) || /[a-z]Key$/.test(name);

/** Says an unknown key in the words of the place where it stands. */
export function inWords(fault: Fault): Fault {
  const { field = "" } = fault;
  if (fault.message !== "такого поля нет") return fault;
  const name = field.slice(field.lastIndexOf(".") + 1);
  if (looksSecret(name))
    return {
      ...fault,
      message: "ключам и паролям здесь не место: этот файл видят все, кто видит репозиторий",
      mend: "удалите поле и задайте ключ переменной окружения (на GitHub — секретом окружения crosspost). Если файл с ключом уже отправлен, отзовите ключ и получите новый",
    };
  if (/^channels\.[^.]+$/.test(field)) return { ...fault, message: `канала «${name}» нет` };
  if (/^rubrics\.[^.]+$/.test(field))
    return { ...fault, message: `рубрики «${name}» нет в content/vocabulary/rubrics.yaml` };
  return fault;
}

/** A rubric that goes to a channel which is not on would go nowhere in silence. */
export function unlistedChannels(
  { channels, rubrics }: { channels: object; rubrics: Record<string, RubricSettings> },
  place: { file: string; lineOf(path: readonly PropertyKey[]): number },
): Fault[] {
  const listed = Object.keys(channels);
  return Object.entries(rubrics).flatMap(([rubric, settings]) =>
    (settings.channels ?? []).flatMap((name, index): Fault[] =>
      listed.includes(name)
        ? []
        : [
            {
              file: place.file,
              line: place.lineOf(["rubrics", rubric, "channels", index]),
              field: `rubrics.${rubric}.channels[${index}]`,
              message: `канал «${name}» не включён: его нет в channels`,
              allowed: listed.join(", ") || "пока ни одного канала",
              mend: `добавьте канал в channels или уберите его отсюда`,
            },
          ],
    ),
  );
}
