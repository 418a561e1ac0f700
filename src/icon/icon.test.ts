import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { site } from "#src/site.ts";
import { appleIcon, drawFavicon, drawIcon, manifestIcons } from "./icon.ts";

const spruce = [0x12, 0x52, 0x4a];

describe.each([appleIcon, ...manifestIcons])("$path", (icon) => {
  test("is an opaque square of its size", async () => {
    const { format, width, height, hasAlpha } = await sharp(await drawIcon(icon)).metadata();
    expect([format, width, height, hasAlpha]).toEqual(["png", icon.size, icon.size, false]);
  });

  test("shows the mark, and a mask leaves all of it", async () => {
    expect(site.colour.spruce).toBe("#12524A");
    const { data, info } = await sharp(await drawIcon(icon))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let farthest = 0;
    let marked = 0;
    for (let index = 0; index < info.width * info.height; index++) {
      const pixel = data.subarray(index * info.channels, index * info.channels + 3);
      if (spruce.every((value, channel) => Math.abs((pixel[channel] ?? 0) - value) < 24)) continue;
      marked++;
      const x = (index % info.width) + 0.5 - info.width / 2;
      const y = Math.floor(index / info.width) + 0.5 - info.height / 2;
      farthest = Math.max(farthest, Math.hypot(x, y) / (info.width / 2));
    }
    expect(marked / (info.width * info.height)).toBeGreaterThan(0.1);
    // W3C Web Application Manifest: the safe zone is a circle of 40 % of the width.
    expect(farthest).toBeLessThan(icon.purpose === "maskable" ? 0.8 : 1);
  });
});

test("favicon.ico holds a PNG where its header says", async () => {
  const icon = await drawFavicon();
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4), icon[6]]).toEqual([0, 1, 1, 32]);
  const png = icon.subarray(icon.readUInt32LE(18));
  expect(png.length).toBe(icon.readUInt32LE(14));
  expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 32, height: 32 });
});
