import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { demandSite } from "./site.ts";

test("a portal that is not built, or is older than what it is built from, is refused", async () => {
  const project = await mkdtemp(path.join(tmpdir(), "svod-site-"));
  const dist = path.join(project, "dist");
  const write = async (file: string, second: number) => {
    const whole = path.join(project, file);
    await mkdir(path.dirname(whole), { recursive: true });
    await writeFile(whole, "");
    await utimes(whole, second, second);
  };
  try {
    await write("src/view/link.ts", 1000);
    expect(() => demandSite(dist, project)).toThrow("не собран");
    await write("dist/index.html", 2000);
    await write("src/view/link.test.ts", 3000);
    expect(() => demandSite(dist, project)).not.toThrow();
    await write("content/practices/one.md", 3000);
    expect(() => demandSite(dist, project)).toThrow("content/practices/one.md");
    await write("content/practices/one.md", 1000);
    await write("content/tests/search/golden.yaml", 3000);
    expect(() => demandSite(dist, project)).not.toThrow();
  } finally {
    await rm(project, { recursive: true, force: true });
  }
});
