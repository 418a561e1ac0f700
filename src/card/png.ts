import { crc32 } from "node:zlib";

const signature = Buffer.from("89504e470d0a1a0a", "hex");

/** True when the bytes are a PNG of this size with every chunk whole, up to the end. */
export function isWholePng(bytes: Buffer, width: number, height: number): boolean {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(signature)) return false;
  if (bytes.readUInt32BE(16) !== width || bytes.readUInt32BE(20) !== height) return false;
  let place = 8;
  while (place + 12 <= bytes.length) {
    const end = place + 8 + bytes.readUInt32BE(place);
    if (end + 4 > bytes.length || crc32(bytes.subarray(place + 4, end)) !== bytes.readUInt32BE(end)) return false;
    if (bytes.toString("latin1", place + 4, place + 8) === "IEND") return end + 4 === bytes.length;
    place = end + 4;
  }
  return false;
}
