import { slugAddress } from "./address.ts";

/**
 * The pages that the portal's own frame leads to: header, footer, components, feeds. Editors write them, so their
 * slugs are given here, each with what readers look for there. All of them must be there: their links stand on every
 * page, and no page knows what others are written.
 */
export const framePages = {
  about: "что это за портал, кто его издаёт и откуда тексты",
  community: "что это за сообщество, как вступить и где спросить",
  editors: "как предложить практику или правку",
  subscriptions: "как подписаться; список лент: <FeedChooser /> и <FeedList />",
  "how-to-read": "что значат поля и отметки в паспорте практики",
  accessibility: "как пользоваться порталом тем, кто плохо видит или обходится без мыши",
} as const;
export type FramePage = keyof typeof framePages;

/** Pages that a part of the frame leads to where they are there; a portal without them draws no link. */
export const optionalPages = {
  channels: "кто и как публикует записи в каналах сообщества",
} as const;
export type OptionalPage = keyof typeof optionalPages;

/** Where a page that the frame leads to stands. */
export const framePageAddress = (page: FramePage | OptionalPage): string => slugAddress("pages", page);
