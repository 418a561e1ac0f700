import { brotliDecompressSync } from "node:zlib";

/** Tags that WOFF 2 writes as a number (W3C WOFF 2.0, 4.1), up to the last one that is needed here. */
const glyfTag = 10;
const locaTag = 11;
const cmapTag = 0;
const customTag = 63;

/** The cmap table of a WOFF 2 file. */
function cmapOf(file: Buffer): Buffer {
  if (file.toString("latin1", 0, 4) !== "wOF2") throw new Error("это не шрифт WOFF 2");
  const tables = file.readUInt16BE(12);
  const compressed = file.readUInt32BE(20);
  let place = 48;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const part = file[place++] ?? 0;
      value = value * 128 + (part & 127);
      if (part < 128) return value;
    }
  };
  let offset = 0;
  let cmap: { start: number; end: number } | undefined;
  for (let index = 0; index < tables; index += 1) {
    const flags = file[place++] ?? 0;
    const tag = flags & 63;
    if (tag === customTag) place += 4;
    // glyf and loca are transformed unless the version is 3; every other table when it is not 0.
    const transformed = tag === glyfTag || tag === locaTag ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const plainLength = base128();
    const length = transformed ? base128() : plainLength;
    if (tag === cmapTag) cmap = { start: offset, end: offset + length };
    offset += length;
  }
  if (!cmap) throw new Error("в шрифте нет таблицы cmap");
  return brotliDecompressSync(file.subarray(place, place + compressed)).subarray(cmap.start, cmap.end);
}

function* segments(table: Buffer, at: number): Generator<[character: number, glyph: number]> {
  const twice = table.readUInt16BE(at + 6);
  for (let index = 0; index < twice; index += 2) {
    const end = table.readUInt16BE(at + 14 + index);
    const start = table.readUInt16BE(at + 16 + twice + index);
    const delta = table.readUInt16BE(at + 16 + twice * 2 + index);
    const rangeAt = at + 16 + twice * 3 + index;
    const range = table.readUInt16BE(rangeAt);
    for (let character = start; character <= end && character < 0xffff; character += 1) {
      const listed = range === 0 ? character : table.readUInt16BE(rangeAt + range + (character - start) * 2);
      yield [character, range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff];
    }
  }
}

function* groups(table: Buffer, at: number): Generator<[character: number, glyph: number]> {
  const count = table.readUInt32BE(at + 12);
  for (let index = 0; index < count; index += 1) {
    const place = at + 16 + index * 12;
    const start = table.readUInt32BE(place);
    const glyph = table.readUInt32BE(place + 8);
    for (let character = start; character <= table.readUInt32BE(place + 4); character += 1)
      yield [character, glyph + character - start];
  }
}

/**
 * The characters a WOFF 2 font really draws, from its cmap (formats 4 and 12). The `unicode-range`
 * that comes with a subset promises more: Golos's Latin one covers U+2011 and U+202F, the font has neither.
 */
export function coverageOf(file: Buffer): Set<number> {
  const table = cmapOf(file);
  const covered = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const at = table.readUInt32BE(4 + index * 8 + 4);
    const format = table.readUInt16BE(at);
    const pairs = format === 4 ? segments(table, at) : format === 12 ? groups(table, at) : [];
    for (const [character, glyph] of pairs) if (glyph !== 0) covered.add(character);
  }
  return covered;
}
