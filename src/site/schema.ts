import { z } from "zod";
import { text, zone } from "#src/entry/field.ts";

const NOT_AN_ADDRESS = "нужен полный адрес, который начинается с https:// или http://";

const isWeb = (value: string): boolean => {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(value);
};

/** An address on the web; empty for none, which is also what a field that is not there means. */
const optionalAddress = z
  .string("нужен адрес в виде строки")
  .refine((value) => value === "" || isWeb(value), NOT_AN_ADDRESS)
  .default("");

/** Where the portal stands. What follows a path would be lost in every link, so it is refused. */
export const portalAddress = z
  .string("нужен адрес портала")
  .refine(isWeb, NOT_AN_ADDRESS)
  .refine((value) => !/[?#]/.test(value), "адрес портала — без знаков ? и # и того, что за ними")
  .transform((value) => value.replace(/\/+$/, ""));

const enabled = z.boolean("нужно true или false").default(true);
const whole = (least: number, most: number) => {
  const message = `нужно целое число от ${least} до ${most}`;
  return z.int(message).min(least, message).max(most, message);
};

const channels = z
  .strictObject({
    facebook: z
      .strictObject({
        enabled: enabled.describe("false убирает с портала все упоминания Facebook и ссылку «Поделиться»."),
        group: optionalAddress.describe("Адрес группы сообщества; пустой — ссылки на группу нет."),
        footnote: text(300, 10)
          .default("* Принадлежит Meta, деятельность которой признана экстремистской и запрещена в России.")
          .describe("Сноска там, где сеть названа: её требует российский закон. Начинается со звёздочки."),
      })
      .prefault({})
      .describe("Facebook."),
    telegram: z
      .strictObject({
        enabled: enabled.describe("false убирает ссылку на канал и кнопку «Поделиться»."),
        channel: optionalAddress.describe("Адрес канала в Telegram; пустой — ссылки нет."),
      })
      .prefault({})
      .describe("Telegram."),
    vk: z
      .strictObject({
        enabled: enabled.describe("false убирает ссылку на сообщество и кнопку «Поделиться»."),
        group: optionalAddress.describe("Адрес сообщества ВКонтакте; пустой — ссылки нет."),
      })
      .prefault({})
      .describe("ВКонтакте."),
  })
  .prefault({})
  .describe("Что читатель видит о каналах сообщества. Куда и когда публиковать, решает content/crosspost.yaml.");

/** The settings of a portal, as `content/site.yaml` holds them. */
export const siteSchema = z.strictObject({
  name: text(30, 2).describe("Имя портала: в шапке, на картинках для соцсетей, в лентах."),
  slogan: text(80, 5).describe("Что стоит после имени в заголовке главной страницы."),
  description: text(320, 40).describe("Одно-два предложения о портале: их показывают поисковики и соцсети."),
  address: portalAddress.describe(
    "Адрес, по которому портал открывается, без косой черты на конце. Путь в нём станет началом каждой ссылки. Переменная окружения SVOD_URL сильнее.",
  ),
  publisher: text(120, 2).describe("Кто издаёт портал."),
  community: text(600, 20)
    .optional()
    .describe("Два-три предложения о сообществе для главной страницы; без них раздела о сообществе там нет."),
  searchExamples: z
    .array(text(60))
    .max(6, "примеров не больше шести")
    .default([])
    .describe("Примеры запросов под поиском на главной странице: по каждому должно что-то находиться."),
  zone: zone.describe("Часовой пояс портала: в нём наступают дни и записаны часы событий."),
  contentLicence: z
    .strictObject({
      name: text(60, 2).describe("Короткое имя лицензии, например CC BY 4.0."),
      url: z.string("нужен адрес в виде строки").refine(isWeb, NOT_AN_ADDRESS).describe("Адрес текста лицензии."),
    })
    .describe("По какой лицензии можно брать тексты портала."),
  repository: optionalAddress.describe("Хранилище текстов, где предлагают правки; пустой адрес убирает ссылки."),
  email: z
    .string("нужен адрес почты в виде строки")
    .refine((value) => value === "" || z.email().safeParse(value).success, "адрес почты пишется как name@example.org")
    .default("")
    .describe("Почта редакции; без неё ссылки «Написать редакции» нет."),
  webSubHub: optionalAddress.describe(
    "Узел WebSub, который сразу сообщает читателям лент о новом; пустой — читатели спрашивают сами.",
  ),
  channels,
  offline: z
    .strictObject({
      enabled: enabled.describe("false выключает чтение без сети: браузеры читателей забудут сохранённое."),
      pages: whole(1, 1000).default(100).describe("Сколько последних открытых страниц хранить, кроме избранного."),
      searchBytes: whole(0, 100_000_000)
        .default(4_000_000)
        .describe("Указатель поиска большего размера, в байтах, на устройство целиком не сохраняется."),
    })
    .prefault({})
    .describe("Что устройство читателя хранит на случай, если сети нет."),
  cards: z
    .strictObject({
      keepDays: whole(0, 3650)
        .default(365)
        .describe("Сколько дней хранить картинку, которой больше нет на страницах: её ещё показывают посты."),
      withdrawn: z
        .array(z.string("нужно имя картинки").regex(/^[0-9a-f]{12}$/, "имя картинки — 12 знаков из og/….png, без .png"))
        .default([])
        .describe("Картинки, которые надо убрать сразу: на них было то, чего показывать нельзя."),
    })
    .prefault({})
    .describe("Картинки для соцсетей."),
});
