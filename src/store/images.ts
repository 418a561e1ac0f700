import { getImage } from "astro:assets";
import type { ImageMetadata } from "astro";
import type { Image } from "#src/entry/field.ts";
import type { ReadyImage } from "#src/markdown/render.ts";

const files = import.meta.glob<{ default: ImageMetadata }>("/content/images/*.{jpg,jpeg,png,webp,avif}", {
  eager: true,
});

/** The pictures of an entry made ready by sharp: WebP in two widths. Files were checked when content was read. */
export async function readyImages(images: readonly Image[]): Promise<Map<string, ReadyImage>> {
  const ready = new Map<string, ReadyImage>();
  for (const { src, author, rights } of images) {
    const file = files[`/content/images/${src}`];
    if (!file) throw new Error(`content/images/${src} is missing`);
    const width = Math.min(1400, file.default.width);
    const made = await getImage({ src: file.default, width, widths: [Math.min(700, width), width], format: "webp" });
    ready.set(src, {
      src: made.src,
      srcset: made.srcSet.attribute,
      width,
      height: Math.round((file.default.height * width) / file.default.width),
      caption: `${author}. ${rights}`,
    });
  }
  return ready;
}
