/* The workflow's own shell, as it stands in the file, between a program and a tracker that only answer. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";

interface Step {
  name?: string;
  run?: string;
  env?: Record<string, string>;
}
const workflow = (name: string) =>
  parse(readFileSync(`.github/workflows/${name}.yml`, "utf8")) as { jobs: Record<string, { steps: Step[] }> };
const { steps } = workflow("crosspost").jobs["send"] ?? { steps: [] };
const scriptOf = (name: string) => steps.find((step) => step.name === name)?.run ?? "";

/** Runs the workflow where each command of the program ends with its code; gives what the tracker was asked to do. */
function play(codes: Record<string, number>, open: string): { asked: string[]; act: string; report: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "svod-workflow-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string) => path.join(folder, name);
  mkdirSync(file("bin"));
  const stub = (name: string, lines: string[]) => {
    writeFileSync(file(`bin/${name}`), ["#!/bin/sh", ...lines].join("\n"));
    chmodSync(file(`bin/${name}`), 0o755);
  };
  // npm run --silent crosspost -- <command>
  const cases = Object.entries(codes).map(
    ([command, code]) => `${command}) echo "жалоба: ${command}" >&2; exit ${code} ;;`,
  );
  stub("npm", ['case "$5" in', ...cases, "esac", 'echo "ответ: $5"']);
  stub("git", ["echo 0123 refs/heads/syndication"]);
  stub("gh", [`echo "$@" >> ${file("asked")}`, `[ "$2" = list ] && echo "${open}"`, "exit 0"]);
  for (const name of ["asked", "output", "summary"]) writeFileSync(file(name), "");
  const env = {
    PATH: `${file("bin")}:${process.env["PATH"]}`,
    RUNNER_TEMP: folder,
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    SVOD_URL: "https://svod.example",
    UPDATE: "false",
  };
  const shell = (script: string, more: Record<string, string> = {}) => {
    try {
      execFileSync("bash", ["-e", "-c", script], { env: { ...env, ...more }, stdio: "pipe" });
    } catch {
      // A red step: those that are marked so run all the same.
    }
  };
  shell(scriptOf("Send"));
  const act = /^act=(.*)$/m.exec(readFileSync(file("output"), "utf8"))?.[1] ?? "";
  if (act !== "") shell(scriptOf("Call a person"), { ACT: act });
  const asked = readFileSync(file("asked"), "utf8").trim().split("\n");
  return {
    act,
    asked: asked.map((line) => line.split(" ").slice(0, 2).join(" ")),
    report: readFileSync(file("summary"), "utf8"),
  };
}

test.each([
  ["somebody must act, and nobody was called yet", { send: 10 }, "", "yes", "issue create"],
  ["something waits, though all of it was told before", { status: 10 }, "7", "yes", "issue edit"],
  ["a key ends soon", { doctor: 10 }, "", "yes", "issue create"],
  ["all is done", {}, "7", "no", "issue close"],
  ["all was done before", {}, "", "no", undefined],
  ["sending failed: nobody knows whether all is done", { send: 4 }, "7", "unknown", undefined],
  ["sending failed, and somebody must act", { send: 4, status: 10 }, "7", "yes", "issue edit"],
] as const)("%s", (_what, codes, open, act, deed) => {
  const played = play(codes, open);
  expect(played.act).toBe(act);
  expect(played.asked).toEqual(["issue list", ...(deed ? [deed] : [])]);
});

test("a failure is told in the summary", () => {
  expect(play({ send: 3 }, "").report).toContain("жалоба: send");
});

test("what installs packages sees no key of a channel", () => {
  const all = ["crosspost", "metrics", "record", "deploy"].flatMap((name) =>
    Object.values(workflow(name).jobs).flatMap((job) => job.steps),
  );
  const installing = all.filter(({ run = "" }) => /prepare\.mjs|npm ci/.test(run));
  expect(installing.length).toBeGreaterThan(2);
  expect(installing.filter(({ env }) => JSON.stringify(env ?? {}).includes("secrets."))).toEqual([]);
});
