import { readFile } from "node:fs/promises";
import { deflateSync, crc32 } from "node:zlib";
import matter from "gray-matter";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { kinds } from "#src/entry/kinds.ts";
import { elementOf, shapeOf, unwrap } from "#src/entry/schema-walk.ts";
import { referenceOf } from "#src/entry/field.ts";
import { vocabularies } from "#src/entry/vocabulary.ts";
import type { Fault } from "./fault.ts";
import { altered, eventText, lineWith, pageText, practiceText, readFiles, soundFiles, type Files } from "./fixture.ts";

/** A file with one mistake and the one fault that must be told. */
interface Case {
  path: string;
  content: string | Uint8Array;
  fault: Partial<Fault>;
  /** Pictures that go with it. */
  beside?: Files;
}

/** A mistake in a practice: what is written in place of what, and the fault with its line given by a passage. */
type Slip = [what: string, passage: string, replacement: string, at: string | undefined, fault: Partial<Fault>];

const gray = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#888" } });

const slips: Slip[] = [
  ["missing field", "problem: Пример. Студенты не видели производства до выпуска.\n", "", "id:", { field: "problem", message: "обязательное поле не заполнено", mend: "Какую задачу решали." }],
  ["wrong type", "levels: [spo]", "levels: spo", "levels:", { field: "levels", message: "здесь нужно: список (строки, которые начинаются с дефиса)" }],
  ["number for a text", "title: Пример практики", "title: 2026", "title:", { field: "title", message: "здесь нужно: текст" }],
  ["unknown key", "audience:", "audiense:\n  - educators\naudience:", "audiense:", { field: "audiense", message: "такого поля нет", mend: "возможно, вы имели в виду «audience»" }],
  ["unknown nested key", "    unit: человек", "    unit: человек\n    perod: год", "perod:", { field: "results[0].perod", mend: "возможно, вы имели в виду «period»" }],
  ["value out of a list", "status: demo", "status: drafft", "status:", { field: "status", allowed: "real, demo, draft", mend: "возможно, вы имели в виду «draft»" }],
  ["31 February", "published: 2026-03-05", "published: 2026-02-31", "published:", { field: "published", message: "такого дня нет в календаре" }],
  ["date in the Russian order", "published: 2026-03-05", "published: 05.03.2026", "published:", { field: "published", message: "дата пишется как 2026-03-05: год, месяц, день" }],
  ["end before start", '  end: "2020"', '  end: "2016"', "  end:", { field: "period.end", message: "окончание раньше начала" }],
  ["unknown organisation", "holder: org-holder", "holder: org-holdr", "holder:", { field: "holder", message: "«org-holdr» нет в content/organizations/", mend: "возможно, вы имели в виду «org-holder»" }],
  ["unknown tag", "tags: [lean]", "tags: [leam]", "tags:", { field: "tags[0]", message: "«leam» нет в content/vocabulary/tags.yaml", mend: "возможно, вы имели в виду «lean»" }],
  ["unknown clause", "code_clauses: [clause-one]", "code_clauses: [clause-two]", "code_clauses:", { field: "code_clauses[0]", message: "«clause-two» нет в content/code/", mend: "возможно, вы имели в виду «clause-one»" }],
  ["result without a source", "    period: 2012 год\n    source: s1", "    period: 2012 год", "- metric:", { field: "results[0].source", message: "обязательное поле не заполнено" }],
  ["result with an unknown source", "    period: 2012 год\n    source: s1", "    period: 2012 год\n    source: s7", "source: s7", { field: "results[0].source", message: "источника «s7» у этой записи нет", allowed: "s1" }],
  ["number in resources without a source", "наставника.\n    source: s1", "наставника.", "text: Нужны", { field: "resources.people.source", message: "в тексте есть число, а источника нет: каждое число должно опираться на источник" }],
  ["YAML that does not parse", "title: Пример практики", "title: Пример: практики", "title:", { message: "YAML не читается: сбит отступ или в значении без кавычек стоит двоеточие" }],
  ["YAML with an open quotation", "title: Пример практики", 'title: "Пример практики', undefined, {}],
  ["field written twice", "stage: pilot", "stage: pilot\nstage: idea", "stage: idea", { message: "YAML не читается: одно и то же поле записано дважды" }],
  ["nest of YAML", "title: Пример практики", `title: ${"[".repeat(50_000)}${"]".repeat(50_000)}`, "title:", {}],
  ["bomb of YAML aliases", "status: demo", `tricks: &a0 [x]\n${Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join("")}status: *a40`, undefined, {}],
  ["picture that is not there", "src: sound.png", "src: absent.png", "src:", { field: "images[0].src", message: "файла content/images/absent.png нет" }],
  ["HTML", "Последний абзац.", "Последний <b>абзац</b>.", "<b>", { message: "в тексте стоит HTML: <b>", allowed: "только Markdown" }],
  ["script", "Последний абзац.", "<script>\nalert(1)\n</script>", "<script>", { message: "в тексте стоит HTML: <script>\nalert(1)\n</script>" }],
  ["script behind a comment", "Последний абзац.", "<!-- так --> <script>alert(1)</script>", "<script>", {}],
  ["script in what a browser holds for an ended comment", "Последний абзац.", "<!--> <script>alert(1)</script> -->", "<script>", {}],
  ["h1", "## Раздел", "# Раздел", "# Раздел", { message: "заголовок первого уровня (#) уже есть: это title записи" }],
  ["underlined h1", "## Раздел", "Раздел\n===", "Раздел", { message: "заголовок первого уровня (#) уже есть: это title записи" }],
  ["source mark in the text that does not exist", "Последний абзац.", "Последний\nабзац[^s3].", "[^s3]", { message: "ссылка на источник [^s3], а такого источника у записи нет", allowed: "[^s1]" }],
  ["footnote in the text", "Последний абзац.", "Последний абзац[^s3].\n\n[^s3]: Откуда-то.", "[^s3]:", { message: "сноска [^s3] описана в тексте" }],
  ["unknown internal link", "(/practices/)", "(/practises/)", "/practises/", { message: "страницы «/practises/» на портале нет", mend: "возможно, вы имели в виду «/practices/»" }],
  ["relative link", "(/practices/)", "(../practices/)", "../practices/", { message: "ссылка «../practices/» неполная" }],
  ["link to another host in disguise", "(/practices/)", "(//example.org/practices/)", "//example.org/practices", { message: "страницы «//example.org/practices/» на портале нет" }],
  ["picture that images does not describe", "Последний абзац.", "![Схема](schema.png)", "schema.png", { message: "картинки «schema.png» нет в поле images этой записи", allowed: "sound.png" }],
  ["picture without a caption", "Последний абзац.", "![](sound.png)", "![]", { message: "у картинки «sound.png» нет подписи" }],
  ["endless quotation", "Последний абзац.", `${">".repeat(20_000)} а`, ">>>", { message: "цитаты и списки вложены друг в друга слишком глубоко" }],
  ["control character", "Последний абзац.", "Последний\u0007 абзац.", "\u0007", { message: "в тексте есть невидимый служебный знак" }],
  ["front matter that is not closed", "---\n\nПервый", "\n\nПервый", "---", { line: 1, message: "паспорт записи не закрыт" }],
];

