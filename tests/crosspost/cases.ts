import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { plainGit, spoil } from "#tests/fake/ledger-repository.ts";
import type { Announcement } from "#src/entry/manifest.ts";
import type { FacebookPeer } from "../peers/facebook.ts";
import type { How } from "../peers/fault.ts";
import { networkNames, type NetworkName, type Stage } from "./stage.ts";
import { spoilPosting } from "./survival.ts";

/** One trouble that cross-posting must survive: the table plays it with a death at every step, the tests without. */
export interface Case {
  name: string;
  /** Every network when absent. */
  channels?: readonly NetworkName[];
  /** The keys of `send` beside the channels. */
  args?: readonly string[];
  /** Of the trouble: it ends with it, when it ends. */
  env?: (stage: Stage) => Record<string, string>;
  /** Sets the scene; gives the entries that are watched. */
  arrange: (stage: Stage) => readonly string[];
  /** Posts of each entry in each network when all is over. */
  posts: 0 | 1;
  /** What the run must say while the trouble lasts: its exit code, and a word of its answer. */
  code?: number;
  says?: RegExp;
  /** Ends the trouble, after the first runs. */
  mend?: (stage: Stage, entries: readonly string[]) => unknown;
  /** What happens when all has come to rest, before the last runs. */
  later?: (stage: Stage, entries: readonly string[]) => unknown;
}

const page = ["facebook-page"] as const;

function entry(stage: Stage, id = ""): Announcement {
  const found = stage.portal.manifest.entries.find((one) => one.id === id);
  if (!found) throw new Error(`the portal does not show «${id}»`);
  return found;
}

/** One entry on its way to a Page that is in trouble. */
const onPage = (name: string, trouble: (peer: FacebookPeer, stage: Stage) => void, rest: Partial<Case> = {}): Case => ({
  name,
  channels: page,
  arrange: (stage) => {
    trouble(stage.networks["facebook-page"], stage);
    return stage.announce(1);
  },
  posts: 1,
  ...rest,
});

/** The weather of a network, met by the call that posts. */
const weather = (name: string, how?: How): Case => ({
  name,
  arrange: (stage) => {
    if (how) spoilPosting(stage, how);
    return stage.announce(1);
  },
  posts: 1,
});

const weathers: readonly Case[] = [
  weather("сети здоровы"),
  weather("сеть приняла и молчит", "hang-after"),
  weather("сеть приняла и оборвала связь", "reset-after"),
  weather("сеть приняла, ответ оборван", "cut"),
  weather("сеть приняла и ответила 500 (Facebook: код 2)", "status:500-after"),
  weather("сеть приняла, прокси ответил HTML 502", "html-502-after"),
  weather("сеть не приняла и ответила 500", "status:500"),
  weather("сеть не приняла и оборвала связь", "reset-before"),
  {
    ...weather("сеть просит подождать"),
    arrange: (stage) => {
      spoilPosting(stage, "throttle", 9);
      return stage.announce(1);
    },
    mend: (stage) => {
      for (const name of networkNames) stage.networks[name].heal();
      // Facebook's own hint is five minutes, and until then its lists are not read either.
      stage.networks["facebook-page"].advance(6 * 60_000);
    },
  },
];

