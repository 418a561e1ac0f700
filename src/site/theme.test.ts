import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatFaults, type Fault } from "#src/loader/fault.ts";
import { contrast, readPair } from "./colour.ts";
import { markOf, paletteOf } from "./palette.ts";
import { themeFile } from "./place.ts";
import { readTheme } from "./theme.ts";

async function read(css?: string) {
  const root = await mkdtemp(path.join(tmpdir(), "svod-"));
  try {
    await mkdir(path.join(root, "content"));
    if (css !== undefined) await writeFile(path.join(root, themeFile), css);
    return readTheme(root);
  } finally {
    await rm(root, { recursive: true });
  }
}
const themeOf = async (css?: string) => {
  const theme = await read(css);
  if ("faults" in theme) throw new Error(formatFaults(theme.faults));
  return theme;
};
const faultsOf = async (css: string): Promise<Fault[]> => {
  const theme = await read(css);
  return "faults" in theme ? theme.faults : [];
};

test("without a theme pictures have the code's colours, and nothing is put behind the tokens", async () => {
  const theme = await themeOf();
  expect(theme.css).toBe("");
  expect(paletteOf(theme)).toEqual({
    paper: "#FBF9F4",
    ink: "#1D2321",
    spruce: "#12524A",
    copper: "#B4532A",
    muted: "#5B625E",
    line: "#DDD8CB",
    night: "#121A17",
  });
});

test("what a theme sets, pictures have too; the rest stays", async () => {
  const css = ":root {\n  --spruce: light-dark(#123a6b, #9cc4f5);\n  --copper: light-dark(#8a2d12, #f0a67f);\n}\n";
  const theme = await themeOf(css);
  expect(theme.css).toBe(css);
  expect(paletteOf(theme)).toMatchObject({ spruce: "#123A6B", copper: "#8A2D12", ink: "#1D2321" });
  expect(markOf(theme)).toEqual({ light: "#123A6B", dark: "#9CC4F5" });
});

test("sizes and fonts may be set as CSS writes them", async () => {
  expect((await themeOf(":root { --radius: 8px; --sans: Georgia, serif }")).sets).toEqual(
    new Set(["--radius", "--sans"]),
  );
});

test("the code's own tokens keep the contrast that a theme must keep", async () => {
  const { colours } = await themeOf();
  const own = [...colours].map(([name, { light, dark }]) => `${name}: light-dark(${light}, ${dark});`);
  expect(await faultsOf(`:root { ${own.join(" ")} }`)).toEqual([]);
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21);
  expect(readPair("light-dark( #abc,#123456)")).toEqual({ light: "#AABBCC", dark: "#123456" });
});

describe("a slip is one fault", () => {
  const cases: [what: string, css: string, fault: Partial<Fault>][] = [
    [
      "unknown token",
      ":root {\n  --spruse: #12524a;\n}",
      { line: 2, field: "--spruse", mend: "возможно, вы имели в виду «--spruce»" },
    ],
    [
      "a property",
      ":root {\n  color: red;\n}",
      { line: 2, field: "color", message: "такого значения у оформления нет" },
    ],
    ["another selector", "\nh1 { --ink: #000; }", { line: 2, message: expect.stringContaining("«h1»") as string }],
    ["a scheme's own rule", ':root[data-scheme="dark"] { --ink: #fff }', { line: 1 }],
    ["an import", '@import "https://fonts.example/a.css";', { line: 1, message: "правило @import здесь недопустимо" }],
    ["a media rule", "@media print { :root { --ink: #000 } }", { message: "правило @media здесь недопустимо" }],
    ["a rule in a rule", ":root { & h1 { --ink: #000 } }", { message: "внутри :root стоит другое правило" }],
    ["a colour by its name", ":root { --ink: black }", { message: expect.stringContaining("не цвет") as string }],
    [
      "an address",
      ":root { --sans: url(https://a.example/f) }",
      { message: expect.stringContaining("чужих") as string },
    ],
    [
      "!important",
      ":root { --radius: 1px !important }",
      { message: expect.stringContaining("слабовидящих") as string },
    ],
    ["CSS that is none", ":root {\n  --ink: #000;", { line: 1, message: "CSS не читается" }],
  ];
  test.each(cases)("%s", async (_, css, fault) => {
    const faults = await faultsOf(css);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: themeFile, ...fault });
  });
  test("a colour too pale for its grounds is told with the contrast it has", async () => {
    const faults = await faultsOf(":root {\n  --copper: light-dark(#d98a63, #f0a67f);\n}");
    expect(faults.map(({ line, field }) => [line, field])).toEqual([1, 2, 3].map(() => [2, "--copper"]));
    expect(faults[0]).toMatchObject({
      message: expect.stringMatching(/^--copper плохо видно на --paper в светлой схеме: контраст 2,\d/) as string,
      allowed: "не меньше 4,5",
    });
  });
  test("one colour for both schemes is judged on both grounds", async () => {
    const faults = await faultsOf(":root { --ink: #1d2321 }");
    expect(faults.every(({ message }) => message.includes("в тёмной схеме"))).toBe(true);
    expect(faults.length).toBeGreaterThan(0);
  });
});
