/** Characters that XML 1.0 forbids even when escaped (https://www.w3.org/TR/xml/#charsets). */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The text without what XML does not bear; half a surrogate pair becomes «�». */
export const clean = (text: string): string => text.toWellFormed().replace(FORBIDDEN, "");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands in an element or between the quotes of an attribute, of XML and of HTML alike. */
export const escapeXml = (text: string): string => clean(text).replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? "");