/** What only a Facebook Page does. */
const pages: readonly Case[] = [
  onPage("списки Facebook отстают", (peer, stage) => {
    peer.lag(400);
    spoilPosting(stage, "reset-after");
  }),
  onPage("списки вперемешку, по три поста, вторая страница пуста, наш пост дальше третьей", (peer, stage) => {
    Object.assign(peer.lists, { order: "ranked", pageSize: 3, emptyPage: 2 });
    const due = peer.now() + 20 * 60_000;
    for (let count = 0; count < 12; count++)
      peer.plant("our-app", { message: `Другое ${count}`, published: false, due });
    spoilPosting(stage, "cut");
  }),
  onPage(
    "506 после того, как пост вышел",
    (peer, stage) => {
      peer.settings.refuseDuplicates = true;
      // Longer than the program waits for it: only the refusal keeps the second post away.
      peer.lag(4000);
      spoilPosting(stage, "reset-after");
    },
    { mend: (stage) => stage.networks["facebook-page"].lag(0) },
  ),
  onPage("506, хотя поста не было", (_, stage) => spoilPosting(stage, "error:506")),
  {
    name: "той же ссылкой поделился человек",
    channels: page,
    arrange: (stage) => {
      const entries = stage.announce(1);
      const link = entry(stage, entries[0]).url;
      stage.networks["facebook-page"].plant("person", { message: `Смотрите: ${link}`, link });
      spoilPosting(stage, "status:500");
      return entries;
    },
    posts: 1,
  },
  onPage("модератор удалил вышедший пост", () => {}, {
    later: (stage) => {
      const peer = stage.networks["facebook-page"];
      peer.advance(25 * 60_000);
      for (const { id } of peer.posts()) peer.moderate(id);
    },
    posts: 0,
  }),
  {
    name: "ключ отозван посреди трёх записей (190), потом обновлён",
    channels: page,
    arrange: (stage) => {
      const when = { method: "POST", path: /\/feed$/ };
      stage.networks["facebook-page"].fault({ when, after: 1, times: 99, how: "auth-expired" });
      return stage.announce(3);
    },
    code: 10,
    mend: (stage) => stage.networks["facebook-page"].heal(),
    posts: 1,
  },
  {
    name: "вместо ключа страницы — ключ человека, потом верный",
    channels: page,
    env: (stage) => ({ FACEBOOK_PAGE_TOKEN: stage.networks["facebook-page"].userToken }),
    arrange: (stage) => stage.announce(2),
    code: 10,
    says: /доступ|ключ/i,
    mend: () => {},
    posts: 1,
  },
  {
    name: "версия Graph API больше не действует",
    channels: page,
    arrange: (stage) => {
      Object.assign(stage.networks["facebook-page"].settings, { oldest: 27, newest: 30, expired: "refuse" });
      return stage.announce(2);
    },
    code: 10,
    says: /верси/i,
    mend: (stage) => Object.assign(stage.networks["facebook-page"].settings, { oldest: 20 }),
    posts: 1,
  },
  onPage("Facebook не открывает ссылку (1609005)", (_, stage) => spoilPosting(stage, "error:1609005")),
];

const hook = (stage: Stage) => path.join(stage.bare, "hooks/pre-receive");
const git = (folder: string, ...args: string[]) => execFileSync("git", args, { cwd: folder, env: plainGit });
const branch = "refs/heads/syndication";

const ledgers: readonly Case[] = [
  {
    name: "журнал перестал приниматься посреди запуска",
    arrange: (stage) => {
      // The first lines are taken, everything after them is refused.
      const count = path.join(stage.folder, "pushes");
      const script = `#!/bin/sh\necho >> ${count}\n[ "$(wc -l < ${count})" -le 3 ] || { echo refused >&2; exit 1; }\n`;
      writeFileSync(hook(stage), script);
      chmodSync(hook(stage), 0o755);
      return stage.announce(1);
    },
    mend: (stage) => rmSync(hook(stage)),
    posts: 1,
  },
  {
    name: "ветка журнала пропала, потом её вернули",
    arrange: (stage) => {
      git(stage.bare, "update-ref", "refs/heads/saved", branch);
      git(stage.bare, "update-ref", "-d", branch);
      return stage.announce(1);
    },
    code: 3,
    says: /журнал/i,
    mend: (stage) => git(stage.bare, "update-ref", branch, "refs/heads/saved"),
    posts: 1,
  },
  {
    name: "последняя строка журнала оборвана, потом исправлена",
    arrange: (stage) => {
      const [id = ""] = stage.announce(1);
      spoilLedger(stage, `mastodon/${id}.jsonl`, '{"v":1,"key":"');
      return [id];
    },
    code: 3,
    says: /оборвана/,
    mend: (stage) => stage.run(["ledger", "repair"]),
    posts: 1,
  },
];

/** Puts a text into the ledger at the remote, past the program. */
function spoilLedger(stage: Stage, file: string, text: string): void {
  const desk = path.join(stage.folder, "spoiler");
  rmSync(desk, { recursive: true, force: true });
  git(stage.folder, "clone", "--quiet", "--branch", "syndication", stage.bare, desk);
  spoil(desk, file, text);
  git(desk, "push", "--quiet", "origin", branch);
}

const archive = { published: "2025-03-01" };

