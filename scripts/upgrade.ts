import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { nearest } from "#src/text/nearest.ts";
import { git, unsafeTree } from "./git/state.ts";
import { projectEnvironment, projectNode } from "./install.mjs";
import { readOptions, WrongUsage } from "./options.mjs";
import { changesSince } from "./upgrade/changelog.ts";
import { conflictLines, type Conflict } from "./upgrade/conflict.ts";
import { GitError, mergeVersion, openMerge, type Merged } from "./upgrade/merge.ts";

const help = `Приносит новую версию программы в портал сообщества. Содержание (папка content) остаётся вашим целиком.

  npm run upgrade -- v0.3.0                перейти на эту версию (метка, ветка или коммит)
  npm run upgrade -- upstream/main         на последнюю, если источник назван upstream
  npm run upgrade -- v0.3.0 --dry-run      показать, что нового и что придёт, ничего не меняя

Сначала принесите версии: git fetch upstream --tags. Источник называют один раз: git remote add upstream АДРЕС.
Что программа делает: сливает код (git merge), оставляет content как есть, показывает новое из CHANGELOG.md,
ставит зависимости и проверяет содержание. Если в коде вы и новая версия изменили одно место, слияние ждёт вас.

  --dry-run   ничего не менять
  --json      ответ для программы
Код выхода: 0 — готово, 1 — перейти нельзя, 2 — команда написана неверно, 10 — слияние или содержание ждёт человека.`;

const root = process.cwd();

/** A reason to stop, told without a stack trace. */
class Stop extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

const versionOf = (packageText: string) => (JSON.parse(packageText) as { version: string }).version;
const fileAt = (commit: string, file: string) => {
  const { code, out } = git(root, "show", `${commit}:${file}`);
  return code === 0 ? out : undefined;
};

/** Runs a program of the project; its words go to the terminal, or come back when a program waits for the answer. */
function run(quiet: boolean, ...args: string[]): { isDone: boolean; out: string; told: string } {
  const { status, stdout, stderr } = spawnSync(projectNode(), args, {
    cwd: root,
    env: projectEnvironment(),
    encoding: "utf8",
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  // Nothing is piped to a terminal: the types of Node do not tell.
  const [out, err] = [(stdout as string | null) ?? "", (stderr as string | null) ?? ""];
  return { isDone: status === 0, out, told: `${out}${err}`.trim() };
}

/** What the check of the content says to a program; as text when it could not end. */
function faultsIn({ out, told }: { out: string; told: string }): Pick<Report, "faults" | "reason"> {
  try {
    return { faults: (JSON.parse(out) as { faults: unknown[] }).faults };
  } catch {
    return { reason: told };
  }
}

interface Report {
  from: string;
  to: string;
  changes: string;
  conflicts: Conflict[];
  ours: string[];
  contentIsSound?: boolean;
  /** What the new version finds wrong with the content. */
  faults?: unknown[];
  /** Why a step did not end, in its own words. */
  reason?: string;
}

function merge(commit: string): Merged {
  try {
    return mergeVersion(root, commit);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new Stop(`Git не смог слить версию:\n${error.message.trim()}\nВернуться к прежнему: git merge --abort.`, 1);
  }
}

function upgrade(target: string, dryRun: boolean, json: boolean): number {
  // An open merge looks like changes to be saved, and saving it would record the marks of its conflicts.
  const unsafe = openMerge(root) ?? unsafeTree(root);
  if (unsafe) throw new Stop(unsafe, 1);
  const found = git(root, "rev-parse", "-q", "--verify", `${target}^{commit}`);
  if (found.code !== 0)
    throw new Stop(
      `Версии «${target}» здесь нет. Принесите её: git fetch upstream --tags. Какие есть: git tag --list, git branch -r.`,
      1,
    );
  const commit = found.out.trim();
  const theirs = fileAt(commit, "package.json");
  if (theirs === undefined || fileAt(commit, "CHANGELOG.md") === undefined)
    throw new Stop(`«${target}» — не версия этой программы: в ней нет package.json и CHANGELOG.md.`, 1);
  const [from, to] = [versionOf(readFileSync(path.join(root, "package.json"), "utf8")), versionOf(theirs)];
  const report: Report = {
    from,
    to,
    changes: changesSince(fileAt(commit, "CHANGELOG.md") ?? "", from),
    conflicts: [],
    ours: [],
  };
  const say = (...lines: string[]) => !json && console.log(lines.join("\n"));
  const answer = (exitCode: number) => {
    if (json) console.log(JSON.stringify(report, null, 2));
    return exitCode;
  };
  if (git(root, "merge-base", commit, "HEAD").code !== 0)
    throw new Stop(
      `У «${target}» и этого портала нет общей истории. Портал начинают с git clone, а не с копии файлов.`,
      1,
    );
  if (git(root, "merge-base", "--is-ancestor", commit, "HEAD").code === 0) {
    say(`Версия ${to} уже здесь.`);
    return answer(0);
  }
  say(`Переход с ${from} на ${to}.`, "", report.changes || "В CHANGELOG.md о новом ничего не сказано.", "");
  if (dryRun) {
    say(
      git(root, "diff", "--stat", `HEAD...${commit}`, "--", ".", ":!content").out.trimEnd(),
      "",
      "Ничего не изменено.",
    );
    return answer(0);
  }
  const merged = merge(commit);
  Object.assign(report, { conflicts: merged.conflicts, ours: merged.ours });
  if (merged.ours.length > 0)
    say(`В новой версии изменены файлы content (${merged.ours.length}); у вас папка осталась как была.`);
  if (merged.conflicts.length > 0) {
    console.error(`Эти файлы кода изменили и вы, и новая версия; они ждут вас.
${conflictLines(merged.conflicts)}
Потом: git commit --no-edit, npm run check -- content. Отказаться от перехода: git merge --abort.`);
    return answer(10);
  }
  const named = json ? "в ответе" : "выше";
  // A fresh process each: what is loaded here is of the old version.
  const installed = run(json, "scripts/prepare.mjs");
  if (!installed.isDone) {
    if (json) report.reason = installed.told;
    console.error(`Код слит, но зависимости не установились: причина названа ${named}. Повторите: npm start.`);
    return answer(1);
  }
  const checked = run(json, "scripts/lint-content.ts", ...(json ? ["--json"] : []));
  report.contentIsSound = checked.isDone;
  if (!checked.isDone) {
    if (json) Object.assign(report, faultsIn(checked));
    console.error(`Код версии ${to} на месте, но содержание ей не подходит: что и как исправить, названо ${named}.
Проверить ещё раз: npm run check -- content. Вернуться к прежней версии: git reset --hard ORIG_HEAD.`);
    return answer(10);
  }
  say(`Готово: портал на версии ${to}. Посмотрите его (npm start) и отправьте: git push.`);
  return answer(0);
}

try {
  const { values, positionals } = readOptions(
    {
      allowPositionals: true,
      options: { "dry-run": { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    },
    nearest,
  );
  const [target, ...more] = positionals;
  if (values.help) console.log(help);
  else if (target === undefined || more.length > 0)
    throw new Stop("Назовите одну версию: npm run upgrade -- v0.3.0 (все слова: npm run upgrade -- --help).", 2);
  else process.exitCode = upgrade(target, values["dry-run"] === true, values.json === true);
} catch (error) {
  if (error instanceof WrongUsage) {
    console.error(`${error.message}\nВсе ключи: npm run upgrade -- --help`);
    process.exitCode = 2;
  } else if (error instanceof Stop) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else throw error;
}
