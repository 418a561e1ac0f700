import { absolute, site } from "#src/site.ts";
import { plain } from "#src/text/typography.ts";

/** Address of a page with the mark of the way that a reader came: statistics of any host can tell the ways apart. */
export const sharedAddress = (path: string, way: string): string =>
  `${absolute(path)}?utm_source=${way}&utm_medium=share`;

/** Percent signs only: Telegram and mail programs show a plus as a plus. */
const query = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
    .join("&");

/**
 * Links that open a network's own window for sharing; no script of theirs is loaded. Addresses as the networks tell
 * them: core.telegram.org/widgets/share, dev.vk.com/widgets/share, developers.facebook.com/docs/sharing; RFC 6068.
 */
export function shareLinks(title: string, path: string): { label: string; to: string }[] {
  const { facebook, telegram, vk } = site.channels;
  const text = plain(title);
  const links = [
    telegram.enabled && {
      label: "Telegram",
      to: `https://t.me/share/url?${query({ url: sharedAddress(path, "telegram"), text })}`,
    },
    vk.enabled && {
      label: "ВКонтакте",
      to: `https://vk.com/share.php?${query({ url: sharedAddress(path, "vk"), title: text })}`,
    },
    {
      label: "Почта",
      to: `mailto:?${query({ subject: text, body: `${text}\r\n${sharedAddress(path, "email")}` })}`,
    },
    facebook.enabled && {
      label: "Facebook*",
      to: `https://www.facebook.com/sharer/sharer.php?${query({ u: sharedAddress(path, "facebook") })}`,
    },
  ];
  return links.filter((link) => link !== false);
}