const entries: readonly Case[] = [
  {
    name: "у вышедшей записи поменяли заголовок, текст и дату",
    arrange: (stage) => stage.announce(1),
    later: (stage, [id]) =>
      Object.assign(entry(stage, id), {
        title: "Совсем другой заголовок",
        teaser: "Совсем другие слова.",
        published: "2026-11-01",
        updated: "2026-11-02",
      }),
    posts: 1,
  },
  {
    name: "у вышедшей записи поменялся адрес",
    arrange: (stage) => stage.announce(1),
    later: (stage, [id]) => stage.move(id ?? "", "novyj-adres"),
    posts: 1,
  },
  {
    name: "адрес поменялся, пока ответ сетей был неясен",
    arrange: (stage) => {
      spoilPosting(stage, "reset-after");
      return stage.announce(1);
    },
    mend: (stage, [id]) => stage.move(id ?? "", "novyj-adres"),
    posts: 1,
  },
  {
    name: "первый запуск: архив из 200 записей",
    arrange: (stage) => {
      stage.configure(Object.fromEntries(networkNames.map((name) => [name, { since: undefined }])));
      return stage.announce(200, archive);
    },
    code: 0,
    posts: 0,
  },
  {
    name: "из архива по просьбе: --since",
    channels: ["mastodon", "bluesky"],
    args: ["--since", "2025-02-01"],
    arrange: (stage) => {
      stage.announce(2, { published: "2025-01-01" });
      return stage.announce(2, archive);
    },
    code: 0,
    posts: 1,
  },
  {
    name: "страница записи ещё не открывается (404)",
    arrange: (stage) => {
      const all = stage.announce(1);
      stage.portal.missing.add(new URL(entry(stage, all[0]).url).pathname);
      return all;
    },
    code: 4,
    says: /404/,
    posts: 0,
  },
  {
    name: "на странице нет og:image, потом она появилась",
    arrange: (stage) => {
      const all = stage.announce(1);
      stage.portal.withoutImage.add(new URL(entry(stage, all[0]).url).pathname);
      return all;
    },
    code: 4,
    says: /og:image/,
    mend: (stage) => stage.portal.withoutImage.clear(),
    posts: 1,
  },
  {
    name: "часы отстают на сутки",
    arrange: (stage) => {
      stage.portal.skew(86_400_000);
      return stage.announce(1);
    },
    code: 3,
    says: /точное время/,
    posts: 0,
  },
  {
    name: "пробный запуск (--dry-run)",
    args: ["--dry-run"],
    arrange: (stage) => stage.announce(1),
    code: 0,
    posts: 0,
  },
  {
    name: "ни одного ключа нет",
    env: (stage) => Object.fromEntries(Object.keys(stage.secrets).map((name) => [name, ""])),
    arrange: (stage) => stage.announce(1),
    code: 10,
    says: /не задан ключ/,
    posts: 0,
  },
];

const away: readonly Case[] = networkNames.map((name) => ({
  name: `${name} не отвечает, остальные работают`,
  arrange: (stage) => {
    stage.networks[name].fault({ how: "reset-before", times: 999 });
    return stage.announce(1);
  },
  mend: (stage) => stage.networks[name].heal(),
  posts: 1,
}));

export const cases: readonly Case[] = [...weathers, ...pages, ...ledgers, ...entries, ...away];

/** A network whose posts are read back, and one that cannot be asked: enough where the trouble is not the network's. */
const two = ["facebook-page", "telegram"] as const;

/** One case of each way in which a try, a key, the ledger, an entry or a network goes wrong. */
const sample: readonly (readonly [name: string, channels?: readonly NetworkName[]])[] = [
  ["сети здоровы"],
  ["сеть приняла и молчит"],
  ["сеть не приняла и ответила 500"],
  ["506 после того, как пост вышел"],
  ["ключ отозван посреди трёх записей (190), потом обновлён"],
  ["журнал перестал приниматься посреди запуска", two],
  ["ветка журнала пропала, потом её вернули", two],
  ["последняя строка журнала оборвана, потом исправлена"],
  ["адрес поменялся, пока ответ сетей был неясен"],
  ["первый запуск: архив из 200 записей"],
  ["страница записи ещё не открывается (404)", two],
  ["часы отстают на сутки", two],
  ["пробный запуск (--dry-run)", two],
  ["vk не отвечает, остальные работают", ["facebook-page", "telegram", "vk"]],
];

/** Whether everything is to be played, as at night, and not the sample of an ordinary run (`npm test -- --long`). */
export const isLong = process.env["SVOD_TEST_LONG"] === "1";

/** The cases that the tests play: a sample in an ordinary run, which has minutes, and all of them in a long one. */
export const playedCases: readonly Case[] = isLong
  ? cases
  : sample.map(([name, channels]) => ({ ...caseNamed(name), ...(channels && { channels }) }));

/** The case of this name, or of this beginning of a name. */
export function caseNamed(name: string): Case {
  const found = cases.find((one) => one.name.startsWith(name));
  if (!found) throw new Error(`no case is named «${name}»`);
  return found;
}
