import { runProgram } from "./crosspost/program.ts";
import { progress } from "./crosspost/report/progress.ts";

const { say, clear } = progress(process.stderr);
try {
  const { exitCode, out, err } = await runProgram(process.argv.slice(2), {
    root: process.cwd(),
    env: process.env,
    say,
  });
  clear();
  if (out) console.log(out);
  if (err) console.error(err);
  process.exitCode = exitCode;
} finally {
  clear();
}