const badLinks = [
  "javascript:alert(1)", "JaVaScRiPt:alert(1)", "<java\tscript:alert(1)>", "< javascript:alert(1)>", "java&#115;cript:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)",
  "&#1;javascript:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "file:///etc/passwd",
];

const picture = (name: string, content: Uint8Array, message: string | RegExp, image = `${name}.png`): Case => {
  const text = altered(practiceText(name), "src: sound.png", `src: ${image}`);
  return {
    path: `content/practices/${name}.md`,
    content: text,
    beside: { [`content/images/${image}`]: content },
    fault: { line: lineWith(text, "src:"), field: "images[0].src", message: typeof message === "string" ? message : expect.stringMatching(message) },
  };
};

/** A PNG of one pixel that says it moves: the decoder shows its first frame only. */
function movingPng(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.from("00000001000000010802000000", "hex")),
    chunk("acTL", Buffer.from("0000000200000000", "hex")),
    chunk("IDAT", deflateSync(Buffer.alloc(4))),
    chunk("IEND", new Uint8Array()),
  ]);
}

async function allCases(): Promise<Map<string, Case>> {
  const cases = new Map<string, Case>();
  for (const [index, [what, passage, replacement, at, fault]] of slips.entries()) {
    const text = altered(practiceText(`slip-${index}`), passage, replacement);
    cases.set(what, {
      path: `content/practices/slip-${index}.md`,
      content: text,
      fault: at === undefined || fault.line ? fault : { line: lineWith(text, at), ...fault },
    });
  }
  for (const [index, address] of badLinks.entries()) {
    const text = altered(practiceText(`link-${index}`), "(/practices/)", `(${address})`);
    cases.set(`link to ${JSON.stringify(address)}`, {
      path: `content/practices/link-${index}.md`,
      content: text,
      fault: { line: lineWith(text, address), message: expect.stringMatching(/^ссылка «.*» ведёт не на страницу$/su), allowed: "https://, http://, mailto:, tel:, адреса портала" },
    });
  }
  const bytes: [string, Uint8Array | string, Partial<Fault>][] = [
    ["5 MB of text", `${practiceText("bytes-0")}${"а".repeat(2_500_000)}`, { message: "файл слишком велик: 5002 КБ", allowed: "не больше 200 КБ" }],
    ["BOM", `\uFEFF${practiceText("bytes-1")}`, { line: 1, message: "в начале файла стоит невидимая метка BOM" }],
    ["CRLF", practiceText("bytes-2").replaceAll("\n", "\r\n"), { line: 1, message: "строки оканчиваются по-виндоусовски (CRLF)" }],
    ["Windows-1251", inWindows1251(practiceText("bytes-3")), { message: "файл сохранён не в UTF-8, похоже на Windows-1251" }],
    ["front matter in JavaScript", `---js\n{ id: (globalThis.svodWasRun = "bytes-4") }\n---\n`, { line: 1, message: "паспорт записи написан на «js»: программы в записях запрещены", mend: "оставьте в первой строке только три дефиса" }],
    ["no front matter", "Просто текст.\n", { line: 1, message: "нет паспорта записи: файл должен начинаться со строки ---" }],
    ["empty file", "", { line: 1, message: "нет паспорта записи: файл должен начинаться со строки ---" }],
    ["list for a record", "---\n- один\n---\n", { line: 1, field: undefined, message: "здесь нужно: группа полей с отступом" }],
  ];
  for (const [index, [what, content, fault]] of bytes.entries()) cases.set(what, { path: `content/practices/bytes-${index}.md`, content, fault });

  const late = altered(eventText("event-late"), "end: 2026-12-10T13:00", "end: 2026-12-10T10:00");
  cases.set("event that ends before it begins", { path: "content/events/event-late.md", content: late, fault: { line: lineWith(late, "end:"), field: "end", message: "окончание раньше начала" } });
  const twinId = altered(eventText("sound"), "slug: sound", "slug: other-address");
  cases.set("twin id", { path: "content/events/twin-id.md", content: altered(twinId, "id: sound", "id: sound-event"), fault: { line: 2, field: "id", message: "идентификатор «sound-event» уже занят: content/events/sound-event.md" } });
  cases.set("twin slug", { path: "content/practices/twin-slug.md", content: altered(practiceText("twin-slug"), "slug: twin-slug", "slug: sound"), fault: { line: 3, field: "slug", message: "адрес «/practices/sound/» уже занят: content/practices/sound.md" } });

  const program = { message: "в тексте страницы стоит программа", allowed: expect.stringContaining("RubricList"), mend: "уберите import, export и фигурные скобки" };
  const mdx: [string, string, Partial<Fault>][] = [
    ["import in a page", "import fs from 'node:fs'", program],
    ["export in a page", "export const answer = 42", program],
    ["braces in a page", "Итого {process.env.HOME} строк", program],
    ["unknown part in a page", "<Secret />", { message: "часть «<Secret>» здесь недопустима" }],
    ["program in an attribute of a page's part", "<RubricList kind={process.env} />", { message: "часть «<RubricList>» здесь недопустима" }],
    ["script in a page", "<script>alert(1)</script>", { message: "часть «<script>» здесь недопустима" }],
    ["brace that is not closed in a page", "Итого { строк", { message: "текст страницы не разбирается" }],
  ];
  for (const [index, [what, passage, fault]] of mdx.entries()) {
    const text = altered(pageText(`page-${index}`), "Текст страницы.", passage);
    cases.set(what, { path: `content/pages/page-${index}.mdx`, content: text, fault: { line: lineWith(text, passage), ...fault } });
  }

  const noise = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 60 } } }).jpeg().toBuffer();
  const moving = await sharp(Buffer.from(Array.from({ length: 24 }, (_, index) => index * 10)), { raw: { width: 2, height: 4, channels: 3, pageHeight: 2 } }).webp({ loop: 0 }).toBuffer();
  cases.set("picture of 30,000 pixels", picture("picture-0", await gray(30_000, 2).png().toBuffer(), "картинка picture-0.png слишком велика: 30000 × 2 пикселей"));
  cases.set("truncated picture", picture("picture-1", noise.subarray(0, noise.length / 2), "картинка picture-1.jpg не открывается", "picture-1.jpg"));
  cases.set("moving picture", picture("picture-2", moving, "картинка picture-2.webp движется", "picture-2.webp"));
  cases.set("moving PNG", picture("picture-3", movingPng(), "картинка picture-3.png движется"));
  cases.set("text for a picture", picture("picture-4", Buffer.from("не картинка"), "картинка picture-4.png не открывается"));
  cases.set("GIF under another name", picture("picture-5", await gray(2, 2).gif().toBuffer(), "картинка picture-5.png на деле в формате gif"));
  cases.set("SVG under another name", picture("picture-6", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), "картинка picture-6.png на деле в формате svg"));
  cases.set("empty picture", picture("picture-7", new Uint8Array(), "картинка picture-7.png не открывается"));
  return cases;
}

