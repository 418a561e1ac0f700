import { choice, type Command } from "./command.ts";

/** `desk`: the page from which a person publishes in the group. */
export const desk: Command = {
  name: "desk",
  words: [],
  options: [...choice, "out", "open", "dry-run"],
  help: [["desk", "собрать страницу с текстами, картинками и кнопками для группы Facebook"]],
  example: "npm run crosspost -- desk --open",
  // Its typeface and pictures are read when a desk is made, not at every start.
  run: async (order, world) => (await import("../desk/make-desk.ts")).makeDesk(order, world),
};
