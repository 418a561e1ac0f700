import { z } from "zod";

/**
 * The fields that several kinds share. Every `.describe` speaks to an editor in Russian:
 * the editors' page, the form and the error messages are made from it.
 */

/** Registry metadata of a field: what it refers to and whether Markdown links may stand in it. */
export interface FieldMeta {
  /** Name of the collection or vocabulary whose ids are allowed here. */
  references?: string;
  /** True for words that a reader reads: they are typeset, addresses and ids are not. */
  prose?: boolean;
}

const fieldMeta = z.registry<FieldMeta>();

/** The collection or vocabulary that a field refers to, if it refers to one. */
export const referenceOf = (schema: z.core.$ZodType): string | undefined => fieldMeta.get(schema)?.references;

/** True when a field holds words for a reader. */
export const isProse = (schema: z.core.$ZodType): boolean => fieldMeta.get(schema)?.prose === true;

/** A field that holds the id of something else: an entry, an organisation or a vocabulary term. */
export function reference(target: string) {
  const schema = z
    .string("нужен идентификатор в виде строки")
    .regex(/^[a-z0-9][a-z0-9-]*$/, "идентификатор: строчные латинские буквы, цифры и дефис");
  schema.register(fieldMeta, { references: target });
  return schema;
}

/** Words for a reader, `min` to `max` characters after trimming. */
export const text = (max: number, min = 1) =>
  z
    .string("нужен текст")
    .trim()
    .min(min, min === 1 ? "поле не может быть пустым" : `слишком коротко: нужно не меньше ${min} знаков`)
    .max(max, `слишком длинно: не больше ${max} знаков`)
    .register(fieldMeta, { prose: true });

export const id = z
  .string("нужен идентификатор в виде строки")
  .regex(/^[a-z][a-z0-9-]{2,63}$/, "идентификатор: от 3 до 64 строчных латинских букв, цифр и дефисов, начиная с буквы")
  .describe("Постоянный идентификатор записи. Даётся один раз и не меняется, даже если меняется заголовок.");

export const slug = z
  .string("нужен адрес в виде строки")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "адрес: строчные латинские буквы, цифры и одиночные дефисы между ними")
  // A listing's second page stands at /practices/2/.
  .regex(/[^0-9]/, "адрес из одних цифр занят страницами списков: добавьте слово")
  .max(80, "слишком длинно: не больше 80 знаков")
  .describe("Последняя часть адреса страницы. Если её меняют, прежнюю переносят в former_slugs.");

const realDate = (value: string) => {
  const [year, month = 1, day = 1] = value.split("-").map(Number) as [number, number?, number?];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** A calendar day, ISO 8601 `YYYY-MM-DD`, that exists in the calendar. */
export const day = z
  .string("нужна дата вида 2026-03-05")
  .regex(/^\d{4}-\d{2}-\d{2}$/, "дата пишется как 2026-03-05: год, месяц, день")
  .refine(realDate, "такого дня нет в календаре");

/** A year, a month or a day, ISO 8601 with reduced precision. */
export const roughDate = z
  .string("нужна дата вида 2026, 2026-03 или 2026-03-05 (год возьмите в кавычки)")
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "дата пишется как «2026», «2026-03» или «2026-03-05»")
  .refine(realDate, "такой даты нет в календаре");

/** A day or a minute of local time in the event's own zone, without offset. */
export const moment = z
  .string("нужна дата вида 2026-03-05 или 2026-03-05T10:00")
  .regex(
    /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/,
    "пишите 2026-03-05 или 2026-03-05T10:00 (местное время события)",
  )
  .refine((value) => realDate(value.slice(0, 10)), "такого дня нет в календаре");

/** A time zone by its name in the IANA database. */
export const zone = z
  .string("нужен часовой пояс")
  .refine(
    (value) => Intl.supportedValuesOf("timeZone").includes(value),
    "часовой пояс пишется как Europe/Moscow или Asia/Yekaterinburg",
  );

export const url = z
  .url({ protocol: /^https?$/, error: "нужен полный адрес, который начинается с https:// или http://" })
  .max(500, "слишком длинно: не больше 500 знаков");

export const source = z
  .strictObject({
    id: z
      .string("нужна метка источника")
      .regex(/^s[0-9]{1,2}$/, "метка источника: буква s и номер, например s1")
      .describe("Метка, по которой на источник ссылаются в тексте ([^s1]) и у чисел (source: s1)."),
    url: url.describe("Адрес материала."),
    title: text(300).describe("Заголовок материала, как он стоит у издателя."),
    publisher: text(120).describe("Кто опубликовал."),
    published: roughDate.optional().describe("Когда опубликовано."),
    accessed: day.describe("Когда редакция открывала материал."),
  })
  .describe("Открытый источник, на который опирается запись.");
export type Source = z.infer<typeof source>;

export const sourceMark = z
  .string("нужна метка источника, например s1")
  .regex(/^s[0-9]{1,2}$/, "метка источника: буква s и номер, например s1");

/** A phrase that must name its source as soon as it holds a number. */
export const sourcedText = <Amount extends z.ZodRawShape>(max: number, amount: Amount) =>
  z
    .strictObject({
      text: text(max).describe("Что именно, своими словами."),
      source: sourceMark.optional().describe("Метка источника. Обязательна, если названо число."),
      ...amount,
    })
    .refine((value: object) => "source" in value || !Object.values(value).some((part) => /\d/.test(String(part))), {
      path: ["source"],
      error: "в тексте есть число, а источника нет: каждое число должно опираться на источник",
    });

export const imageName = z
  .string("нужно имя файла")
  .regex(
    /^[a-z0-9][a-z0-9._-]*\.(jpe?g|png|webp|avif)$/,
    "имя файла из папки content/images: латиница, .jpg, .png, .webp или .avif",
  );

export const image = z
  .strictObject({
    src: imageName.describe("Имя файла в папке content/images."),
    alt: text(250).describe("Что видно на картинке: для тех, кто её не видит."),
    author: text(120).describe("Кто автор снимка или рисунка."),
    rights: text(200).describe("На каком основании картинка опубликована: лицензия или разрешение."),
    consent: z
      .boolean("нужно true или false")
      .default(false)
      .describe("true, если на снимке узнаваемые люди и их согласие получено."),
  })
  .describe("Картинка с подписью и правами.");
export type Image = z.infer<typeof image>;
