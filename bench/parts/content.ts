import { readLibrary } from "#src/loader/read.ts";

/**
 * Reads and checks the content of a workspace, as every build does first.
 *
 *   node bench/parts/content.ts <workspace>
 */
const [root = "."] = process.argv.slice(2);
const start = performance.now();
const { library, faults } = await readLibrary(root);
if (faults.length > 0) throw new Error(`${faults.length} faults`);
console.log(JSON.stringify({ entries: library.entries.length, seconds: (performance.now() - start) / 1000 }));
