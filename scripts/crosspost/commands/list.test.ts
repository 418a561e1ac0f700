import { readdirSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { commands, helpFor, readArguments } from "./list.ts";

// A typeface and pictures are read there: whoever asks for another command must not wait for them.
const load = vi.hoisted(() => vi.fn<() => void>());
vi.mock("../desk/make-desk.ts", () => {
  load();
  return { makeDesk: () => "a desk" };
});

/** What stands in the folder and is no command. */
const others = new Set(["command.ts", "list.ts", "sample.ts"]);

test("every file is a command of its own name, and every command is listed", () => {
  const files = readdirSync(new URL(".", import.meta.url))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !others.has(file))
    .map((file) => file.replace(/\.ts$/, ""));
  expect(commands.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
});

test.each(commands)("the example of $name works as it stands, and so does its help", (command) => {
  const { name, example, help } = command;
  const words = example.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', "")) ?? [];
  expect(words.slice(0, 3)).toEqual(["npm", "run", "crosspost"]);
  expect(readArguments(words.slice(4)).command).toBe(command);
  const asked = readArguments([name, "--help"]);
  expect(asked).toMatchObject({ command, help: true });
  expect(helpFor(asked)).toContain(example);
  for (const [usage] of help) expect(usage.split(" ")[0]).toBe(name);
});

test("the desk is loaded when it is made, and not before", async () => {
  const order = readArguments(["desk"]);
  expect(load).not.toHaveBeenCalled();
  await expect(order.command.run(order, {} as never)).resolves.toBe("a desk");
  expect(load).toHaveBeenCalledOnce();
});
