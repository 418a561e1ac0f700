import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryFacts } from "#src/view/entry-view.ts";
import { makeEntry, makePortal, type Fields } from "#tests/fake/entry.ts";
import { buildPackage, packageFiles, packedPicture, type PackageInput } from "./package.ts";
import { safeName, zipFiles } from "./zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (file: Uint8Array | undefined) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(file);
const college = makeEntry("organizations", "college", { title: "Колледж имени примера", short: "Колледж" });

function input(change: Fields = {}): PackageInput {
  const entry = makeEntry("practices", "one", {
    title: 'Завод «A» & <b> {x} "q" 😀 e\u0301 \u202Eабв\u202C',
    updated: "2026-04-01",
    documents: [
      { title: "Договор", url: "https://example.org/a?b=1&c=2", format: "PDF" },
      { title: "Памятка", url: "https://example.org/b" },
    ],
    ...change,
  });
  const portal = makePortal([college, entry]);
  return {
    facts: { ...entryFacts(portal, entry), entry },
    twin: "# Завод\n",
    pictures: [{ src: "schema.png", bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) }],
    licence: bytes("# Лицензия\n"),
  };
}

const names = (zip: Uint8Array) => Object.keys(unzipSync(zip));

test("one folder holds everything, in a fixed order", () => {
  expect(names(buildPackage(input()))).toEqual([
    "one/ЧИТАЙТЕ.txt",
    "one/one.md",
    "one/data.json",
    "one/ДОКУМЕНТЫ.txt",
    "one/ЛИЦЕНЗИЯ.md",
    "one/images/schema.png",
  ]);
  expect(names(buildPackage({ ...input({ documents: [] }), pictures: [] }))).toEqual([
    "one/ЧИТАЙТЕ.txt",
    "one/one.md",
    "one/data.json",
    "one/ЛИЦЕНЗИЯ.md",
  ]);
});

describe("what is inside", () => {
  const files = unzipSync(buildPackage(input()));

  test("Notepad can read what to read first", () => {
    const readme = textOf(files["one/ЧИТАЙТЕ.txt"]);
    expect(readme.startsWith("\uFEFFСвод.")).toBe(true);
    expect(readme.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const words of [
      'Пакет практики «Завод «A» & <b> {x} "q" 😀 e\u0301 \u202Eабв\u202C»',
      "https://svod.example/practices/one/",
      "https://svod.example/practices/one.zip",
      "5 марта 2026 г.",
      "1 апреля 2026 г.",
      "CC BY 4.0",
    ])
      expect(readme).toContain(words);
    expect(readme).not.toContain("ДЕМОНСТРАЦИОННАЯ");
  });

  test("the data are the record and the names of what it refers to", () => {
    const data = JSON.parse(textOf(files["one/data.json"])) as Record<string, unknown>;
    expect(data).toMatchObject({
      format: "svod-package",
      version: 1,
      kind: "practices",
      url: "https://svod.example/practices/one/",
      data: { id: "one", holder: "college", instruments: ["dual"] },
      labels: {
        "organizations/college": {
          label: "Колледж",
          title: "Колледж имени примера",
          url: "https://svod.example/organizations/college/",
        },
        "instruments/dual": { label: "Дуальное обучение" },
      },
    });
  });

  test("documents are named with their addresses", () => {
    expect(textOf(files["one/ДОКУМЕНТЫ.txt"])).toBe(
      "\uFEFFДокументы практики\r\n\r\n1. Договор (PDF)\r\n   https://example.org/a?b=1&c=2\r\n2. Памятка\r\n   https://example.org/b\r\n",
    );
  });

  test("pictures and the licence are as they were", () => {
    expect([...(files["one/images/schema.png"] ?? [])]).toEqual([137, 80, 78, 71, 0, 255]);
    expect(textOf(files["one/ЛИЦЕНЗИЯ.md"])).toBe("# Лицензия\n");
  });
});