/** Cyrillic and the marks that the fixture uses, as an old editor saves them. */
function inWindows1251(text: string): Uint8Array {
  const marks: Record<string, number> = { "ё": 0xb8, "Ё": 0xa8, "«": 0xab, "»": 0xbb, "—": 0x97 };
  return Uint8Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 128 ? code : (marks[char] ?? code - 0x350);
  });
}

let sound: Files;
let cases: Map<string, Case>;
beforeAll(async () => {
  sound = { ...soundFiles, "content/images/sound.png": await gray(4, 4).png().toBuffer() };
  cases = await allCases();
});

test("a sound library has no faults", async () => {
  const { library, faults } = await readFiles(sound);
  expect(faults).toEqual([]);
  expect(library.entries.map((entry) => entry.data.id).toSorted()).toEqual(["clause-one", "org-holder", "sound", "sound-event", "sound-page"]);
});

const names = [
  ...slips.map(([what]) => what), ...badLinks.map((address) => `link to ${JSON.stringify(address)}`),
  "5 MB of text", "BOM", "CRLF", "Windows-1251", "front matter in JavaScript", "no front matter", "empty file", "list for a record",
  "event that ends before it begins", "twin id", "twin slug",
  "import in a page", "export in a page", "braces in a page", "unknown part in a page", "program in an attribute of a page's part", "script in a page", "brace that is not closed in a page",
  "picture of 30,000 pixels", "truncated picture", "moving picture", "moving PNG", "text for a picture", "GIF under another name", "SVG under another name", "empty picture",
];

