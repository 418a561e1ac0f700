// Installs what is missing, builds the portal and serves it. Plain JavaScript for Node 18 and newer.
import { spawn } from "node:child_process";
import { command, ensureInstalled, projectEnvironment, projectNode, root } from "./install.mjs";

const help = `Устанавливает недостающее, собирает портал и открывает его на этом компьютере.

  npm start                  http://127.0.0.1:4321/
  PORT=8080 npm start        на другом порту; если порт занят, берётся следующий
  npm start -- --host        открыть и для других компьютеров сети

Остановить — Ctrl-C.`;

/**
 * Runs a script of the project to its end and passes on the signals.
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
const script = (args) =>
  new Promise((resolve, reject) => {
    const child = spawn(projectNode(), args, { cwd: root, stdio: "inherit", env: projectEnvironment() });
    // Ctrl-C reaches the child by itself; this process only has to outlive it.
    const wait = () => {};
    const stop = () => child.kill("SIGTERM");
    process.on("SIGINT", wait).on("SIGTERM", stop);
    child.on("error", reject);
    child.on("exit", (code) => {
      process.off("SIGINT", wait).off("SIGTERM", stop);
      resolve(code ?? 130);
    });
  });

await command(async () => {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    console.log(help);
    return 0;
  }
  ensureInstalled();
  const built = await script(["scripts/build.ts"]);
  return built === 0 ? script(["scripts/serve.ts", ...args]) : built;
});
