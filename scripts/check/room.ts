/**
 * Who may import whom. A room is a folder of `src`, or a file that stands in it alone; `scripts`, `tests`,
 * `bench` and the settings at the root are houses of their own; `tests/fake` is a room that only tests enter.
 */

/** What every part of the house may use. */
const ground = ["entry", "text", "site", "device"];
/** What a work room (search, card, feed…) may use: it makes something of entries and knows no other work room. */
const work = [...ground, "markdown", "view"];
/** What stands between the rooms and the pages may use. */
const upper = [...work, "work"];

/** May be imported from a room, by name. `work` stands for every work room: search, card, feed… */
const allowed: Record<string, readonly string[]> = {
  entry: [],
  site: ["entry", "text", "loader"],
  device: [],
  text: [],
  styles: [],
  markdown: ground,
  loader: ["entry", "text"],
  "content.config": [...ground, "loader"],
  work,
  store: [...work, "loader", "work"],
  // What a page shows, as plain data: of the rooms that make something it knows those whose outcome a page names.
  view: [...ground, "card", "icon", "syndication"],
  components: [...upper, "styles"],
  layouts: [...upper, "components", "styles"],
  pages: [...upper, "store", "components", "layouts", "styles"],
  integrations: [...upper, "loader"],
  scripts: [...upper, "loader", "integrations"],
  bench: [...upper, "loader", "scripts"],
  fake: [...upper, "loader", "scripts"],
  tests: [...upper, "loader", "integrations", "scripts", "bench", "fake"],
  settings: [...upper, "loader", "integrations", "styles", "scripts"],
};

/** Name of the part of the house that holds a file of the project: `src/feed/rss.ts` → `feed`. */
export function roomOf(file: string): string {
  const [house = "", room = "", ...rest] = file.split("/");
  if (house === "tests" && room === "fake") return room;
  // What judges a community's content stands with it and is a test like any other.
  if (house === "content" && room === "tests") return room;
  if (house !== "src") return file.includes("/") ? house : "settings";
  return rest.length > 0 ? room : room.replace(/\.[^.]*$/, "");
}

/** What a room is to the rules: a room without rules of its own is a work room. */
const kindOf = (room: string) => (room in allowed ? room : "work");

/** The rooms that a room may import, as the rules name them. */
export const allowedFor = (room: string): readonly string[] => allowed[kindOf(room)] ?? [];

/** A room may always import from itself; work rooms do not know each other. */
export const mayImport = (from: string, to: string): boolean =>
  from === to || [to, kindOf(to)].some((name) => allowedFor(from).includes(name));

/** Below this folder stand the rooms of cross-posting: a folder each, or a file that stands in it alone. */
const CROSSPOST = "scripts/crosspost/";
/** Floors of cross-posting that rest on each other: each room's list names all that stands below it and that it needs. */
const outside = ["order", "network", "settings", "ledger", "channel", "post", "channels"];
const planned = [...outside, "deliver", "world"];

/** May be imported from a room of cross-posting, by name, from the ground up: who follows the lists never goes in a circle. */
export const crosspostRooms: Record<string, readonly string[]> = {
  order: [],
  network: [],
  settings: ["order"],
  ledger: ["order"],
  channel: ["network"],
  post: ["order", "channel"],
  deliver: ["network", "ledger", "channel"],
  channels: ["network", "channel", "post"],
  world: outside,
  plan: planned,
  report: [...planned, "plan"],
  desk: [...planned, "plan"],
  commands: [...planned, "plan", "report", "desk"],
  program: [...planned, "commands"],
};

/** Name of the room of cross-posting that holds a file; undefined for a file elsewhere. */
export const crosspostRoomOf = (file: string): string | undefined =>
  file.startsWith(CROSSPOST)
    ? file
        .slice(CROSSPOST.length)
        .split("/")[0]
        ?.replace(/\.[^.]*$/, "")
    : undefined;

/** Packages that the heart may use. */
const heartPackages = ["zod"];

/** Says why a room may not use a package or a module of Astro; undefined when it may. */
export function packageFault(room: string, specifier: string): string | undefined {
  if (specifier === "astro:content" && room !== "store" && room !== "content.config")
    return "astro:content открыт только для src/store и src/content.config.ts";
  if (specifier.startsWith("astro:") && ["scripts", "bench", "tests", "fake"].includes(room))
    return `${specifier} существует только внутри Astro: ${room} работает без него`;
  if (room === "entry" && !heartPackages.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
    return `src/entry пользуется только пакетом ${heartPackages.join(", ")}`;
  return undefined;
}
