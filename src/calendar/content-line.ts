/**
 * Lines of an iCalendar file (RFC 5545, 3.1 and 3.3.11). ical-generator was tried first: version 11 escapes
 * addresses as if they were text, leaves the calendar's name unescaped, ends without a line break and knows
 * neither CONFERENCE nor a calendar's LAST-MODIFIED; what it would take over from us is this file.
 */

/** Octets of a line without its break; the space that continues a line is one of them. */
const LIMIT = 75;

/** Characters that no value may hold, a tab and a line break apart. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** A value of the type TEXT. */
export const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(FORBIDDEN, "")
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`);

const octets = (character: string) => Buffer.byteLength(character);

/** Breaks a line so that no part is longer than 75 octets, and never within a character. */
export function fold(line: string): string {
  if (octets(line) <= LIMIT) return line;
  let folded = "";
  let used = 0;
  for (const character of line) {
    const more = octets(character);
    if (used + more > LIMIT) {
      folded += "\r\n ";
      used = 1;
    }
    folded += character;
    used += more;
  }
  return folded;
}

/** A property whose value is text. */
export const textLine = (name: string, text: string): string => `${name}:${escapeText(text)}`;

/** A property whose value is an address: it is no text and is not escaped. */
export const addressLine = (name: string, address: string): string => `${name}:${new URL(address).href}`;

/** The file of these lines. */
export const joinLines = (lines: readonly string[]): string => lines.map((line) => `${fold(line)}\r\n`).join("");
