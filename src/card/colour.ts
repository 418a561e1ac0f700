/** A colour as OKLCH: lightness 0–1, chroma from 0, hue in degrees. */
interface Oklch {
  lightness: number;
  chroma: number;
  hue: number;
}

/** Linear-light sRGB of a colour; parts outside 0–1 cannot be shown. Matrices: bottosson.github.io/posts/oklab. */
function linearRgb({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const shown = (colour: Oklch) => linearRgb(colour).every((part) => part >= -0.0005 && part <= 1.0005);

const byte = (linear: number) => {
  const part = Math.min(1, Math.max(0, linear));
  const encoded = part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
};

/**
 * The colour as `#RRGGBB`. Where sRGB has no such colour the chroma is lowered until it has:
 * lightness and hue stay, so the rubrics keep their equal weight.
 */
export function hexOf(colour: Oklch): string {
  let chroma = colour.chroma;
  if (!shown(colour)) {
    let low = 0;
    for (let step = 0; step < 24; step += 1) {
      const middle = (low + chroma) / 2;
      if (shown({ ...colour, chroma: middle })) low = middle;
      else chroma = middle;
    }
    chroma = low;
  }
  const bytes = linearRgb({ ...colour, chroma }).map(byte);
  return `#${bytes.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
