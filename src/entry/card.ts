import { z } from "zod";
import { imageName, text } from "./field.ts";

const about =
  "Картинка, с которой ссылку на страницу увидят в соцсетях и мессенджерах. Пусто — всё возьмётся из записи.";

const title = text(100, 5)
  .optional()
  .describe("Заголовок только для этой картинки: короче или без знаков, которых нет в шрифтах портала.");

const picture = {
  title,
  image: imageName
    .optional()
    .describe(
      "Своя картинка в арке: имя файла из поля images этой записи. Портал сам вырежет середину по высоте арки.",
    ),
};

/** What an editor may change in the share picture of a page that shows no pictures of its own. */
export const plainCard = z.strictObject({ title }).optional().describe(about);

/** What an editor may change in the share picture of an entry. */
export const card = z.strictObject(picture).optional().describe(about);

/** The same of a practice, whose picture shows one of its results. */
export const practiceCard = z
  .strictObject({
    ...picture,
    result: z
      .int("нужно целое число")
      .min(0, "номер результата: 1 — первый, 0 — никакого")
      .optional()
      .describe(
        "Какой результат показать: его номер в поле results, считая с 1; 0 — никакого. Пусто — первый не плановый.",
      ),
  })
  .optional()
  .describe(about);

/** The rule between the share picture and the rest of an entry: a picture is one of those that have an author and rights. */
export function checkCard(
  entry: { card?: { image?: string | undefined } | undefined; images: { src: string }[] },
  context: z.RefinementCtx,
): void {
  const image = entry.card?.image;
  if (image === undefined || entry.images.some(({ src }) => src === image)) return;
  const known = entry.images.map(({ src }) => src).join(", ");
  context.addIssue({
    code: "custom",
    path: ["card", "image"],
    message: `картинки «${image}» нет в поле images этой записи${known ? ` (там ${known})` : ""}: опишите её там, автор и права обязательны`,
  });
}