test("a demonstration entry says so", () => {
  const files = unzipSync(buildPackage(input({ status: "demo" })));
  expect(textOf(files["one/ЧИТАЙТЕ.txt"])).toContain("ДЕМОНСТРАЦИОННАЯ ЗАПИСЬ. Это образец");
});

describe("the same on every machine", () => {
  test("no clock and no zone is in the bytes", () => {
    const program = `
      import { zipFiles } from ${JSON.stringify(new URL("./zip.ts", import.meta.url).href)};
      const files = [{ path: "a/б.txt", bytes: new TextEncoder().encode("текст ".repeat(100)) }];
      console.log(Buffer.from(zipFiles(files, "2026-03-05")).toString("base64"));`;
    const inZone = (zone: string) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", program], {
        encoding: "utf8",
        env: { ...process.env, TZ: zone },
      });
    const zones = ["UTC", "Asia/Kamchatka", "America/Los_Angeles", "Pacific/Apia"].map(inZone);
    expect(new Set(zones).size).toBe(1);
    expect(zones[0]?.length).toBeGreaterThan(100);
  });

  test("days that a zip cannot hold are the nearest that it can", () => {
    for (const day of ["0001-01-01", "1970-06-01", "1980-01-01", "2099-12-31", "9999-12-31"])
      expect(Object.keys(unzipSync(zipFiles([{ path: "a", bytes: bytes("a") }], day)))).toEqual(["a"]);
  });
});

describe("names that Windows keeps for devices", () => {
  test.each([
    ["con", "_con"],
    ["aux.png", "_aux.png"],
    ["com1.tar.png", "_com1.tar.png"],
    ["consul", "consul"],
    ["lpt10.png", "lpt10.png"],
    ["nul-list", "nul-list"],
  ])("%s → %s", (name, safe) => expect(safeName(name)).toBe(safe));

  test("are given to no file of a package", () => {
    const packed = input({ slug: "con" });
    const paths = packageFiles({ ...packed, pictures: [{ src: "aux.png", bytes: bytes("") }] }).map(
      ({ path: at }) => at,
    );
    expect(paths.slice(0, 2)).toEqual(["_con/ЧИТАЙТЕ.txt", "_con/_con.md"]);
    expect(paths.at(-1)).toBe(`_con/${packedPicture("aux.png")}`);
    expect(paths.at(-1)).toBe("_con/images/_aux.png");
  });

  test("no path has a sign that a system forbids", () => {
    for (const { path: at } of packageFiles(input())) expect(at).toMatch(/^[\p{L}\p{N}._/-]+$/u);
  });
});

/** Python's reader of zips shares no code with what wrote them. */
const python = ["python3", "python"].find((name) => {
  try {
    execFileSync(name, ["-c", "import zipfile"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

describe.skipIf(!python)("read by another program", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "svod-package-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("names, days and contents come out as they went in", async () => {
    const file = path.join(folder, "one.zip");
    await writeFile(file, buildPackage(input()));
    const program = `
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
archive.extractall(sys.argv[2])
print(json.dumps([[i.filename, list(i.date_time), bool(i.flag_bits & 0x800), i.filename.isascii()] for i in archive.infolist()]))`;
    const listed = JSON.parse(
      execFileSync(python ?? "", ["-c", program, file, folder], {
        encoding: "utf8",
        env: { ...process.env, PYTHONUTF8: "1" },
      }),
    ) as [string, number[], boolean, boolean][];
    expect(listed.map(([name]) => name)).toEqual(packageFiles(input()).map(({ path: at }) => at));
    for (const [name, day, unicode, ascii] of listed) {
      expect(day, name).toEqual([2026, 4, 1, 12, 0, 0]);
      expect(unicode || ascii, name).toBe(true);
    }
    for (const { path: at, bytes: content } of packageFiles(input()))
      expect(new Uint8Array(await readFile(path.join(folder, at))), at).toEqual(content);
  });
});
