/**
 * This portal's settings: constants only. A community that installs Svod changes this file and
 * `content/`, nothing else. The address may come from the environment, because the same portal is
 * built for a preview, a test and the public.
 */

/** Absolute address of the portal without a slash at the end; a path in it becomes the base of every link. */
const address = (process.env["SVOD_URL"] || "https://svod.example").replace(/\/+$/, "");

interface Settings {
  name: string;
  slogan: string;
  description: string;
  address: string;
  origin: string;
  base: string;
  zone: string;
  publisher: string;
  contentLicence: { name: string; url: string };
  repository: string;
  email: string;
  webSubHub: string;
  channels: {
    facebook: { enabled: boolean; group: string; footnote: string };
    telegram: { enabled: boolean; channel: string };
    vk: { enabled: boolean; group: string };
  };
  offline: { pages: number; searchBytes: number };
  cards: { keepDays: number; withdrawn: readonly string[] };
  colour: Record<"paper" | "ink" | "spruce" | "copper" | "muted" | "line" | "night", string>;
}

export const site: Settings = {
  name: "Свод",
  /** What stands after the name in the title of the home page. */
  slogan: "Лучшие практики подготовки кадров",
  description:
    "Открытый портал сообщества носителей лучших практик подготовки кадров: практики с источниками, механизмы, выдержки из Кодекса, дайджесты и события.",
  address,
  origin: new URL(address).origin,
  /** Path below which the portal stands, with a slash at both ends. */
  base: `${new URL(address).pathname.replace(/\/+$/, "")}/`,
  zone: "Europe/Moscow",
  publisher: "Сообщество носителей лучших практик",
  contentLicence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ru" },
  /** Where editors propose changes; empty hides the links. */
  repository: "",
  /** Where a visitor writes to the editors; empty hides the link. */
  email: "",
  /** Hub that tells readers at once what is new in a feed (WebSub); empty leaves them to ask by themselves. */
  webSubHub: "",
  channels: {
    facebook: {
      /** Switches off every mention of the network and its share link when false. */
      enabled: true,
      /** Address of the community's group; empty until the community names it. */
      group: "",
      /** Stands wherever the network is named on a page (Russian law); asterisk included. */
      footnote: "* Принадлежит Meta, деятельность которой признана экстремистской и запрещена в России.",
    },
    telegram: { enabled: true, channel: "" },
    vk: { enabled: true, group: "" },
  },
  /** What a reader's device keeps for a time without a network. */
  offline: {
    /** Visited pages, the latest; favourites come on top. */
    pages: 100,
    /** A search index of more bytes is not kept whole. */
    searchBytes: 4_000_000,
  },
  cards: {
    /** For how many days a share picture stays when no page uses it any more: posts that show it outlive it. */
    keepDays: 365,
    /** Pictures (their names without `.png`) that must go at once: they showed what must not be shown. */
    withdrawn: [],
  },
  /** Colours that are not in a stylesheet: cards, the manifest, the browser's bar. */
  colour: {
    paper: "#FBF9F4",
    ink: "#1D2321",
    spruce: "#12524A",
    copper: "#B4532A",
    muted: "#5B625E",
    line: "#DDD8CB",
    night: "#121A17",
  },
};

/** Absolute address of a path of the portal. */
export const absolute = (path: string): string => `${site.address}${path}`;

/** The path with the portal's base before it: what stands in `href`. */
export const href = (path: string): string => (path.startsWith("/") ? site.base + path.slice(1) : path);
