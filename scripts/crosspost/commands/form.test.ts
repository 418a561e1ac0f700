import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { facebookGroup } from "../channels/facebook-group.ts";
import { formFields, formFile, formTitle } from "../desk/issue-form.ts";
import type { World } from "../world/world.ts";
import { formActions, readForm, recordForm } from "./form.ts";
import { readArguments } from "./list.ts";

// What it does is told in its own tests: here it hands back what it was asked for.
vi.mock("./withdraw.ts", () => ({ withdraw: { run: (order: unknown) => order } }));

const github = new URL("../../../.github/", import.meta.url);
const read = (name: string) => readFile(new URL(name, github), "utf8");

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; description?: string; value?: string };
  validations?: { required?: boolean };
}
interface Form {
  title: string;
  labels: string[];
  body: Field[];
}

describe("the form", () => {
  test("asks for what the program reads, by the same names", async () => {
    const form = parse(await read(`ISSUE_TEMPLATE/${formFile}`)) as Form;
    const fields = form.body.filter(({ id }) => id !== undefined);
    expect(Object.fromEntries(fields.map(({ id, attributes }) => [id, attributes.label]))).toEqual(formFields);
    expect(fields.filter(({ validations }) => validations?.required).map(({ id }) => id)).toEqual([
      "entry",
      "channel",
      "action",
    ]);
    const byId = (id: string) => fields.find((field) => field.id === id)?.attributes;
    expect(byId("action")?.description).toBe(`Одно из: ${Object.keys(formActions).join("; ")}`);
    expect(byId("channel")?.value).toBe(facebookGroup.label);
    expect(form.title).toBe(formTitle);
    // An address can fill in a line of text, and nothing else.
    expect(new Set(fields.map(({ type }) => type))).toEqual(new Set(["input"]));
  });

  test("is read by a workflow that knows it by label and title, and trusts the repository's own people alone", async () => {
    const form = parse(await read(`ISSUE_TEMPLATE/${formFile}`)) as Form;
    const source = await read("workflows/record.yml");
    const { jobs } = parse(source) as {
      jobs: Record<string, { if: string; permissions: object; steps: { run?: string }[] }>;
    };
    const job = jobs["record"];
    expect(job?.if).toContain(`'${form.labels[0]}'`);
    expect(job?.if).toContain(`startsWith(github.event.issue.title, '${formTitle}')`);
    expect(job?.if).toContain(`fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]'), github.event.issue.author_association`);
    expect(job?.permissions).toEqual({ contents: "write", issues: "write", pages: "read" });
    // Nothing that a person wrote may become a part of a command.
    for (const { run = "" } of job?.steps ?? []) expect(run).not.toContain("${{");
  });
});

/** An issue as GitHub writes it. */
const issue = (answers: Partial<Record<keyof typeof formFields, string>>) =>
  Object.entries(formFields)
    .map(([id, label]) => `### ${label}\n\n${answers[id as keyof typeof formFields] ?? "_No response_"}`)
    .join("\n\n");

describe("an issue", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), "svod-form-"));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const record = async (text: string) => {
    await writeFile(path.join(root, "form.md"), text);
    return recordForm(readArguments(["form", "form.md"]), { root } as World);
  };

  test("is read as it was written", () => {
    const answers = { entry: "some-id", action: "Опубликована", url: "https://www.facebook.com/groups/1/posts/2/" };
    expect(readForm(issue(answers))).toEqual(answers);
    expect(readForm(issue(answers).replaceAll("\n", "\r\n"))).toEqual(answers);
    expect(readForm("Просто письмо")).toEqual({});
  });

  test("of a deleted post is a word about the withdrawn entry, done by hand", async () => {
    const answers = { entry: "gone", channel: facebookGroup.label, action: "Пост удалён", url: "https://example.org/" };
    await expect(record(issue(answers))).resolves.toMatchObject({
      done: true,
      delete: false,
      words: ["gone"],
      channels: [facebookGroup.name],
    });
  });

  test.each([
    ["Просто письмо", "не заполнено: Запись, Что сделано"],
    [issue({ entry: "a", action: "Опубликована" }), "не заполнено: Адрес поста"],
    [issue({ entry: "a", action: "Пропускаем" }), "не заполнено: Почему пропускаем"],
    [issue({ entry: "a", action: "Удалить всё" }), "«Удалить всё» — такого нет"],
    [issue({ entry: "a", action: "constructor" }), "«constructor» — такого нет"],
    [issue({ entry: "a", action: "Беру себе", channel: "Груп в Facebook" }), "Возможно, «Группа в Facebook»?"],
  ])("%#: what is missing is said", async (text, words) => {
    await expect(record(text)).rejects.toThrow(words);
  });
});