describe("one mistake is one fault", () => {
  test("every case has its test", () => {
    expect([...cases.keys()]).toEqual(names);
  });

  test.each(names)("%s", async (name) => {
    const { path, content, fault, beside } = cases.get(name)!;
    const { faults } = await readFiles({ ...sound, ...beside, [path]: content });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: path, ...fault });
    expect(faults[0]?.message).toMatch(/^[а-яё«]/iu);
    if (!("line" in fault) && fault.message) expect(faults[0]?.line).toBeUndefined();
    if (!("field" in fault) && fault.message) expect(faults[0]?.field).toBeUndefined();
  });
});

test("all mistakes at once are all told, each once, and the sound entries stay", async () => {
  const files = [...cases.values()].map(({ path, content, beside }) => ({ ...beside, [path]: content }));
  const { library, faults } = await readFiles(Object.assign({}, sound, ...files));
  expect(faults.map((fault) => fault.file).toSorted()).toEqual([...cases.values()].map(({ path }) => path).toSorted());
  for (const { path, fault } of cases.values()) expect(faults.find(({ file }) => file === path)).toMatchObject(fault);
  expect(library.entries.map((entry) => entry.data.id)).toEqual(expect.arrayContaining(["clause-one", "org-holder", "sound", "sound-event", "sound-page"]));
});

