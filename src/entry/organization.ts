import { z } from "zod";
import { plainCard } from "./card.ts";
import { id, reference, slug, source, text, url } from "./field.ts";
import { status } from "./base.ts";

/** A holder, a partner or an organiser. Never a private person. */
export const organization = z
  .strictObject({
    id,
    slug,
    former_slugs: z.array(slug).default([]).describe("Прежние адреса страницы."),
    title: text(160, 2).describe("Полное принятое название."),
    short: text(60, 2).describe("Короткое название для списков и карточек."),
    teaser: text(320, 20).describe("Кто это, одним-двумя предложениями."),
    status,
    type: reference("organization-types").describe("Вид организации."),
    regions: z.array(reference("regions")).default([]).describe("Коды субъектов РФ."),
    url: url.optional().describe("Сайт организации."),
    sources: z.array(source).default([]).describe("Открытые источники."),
    handles: z
      .record(z.string(), text(80))
      .default({})
      .describe("Имена организации в соцсетях: telegram, vk, mastodon, bluesky. Нужны для упоминаний."),
    card: plainCard,
  })
  .superRefine((entry, context) => {
    if (entry.status === "real" && entry.sources.length === 0 && entry.url === undefined)
      context.addIssue({
        code: "custom",
        path: ["sources"],
        message: "нужен сайт организации или хотя бы один источник",
      });
  });
export type Organization = z.infer<typeof organization>;
