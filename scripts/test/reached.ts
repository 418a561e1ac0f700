/* Prints as JSON what a change can reach: `node scripts/test/reached.ts [base]`. Called by scripts/test.mjs. */
import { changedFiles, NoComparison, readSources } from "./changed.ts";
import { reachOf } from "./reach.ts";

try {
  const root = process.cwd();
  const changed = changedFiles(root, process.argv[2]);
  const contentAlone = changed.length > 0 && changed.every((file) => file.startsWith("content/"));
  console.log(JSON.stringify({ changed: changed.length, contentAlone, ...reachOf(changed, readSources(root)) }));
} catch (error) {
  if (!(error instanceof NoComparison)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