test("front matter in JavaScript is not run, though gray-matter left alone would run it", async () => {
  const { path, content } = cases.get("front matter in JavaScript")!;
  const global = globalThis as { svodWasRun?: string };
  await readFiles({ ...sound, [path]: content });
  expect(global.svodWasRun).toBeUndefined();
  matter(String(content));
  expect(global.svodWasRun).toBe("bytes-4");
  delete global.svodWasRun;
});

describe("a fault has no echoes", () => {
  const holder = "content/organizations/holder.md";
  const link = altered(practiceText("linking"), "(/practices/)", "(/organizations/holder/)");

  test.each([
    ["an entry that fails its schema", (text: string) => altered(text, "type: college", "type: 5")],
    ["an entry whose YAML does not parse", (text: string) => altered(text, "title: Колледж", "title: Колледж: и")],
    ["an entry with a BOM", (text: string) => `\uFEFF${text}`],
    ["an entry with CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
  ])("%s may be referred and linked to", async (_what, spoil) => {
    const { library, faults } = await readFiles({ ...sound, [holder]: spoil(String(sound[holder])), "content/practices/linking.md": link });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toBe(holder);
    expect(library.entries.some((entry) => entry.data.id === "org-holder")).toBe(false);
  });

  test("the year of a faulty entry has its archive", async () => {
    const early = altered(altered(practiceText("early"), "published: 2026-03-05", "published: 2019-03-05"), "stage: pilot", "stage: Пилот");
    const linking = altered(practiceText("linking"), "(/practices/)", "(/archive/2019/)");
    const { faults } = await readFiles({ ...sound, "content/practices/early.md": early, "content/practices/linking.md": linking });
    expect(faults.map(({ file, field }) => [file, field])).toEqual([["content/practices/early.md", "stage"]]);
  });

  test.each([
    ["does not parse", "- id: lean\n  label: Бережливые: технологии\n"],
    ["fails its schema", "- {id: lean, lable: Бережливые технологии, label: Бережливые технологии}\n"],
  ])("the terms of a vocabulary that %s may be referred and linked to", async (_what, content) => {
    const linking = altered(practiceText("linking"), "(/practices/)", "(/tags/lean/)");
    const { faults } = await readFiles({ ...sound, "content/vocabulary/tags.yaml": content, "content/practices/linking.md": linking });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toBe("content/vocabulary/tags.yaml");
  });
});

test("a term twice in a vocabulary is a fault with its line", async () => {
  const { faults } = await readFiles({ ...sound, "content/vocabulary/tags.yaml": "- {id: lean, label: Один}\n- {id: lean, label: Два}\n" });
  expect(faults).toEqual([expect.objectContaining({ file: "content/vocabulary/tags.yaml", line: 2, field: "id", message: "идентификатор «lean» в словаре уже есть" })]);
});

test("reading twice gives the same entries and digests, and a changed letter another digest", async () => {
  const digests = async (files: Files) => (await readFiles(files)).library.entries.map((entry) => [entry.file, entry.digest]);
  const once = await digests(sound);
  expect(once).toHaveLength(5);
  expect(await digests(sound)).toEqual(once);
  const changed = await digests({ ...sound, "content/practices/sound.md": altered(practiceText("sound"), "Последний", "Крайний") });
  expect(changed.filter(([file, digest]) => !once.some(([otherFile, other]) => file === otherFile && digest === other)).map(([file]) => file)).toEqual(["content/practices/sound.md"]);
});

test("every reference in a schema names a kind or a vocabulary", () => {
  const targets = new Set<string>();
  const collect = (schema: Parameters<typeof unwrap>[0]) => {
    const target = referenceOf(unwrap(schema));
    if (target) targets.add(target);
    for (const field of Object.values(shapeOf(schema))) collect(field);
    const element = elementOf(schema);
    if (element) collect(element);
  };
  for (const { schema } of Object.values(kinds)) collect(schema);
  for (const schema of Object.values(vocabularies)) collect(schema);
  expect(targets.size).toBeGreaterThan(10);
  for (const target of targets) expect([...Object.keys(kinds), ...Object.keys(vocabularies)]).toContain(target);
});

test("the vocabularies of the portal are sound", async () => {
  const { faults, library } = await readFiles(sound);
  expect(faults).toEqual([]);
  expect(library.vocabularies.rubrics).toHaveLength(7);
  expect(await readFile(new URL("../../content/vocabulary/rubrics.yaml", import.meta.url), "utf8")).toContain(library.vocabularies.rubrics[0]!.label);
});
