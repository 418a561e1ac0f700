import { z } from "zod";
import { plainCard } from "./card.ts";
import { day, id, slug, text } from "./field.ts";
import { takenSlugs } from "./address.ts";
import { status } from "./base.ts";

const pageSlug = slug.refine((value) => !takenSlugs.has(value), "адрес занят разделом портала: выберите другой");

/** A page of the portal itself: about, for editors, accessibility. */
export const page = z.strictObject({
  id,
  slug: pageSlug.describe(slug.description ?? ""),
  former_slugs: z.array(pageSlug).default([]).describe("Прежние адреса страницы."),
  title: text(100, 3).describe("Заголовок страницы."),
  teaser: text(320, 40).describe("Одно-два предложения: о чём страница."),
  status,
  order: z.int("нужно целое число").default(100).describe("Место в списке страниц: меньше — выше."),
  updated: day.describe("Когда страницу правили."),
  card: plainCard,
});
export type Page = z.infer<typeof page>;

/** Parts that a page may call by name; the site binds each name to its component. */
export const pageParts = [
  "FieldTable",
  "VocabularyTable",
  "FeedChooser",
  "FeedList",
  "RubricList",
  "NetworkFootnote",
] as const;
export type PagePart = (typeof pageParts)[number];
