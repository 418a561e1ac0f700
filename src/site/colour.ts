/** A colour token: what it is in the light scheme and in the dark one, as `#RRGGBB`. */
export interface Pair {
  light: string;
  dark: string;
}

const HEX = "#(?:[0-9a-f]{3}|[0-9a-f]{6})";
const single = new RegExp(`^${HEX}$`, "i");
const both = new RegExp(`^light-dark\\(\\s*(${HEX})\\s*,\\s*(${HEX})\\s*\\)$`, "i");

/** `#abc` → `#AABBCC`. */
const whole = (hex: string) =>
  (hex.length === 4 ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex).toUpperCase();

/** Reads `#12524a` or `light-dark(#12524a, #83cbbb)`; one colour alone stands for both schemes. */
export function readPair(value: string): Pair | undefined {
  const text = value.trim();
  if (single.test(text)) return { light: whole(text), dark: whole(text) };
  const [, light, dark] = both.exec(text) ?? [];
  return light && dark ? { light: whole(light), dark: whole(dark) } : undefined;
}

/** Relative luminance of `#RRGGBB` after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, from 1 to 21, after WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
