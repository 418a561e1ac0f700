import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import type { Fault } from "#src/loader/fault.ts";
import { circleFaults, type Crossing } from "./circle.ts";
import { allowedFor, crosspostRoomOf, crosspostRooms, mayImport, packageFault, roomOf } from "./room.ts";

/** One import as it is written, with its line. */
interface Import {
  specifier: string;
  line: number;
}

const isTest = (file: string) => file.endsWith(".test.ts");

/** The programs inside an Astro file, each at its place: everything else is blanked, so that lines stay true. */
function astroPrograms(source: string): string[] {
  const blank = (text: string) => text.replace(/[^\n]/g, " ");
  const front = /^\s*---\n[\s\S]*?\n---/.exec(source)?.[0] ?? "";
  const programs = [blank(front.slice(0, front.indexOf("---") + 3)) + front.slice(front.indexOf("---") + 3, -3)];
  for (const match of source.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = match.index + match[0].indexOf(">") + 1;
    programs.push(blank(source.slice(0, start)) + (match[1] ?? ""));
  }
  return programs;
}

const lineAt = (text: string, position: number) => text.slice(0, position).split("\n").length;

/** Every import of a file: static, dynamic, of types, re-exported and by `import.meta.glob`. */
export function importsOf(file: string, source: string): Import[] {
  const programs = file.endsWith(".astro") ? astroPrograms(source) : [source];
  return programs.flatMap((program) => [
    ...ts
      .preProcessFile(program, true, true)
      .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, line: lineAt(program, pos) })),
    ...[...program.matchAll(/import\.meta\.glob\w*(?:<[^(]*>)?\(\s*\[?\s*["'`]([^"'`]+)/g)].map((match) => ({
      specifier: match[1] ?? "",
      line: lineAt(program, match.index),
    })),
  ]);
}

/** Path in the project of what an import names; undefined for a package. */
export function targetOf(file: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, "");
  if (/^#(src|scripts|bench|tests)\//.test(bare)) return bare.slice(1);
  if (bare.startsWith("/")) return bare.slice(1);
  return bare.startsWith(".") ? path.posix.join(path.posix.dirname(file), bare) : undefined;
}

function findings(file: string, specifier: string): Pick<Fault, "message" | "allowed" | "mend">[] {
  const from = roomOf(file);
  const target = targetOf(file, specifier);
  if (target === undefined) {
    // A unit test stands beside its file and has the test runner's packages besides.
    const fault = isTest(file) && !specifier.startsWith("astro:") ? undefined : packageFault(from, specifier);
    return fault ? [{ message: `импорт «${specifier}»: ${fault}` }] : [];
  }
  const found: Pick<Fault, "message" | "allowed" | "mend">[] = [];
  if (specifier.startsWith("../../"))
    found.push({ message: `импорт «${specifier}» поднимается на две папки`, mend: `пишите «#${target}»` });
  else if (specifier.startsWith("../") && roomOf(target) !== from && target.startsWith("src/"))
    found.push({ message: `импорт «${specifier}» ведёт в соседнюю комнату`, mend: `пишите «#${target}»` });
  if (path.posix.extname(target) === "")
    found.push({ message: `в импорте «${specifier}» нет окончания файла`, mend: `пишите «${specifier}.ts»` });
  const to = roomOf(target);
  // What a test fakes goes through the real schema and the real loader, whatever the room.
  const besides = target.startsWith("src/") || to === "fake";
  const may = mayImport(from, to) || (isTest(file) && besides && mayImport("tests", to));
  if (!may) {
    const rooms = allowedFor(from).map((name) => (name === "work" ? "рабочие комнаты" : name));
    found.push({
      message: `${from} не может импортировать ${to}: «${specifier}»`,
      allowed: rooms.join(", ") || "только свои файлы",
      ...(to === "fake" && { mend: "в tests/fake стоят подделки для тестов: их импортируют только файлы *.test.ts" }),
    });
  }
  return isTest(file) ? found : [...found, ...crosspostFindings(file, target, specifier)];
}

/** Cross-posting is large enough to have rooms of its own; whoever stands outside may ask any of them. */
function crosspostFindings(file: string, target: string, specifier: string): Pick<Fault, "message" | "allowed">[] {
  const from = crosspostRoomOf(file);
  const to = crosspostRoomOf(target);
  if (from === undefined || to === undefined || from === to) return [];
  const rooms = crosspostRooms[from] ?? [];
  return rooms.includes(to)
    ? []
    : [
        {
          message: `комната ${from} в scripts/crosspost не может импортировать ${to}: «${specifier}»`,
          allowed: rooms.join(", ") || "только свои файлы",
        },
      ];
}

/** What is wrong with the imports of one file. `file` is its path from the project's root. */
export const importFaults = (file: string, source: string): Fault[] =>
  importsOf(file, source).flatMap(({ specifier, line }) =>
    findings(file, specifier).map((finding) => ({ file, line, ...finding })),
  );

/** The imports that lead from a room of `src` to another; unit tests, which may look anywhere, are left out. */
const crossings = (file: string, source: string): Crossing[] =>
  !file.startsWith("src/") || isTest(file)
    ? []
    : importsOf(file, source).flatMap(({ specifier, line }) => {
        const target = targetOf(file, specifier);
        return target?.startsWith("src/") ? [{ file, line, from: roomOf(file), to: roomOf(target) }] : [];
      });

/** The project's own programs, as paths from its root. */
async function sources(root: string): Promise<string[]> {
  const patterns = ["{src,scripts,tests,bench,content/tests}/**/*.{ts,mjs,astro}", "*.{ts,mjs}"];
  const files = await Array.fromAsync(glob(patterns, { cwd: root }));
  return files.map((file) => file.split(path.sep).join("/")).toSorted();
}

/** What is wrong with the imports of the project. */
export async function checkImports(root: string): Promise<Fault[]> {
  const files = await sources(root);
  const read = await Promise.all(
    files.map(async (file) => {
      const source = await readFile(path.join(root, file), "utf8");
      return { faults: importFaults(file, source), crossings: crossings(file, source) };
    }),
  );
  return [...read.flatMap(({ faults }) => faults), ...circleFaults(read.flatMap((one) => one.crossings))];
}
