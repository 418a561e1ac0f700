import { z } from "zod";
import { parseJson } from "#scripts/json.ts";
import { exitCodes } from "../order/answer.ts";
import { Problem } from "../order/problem.ts";
import { filesOf, makeCommit, type Git } from "./git.ts";
import { keyParts, nextLine, type Change, type Ledger, type LedgerLine } from "./line.ts";
import { fileOf, labelFile, ledgerProblem, parseLedger, type LedgerFault, type LedgerFiles } from "./parse.ts";

/** Where the ledger stands. */
export interface LedgerPlace {
  branch: string;
  /** The remote whose branch is the ledger; without one the local branch is. */
  remote: string | undefined;
}

/** A line to add; `before` is the line that it follows: if another has come meanwhile, nothing is added. */
export interface Addition {
  key: string;
  before: LedgerLine | undefined;
  /** A function is asked when the line's turn comes: what others write meanwhile must not age it. */
  change: Change | (() => Change);
  /** Asked before each push, with the ledger as it then stands: when it says no, nothing is added. */
  allow?: (() => boolean) | undefined;
}

/** The line that an addition makes now. */
export const lineOf = ({ key, before, change }: Addition): LedgerLine =>
  nextLine(key, before, typeof change === "function" ? change() : change);

/** Somebody else was faster with one of the keys, or with what these lines depend on. */
export class Overtaken extends Error {
  readonly keys: readonly string[];
  constructor(keys: readonly string[]) {
    super(`overtaken: ${keys.join(", ")}`);
    this.keys = keys;
  }
}

const NONE = "0".repeat(40);
/** Other runners may push their keys at the same time: the branch moves, ours does not. */
const TRIES = 30;

/** What Git says is English: its complaint stands, its advice does not. */
const complaint = (told: string): string[] =>
  told
    .split("\n")
    .filter((line) => /^(?:fatal|error|remote|ssh|kex_exchange_identification)\b/.test(line.trim()))
    .slice(-3)
    .map((line) => `  Git: ${line.trim()}`);

const unreachable = (what: string, told: string) =>
  new Problem(
    [
      what,
      ...complaint(told),
      "  Проверьте сеть и доступ к репозиторию и повторите: что успело выйти, программа найдёт сама и второй раз не отправит.",
    ].join("\n"),
    exitCodes.unreachable,
  );

/**
 * The ledger in Git, on a branch of its own. A line is added by compare and swap: `git push` (or, without a remote,
 * `git update-ref`) takes the commit only if the branch still stands where it was read. A refusal is the lock between
 * two runners.
 */
