import { parseArgs, type ParseArgsConfig } from "node:util";

/** What the command line says; an option that nobody knows ends the command with the list of those that exist. */
export function readOptions<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!code.startsWith("ERR_PARSE_ARGS")) throw error;
    const known = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    console.error(`Такой команды нет: ${process.argv.slice(2).join(" ")}\nДопустимо: ${known.join(", ")}`);
    process.exit(1);
  }
}
