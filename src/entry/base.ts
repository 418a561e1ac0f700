import { z } from "zod";
import { card, checkCard } from "./card.ts";
import { day, id, image, reference, slug, source, text } from "./field.ts";

/** `real` is published, `demo` is shown with a badge and counted nowhere, `draft` is never built. */
export const status = z
  .enum(["real", "demo", "draft"], "такого значения нет")
  .describe(
    "real — настоящая запись с источниками; demo — демонстрационная, с пометкой; draft — черновик, на сайт не попадает.",
  );

/** What every entry has, whatever its kind. Spread into each kind's strict object. */
export const base = {
  id,
  slug,
  former_slugs: z.array(slug).default([]).describe("Прежние адреса: с них посетителя переведут на нынешний."),
  title: text(100, 5).describe("Заголовок, до 100 знаков, без точки в конце."),
  teaser: text(320, 40).describe("Одно-два предложения о сути: их видят в списках, в поиске и в соцсетях."),
  status,
  unlisted: z
    .boolean("нужно true или false")
    .default(false)
    .describe("true — страница есть, но не показывается в списках, лентах и анонсах."),
  audience: z.array(reference("audiences")).min(1, "укажите хотя бы одну аудиторию").describe("Для кого запись."),
  published: day.describe("Дата публикации. Запись с будущей датой появится на сайте в этот день."),
  updated: day.optional().describe("Дата последней содержательной правки."),
  changes: z
    .array(
      z.strictObject({
        date: day.describe("Когда изменили."),
        note: text(300).describe("Что изменили и почему."),
      }),
    )
    .default([])
    .describe("История содержательных правок."),
  tags: z.array(reference("tags")).default([]).describe("Метки из общего списка."),
  sources: z.array(source).default([]).describe("Открытые источники. У настоящей записи есть хотя бы один."),
  share_text: text(600)
    .optional()
    .describe(
      "Готовый текст для соцсетей. Если пусто, пост составится из заголовка, аннотации, первого достигнутого результата (у события — дат и места) и имён организаций там, где сеть умеет упоминать; ссылку и хештег рубрики программа добавит к любому тексту.",
    ),
  images: z.array(image).default([]).describe("Картинки; первая — главная."),
  card,
};

/** The base of a kind that is announced in the channels: it has exactly one rubric. */
export const announced = {
  ...base,
  rubric: reference("rubrics").describe("Одна из семи рубрик сообщества."),
};

interface Checked {
  status: z.infer<typeof status>;
  published: string;
  updated?: string | undefined;
  changes: { date: string }[];
  sources: { id: string }[];
  former_slugs: string[];
  slug: string;
  images: { src: string }[];
  card?: { image?: string | undefined } | undefined;
}

/** The rules that hold across fields of any entry. Passed to `.superRefine` by each kind. */
export function checkBase(entry: Checked, context: z.RefinementCtx): void {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  if (entry.status === "real" && entry.sources.length === 0)
    fault(["sources"], "у настоящей записи должен быть хотя бы один источник (или поставьте status: demo)");
  if (entry.updated && entry.updated < entry.published)
    fault(["updated"], `правка не может быть раньше публикации (${entry.published})`);
  entry.changes.forEach((change, index) => {
    if (change.date < entry.published)
      fault(["changes", index, "date"], `правка не может быть раньше публикации (${entry.published})`);
  });
  entry.sources.forEach((item, index) => {
    if (entry.sources.findIndex((other) => other.id === item.id) !== index)
      fault(["sources", index, "id"], `метка ${item.id} уже занята другим источником этой записи`);
  });
  if (entry.former_slugs.includes(entry.slug)) fault(["former_slugs"], "прежний адрес совпадает с нынешним");
  checkCard(entry, context);
}

/** Reports a pair of dates that stand in the wrong order. */
export function checkOrder(
  context: z.RefinementCtx,
  earlier: string | undefined,
  later: string | undefined,
  path: (string | number)[],
  message: string,
): void {
  const length = Math.min(earlier?.length ?? 0, later?.length ?? 0);
  if (earlier && later && earlier.slice(0, length) > later.slice(0, length))
    context.addIssue({ code: "custom", path, message });
}