export class LedgerStore {
  readonly place: LedgerPlace;
  readonly #git: Git;
  readonly #channels: readonly string[];
  #tip: string | undefined;
  #files: Map<string, string> = new Map();
  #ledger = new Map<string, readonly LedgerLine[]>();
  /** One addition after the other: each begins where the last one ended. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(git: Git, place: LedgerPlace, channels: readonly string[]) {
    this.#git = git;
    this.place = place;
    this.#channels = channels;
  }

  get name(): string {
    const { branch, remote } = this.place;
    return remote ? `ветка ${branch} в ${remote}` : `ветка ${branch}`;
  }
  /** False before the first read. */
  get isRead(): boolean {
    return this.#tip !== undefined;
  }
  get ledger(): Ledger {
    return this.#ledger;
  }
  get files(): LedgerFiles {
    return this.#files;
  }
  /** When the ledger was opened, as its label says. */
  get opened(): Date | undefined {
    const { opened } =
      z.object({ opened: z.iso.datetime() }).safeParse(parseJson(this.#files.get(labelFile) ?? "")).data ?? {};
    return opened === undefined ? undefined : new Date(opened);
  }
  get ref(): string {
    return `refs/heads/${this.place.branch}`;
  }

  /** True when the branch is there. */
  async exists(): Promise<boolean> {
    return (await this.#readTip()) !== undefined;
  }

  /**
   * Reads the whole ledger.
   * @throws Problem when it is missing or cannot be trusted: to guess would be to post twice.
   */
  async read(): Promise<Ledger> {
    const faults = await this.inspect();
    if (faults.length > 0) throw ledgerProblem(this.name, faults);
    return this.#ledger;
  }

  /** Reads the ledger and says all that is wrong with it; `alone` overlooks that the copy here has strayed. */
  async inspect(alone = false): Promise<LedgerFault[]> {
    const { remote } = this.place;
    const tip = alone && remote ? await this.#remoteTip(remote) : await this.#readTip();
    if (!tip)
      throw new Problem(
        `Журнала ещё нет (${this.name}).\n  Если раньше ничего не публиковали, создайте его: npm run crosspost -- ledger init\n  Если журнал был, верните ветку: без него можно опубликовать всё ещё раз.`,
        exitCodes.input,
      );
    return this.#load(tip);
  }

  /** Makes the branch with its label; false when it is there already. */
  async create(author: string, at: Date): Promise<boolean> {
    const { remote } = this.place;
    if (await this.#readTip()) return false;
    const local = remote ? await this.#localTip() : undefined;
    const label = `${JSON.stringify({ v: 1, ledger: "svod-crosspost", opened: at.toISOString() })}\n`;
    const commit =
      local ??
      (await makeCommit(this.#git, {
        parent: undefined,
        files: new Map([[labelFile, label]]),
        message: "Open the ledger",
        author,
        at,
      }));
    const refused = await this.#swap(commit, undefined);
    if (refused !== undefined) throw unreachable(`Журнал не создан (${this.name}).`, refused);
    return true;
  }

  /**
   * Adds lines in one commit.
   * @throws Overtaken when another runner was faster with one of the keys, or a line is not allowed any more; then
   * nothing is added.
   */
  append(additions: readonly Addition[]): Promise<LedgerLine[]> {
    const added = this.#queue.then(() => this.#append(additions));
    this.#queue = added.catch(() => {});
    return added;
  }

  async #append(additions: readonly Addition[]): Promise<LedgerLine[]> {
    const lines = additions.map((addition) => lineOf(addition));
    const [first] = lines;
    if (!first) return [];
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        await pause(attempt);
        await this.read();
      }
      const moved = additions.filter(({ key, before, allow }) => {
        const last = this.#ledger.get(key)?.at(-1);
        return last?.at !== before?.at || last?.state !== before?.state || allow?.() === false;
      });
      if (moved.length > 0) throw new Overtaken(moved.map(({ key }) => key));
      const files = new Map<string, string>();
      for (const line of lines) {
        const { id, channel } = keyParts(line.key);
        const file = fileOf(id, channel);
        files.set(file, `${files.get(file) ?? this.#files.get(file) ?? ""}${JSON.stringify(line)}\n`);
      }
      const message = lines.length === 1 ? `${first.key}: ${first.state}` : `${lines.length} lines: ${first.state}`;
      const commit = await makeCommit(this.#git, {
        parent: this.#tip,
        files,
        message,
        author: first.by,
        at: new Date(first.at),
      });
      const refused = await this.#swap(commit, this.#tip);
      if (refused === undefined) {
        this.#tip = commit;
        for (const [file, text] of files) this.#files.set(file, text);
        for (const line of lines) this.#ledger.set(line.key, [...(this.#ledger.get(line.key) ?? []), line]);
        return lines;
      }
    }
    throw unreachable(`Журнал (${this.name}) всё время занят другими запусками.`, "");
  }

  /** Puts whole files in the place of others: the repair of what was damaged by hand. */
  async replace(files: ReadonlyMap<string, string>, message: string, author: string, at: Date): Promise<void> {
    const commit = await makeCommit(this.#git, { parent: this.#tip, files, message, author, at });
    const refused = await this.#swap(commit, this.#tip);
    if (refused !== undefined)
      throw unreachable(`Журнал не исправлен (${this.name}): его только что изменили.`, refused);
    // What had strayed here is in the remote's ledger now.
    if (this.place.remote && (await this.#localTip())) await this.#git(["update-ref", this.ref, commit]);
  }

  /** What is wrong with a ledger of these files. */
  faultsOf(files: LedgerFiles): LedgerFault[] {
    return parseLedger(files, this.#channels).faults;
  }

  /** The files here when they hold lines that the remote's ledger does not. */
  async strayed(): Promise<LedgerFiles | undefined> {
    const { remote } = this.place;
    if (!remote) return undefined;
    const [tip, local] = [await this.#remoteTip(remote), await this.#localTip()];
    if (!tip || !local || (await this.#contains(tip, local))) return undefined;
    return this.#filesOf(local);
  }

  /** Moves the branch from the one commit to the other; what Git told when the branch stands elsewhere by now. */
  async #swap(commit: string, from: string | undefined): Promise<string | undefined> {
    const { remote } = this.place;
    if (!remote) {
      const { code, told } = await this.#git(["update-ref", this.ref, commit, from ?? NONE]);
      return code === 0 ? undefined : told;
    }
    const pushed = await this.#git(["push", "--quiet", "--no-verify", remote, `${commit}:${this.ref}`]);
    if (pushed.code !== 0) {
      // The branch alone says what became of the push: an answer may be lost on its way.
      const tip = await this.#remoteTip(remote);
      const arrived = tip !== undefined && (tip === commit || (await this.#contains(tip, commit)));
      if (!arrived && tip === from) throw unreachable(`Журнал не записан (${this.name}).`, pushed.told);
      if (!arrived) return pushed.told;
    }
    return undefined;
  }

  async #readTip(): Promise<string | undefined> {
    const { remote } = this.place;
    if (!remote) return this.#localTip();
    const tip = await this.#remoteTip(remote);
    const local = await this.#localTip();
    if (tip && local && tip !== local && !(await this.#contains(tip, local)))
      throw new Problem(
        `Журналы разошлись: в ветке ${this.place.branch} здесь есть строки, которых нет в ${remote}.\n  Как исправить: npm run crosspost -- ledger repair`,
        exitCodes.input,
      );
    return tip;
  }

  async #localTip(): Promise<string | undefined> {
    const { code, out } = await this.#git(["rev-parse", "--verify", "--quiet", `${this.ref}^{commit}`]);
    return code === 0 ? out.toString("utf8").trim() : undefined;
  }

  /** Where the remote's branch stands. */
  async #remoteTip(remote: string): Promise<string | undefined> {
    const listed = await this.#git(["ls-remote", remote, this.ref]);
    if (listed.code !== 0) throw unreachable(`Журнал недоступен (${this.name}).`, listed.told);
    const [tip] = listed.out.toString("utf8").split(/\s/);
    if (!tip) return undefined;
    return tip;
  }

  /** Whether a commit is among the ancestors of the remote's tip. */
  async #contains(tip: string, commit: string): Promise<boolean> {
    const asked = ["merge-base", "--is-ancestor", commit, tip];
    const { code } = await this.#git(asked);
    if (code <= 1) return code === 0;
    await this.#fetch();
    return (await this.#git(asked)).code === 0;
  }

  async #fetch(): Promise<void> {
    const { remote } = this.place;
    if (!remote) return;
    const fetched = await this.#git(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, this.ref]);
    if (fetched.code !== 0) throw unreachable(`Журнал недоступен (${this.name}).`, fetched.told);
  }

  /** The files of a commit, fetched when they are not here yet. */
  async #filesOf(commit: string): Promise<Map<string, string>> {
    const here = await filesOf(this.#git, commit);
    if (here) return here;
    await this.#fetch();
    const fetched = await filesOf(this.#git, commit);
    if (!fetched) throw unreachable(`Журнал не читается (${this.name}).`, "");
    return fetched;
  }

  async #load(tip: string): Promise<LedgerFault[]> {
    this.#tip = tip;
    this.#files = await this.#filesOf(tip);
    const { ledger, faults } = parseLedger(this.#files, this.#channels);
    this.#ledger = new Map(ledger);
    return faults;
  }
}

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(1000, 20 * attempt) * (0.5 + Math.random())));
