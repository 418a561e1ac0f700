import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { site } from "#src/site.ts";
import { offlineBuild, type OfflineBuild } from "./build.ts";

/** Joins a worker's files to one script, and calls a function of its first file with the worker's scope and `data`. */
async function workerScript(file: "worker.ts" | "leaving.ts", start: string, data: object): Promise<string> {
  const input = fileURLToPath(new URL(file, import.meta.url));
  const bundle = await rolldown({ input, platform: "browser" });
  try {
    const { output } = await bundle.generate({ format: "iife", name: "svod" });
    return `${output[0].code}\nsvod.${start}(self, ${JSON.stringify(data)});\n`;
  } finally {
    await bundle.close();
  }
}

/**
 * Writes the service worker and the name of the build into a built portal. Where nothing is to be kept the worker is one
 * that removes itself and what an earlier one kept.
 */
export async function writeOffline(
  folder: string,
  { enabled }: { enabled: boolean } = site.offline,
): Promise<OfflineBuild> {
  const build = await offlineBuild(folder);
  const script = enabled
    ? await workerScript("worker.ts", "startWorker", build)
    : await workerScript("leaving.ts", "startLeaving", { base: build.base });
  await writeFile(path.join(folder, "build.json"), `${JSON.stringify({ id: build.id })}\n`);
  await writeFile(path.join(folder, "sw.js"), script);
  return build;
}
