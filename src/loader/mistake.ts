import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { Fault } from "./fault.ts";
import { altered, eventText, lineWith, pageText, practiceText, type Files } from "./fixture.ts";

/** A fault as a mistake must give it; a pattern stands for a text that only has to match it. */
type Expected = { [Key in keyof Fault]?: Fault[Key] | (Fault[Key] extends number | undefined ? never : RegExp) };

/** A file with one mistake and the one fault that must be told. */
export interface Mistake {
  path: string;
  content: string | Uint8Array;
  fault: Expected;
  /** Pictures that go with it. */
  beside?: Files;
}

/** A mistake in a practice: what is written in place of what, and the fault with its line given by a passage. */
type Slip = [what: string, passage: string, replacement: string, at: string, fault: Expected];

/** A gray picture of the given size. */
export const grayPng = (width: number, height: number): Promise<Buffer> => gray(width, height).png().toBuffer();

const gray = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#888" } });

const slips: Slip[] = [
  [
    "missing field",
    "problem: Пример. Студенты не видели производства до выпуска.\n",
    "",
    "---",
    { field: "problem", message: "обязательное поле не заполнено", about: "Какую задачу решали." },
  ],
  [
    "wrong type",
    "levels: [spo]",
    "levels: spo",
    "levels:",
    { field: "levels", message: "здесь нужно: список (строки, которые начинаются с дефиса)" },
  ],
  [
    "number for a text",
    "title: Пример практики",
    "title: 2026",
    "title:",
    { field: "title", message: "здесь нужно: текст" },
  ],
  [
    "unknown key",
    "audience:",
    "audiense:\n  - educators\naudience:",
    "audiense:",
    { field: "audiense", message: "такого поля нет", mend: "возможно, вы имели в виду «audience»" },
  ],
  [
    "unknown nested key",
    "    unit: человек",
    "    unit: человек\n    perod: год",
    "perod:",
    { field: "results[0].perod", mend: "возможно, вы имели в виду «period»" },
  ],
  [
    "value out of a list",
    "status: demo",
    "status: drafft",
    "status:",
    { field: "status", allowed: "real, demo, draft", mend: "возможно, вы имели в виду «draft»" },
  ],
  [
    "31 February",
    "published: 2026-03-05",
    "published: 2026-02-31",
    "published:",
    { field: "published", message: "такого дня нет в календаре" },
  ],
  [
    "date in the Russian order",
    "published: 2026-03-05",
    "published: 05.03.2026",
    "published:",
    { field: "published", message: "дата пишется как 2026-03-05: год, месяц, день" },
  ],
  [
    "end before start",
    '  end: "2020"',
    '  end: "2016"',
    "  end:",
    { field: "period.end", message: "окончание раньше начала" },
  ],
  [
    "unknown organisation",
    "holder: org-holder",
    "holder: org-holdr",
    "holder:",
    {
      field: "holder",
      message: "«org-holdr» нет в content/organizations/",
      mend: "возможно, вы имели в виду «org-holder»",
    },
  ],
  [
    "unknown tag",
    "tags: [lean]",
    "tags: [leam]",
    "tags:",
    {
      field: "tags[0]",
      message: "«leam» нет в content/vocabulary/tags.yaml",
      mend: "возможно, вы имели в виду «lean»",
    },
  ],
  [
    "unknown clause",
    "code_clauses: [clause-one]",
    "code_clauses: [clause-two]",
    "code_clauses:",
    {
      field: "code_clauses[0]",
      message: "«clause-two» нет в content/code/",
      mend: "возможно, вы имели в виду «clause-one»",
    },
  ],
  [
    "result without a source",
    "    period: 2012 год\n    source: s1",
    "    period: 2012 год",
    "- metric:",
    { field: "results[0].source", message: "обязательное поле не заполнено" },
  ],
  [
    "result with an unknown source",
    "    period: 2012 год\n    source: s1",
    "    period: 2012 год\n    source: s7",
    "source: s7",
    { field: "results[0].source", message: "источника «s7» у этой записи нет", allowed: "s1" },
  ],
  [
    "number in resources without a source",
    "наставника.\n    source: s1",
    "наставника.",
    "people:",
    {
      field: "resources.people.source",
      message: "в тексте есть число, а источника нет: каждое число должно опираться на источник",
    },
  ],
  [
    "YAML that does not parse",
    "title: Пример практики",
    "title: Пример: практики",
    "title:",
    { message: "YAML не читается: сбит отступ, выше не закрыта кавычка или в значении без кавычек стоит двоеточие" },
  ],
  [
    "YAML with an open quotation",
    "title: Пример практики",
    'title: "Пример практики',
    "  start:",
    { message: /^YAML не читается: сбит отступ, выше не закрыта кавычка/ },
  ],
  [
    "field written twice",
    "stage: pilot",
    "stage: pilot\nstage: idea",
    "stage: idea",
    { message: "YAML не читается: одно и то же поле записано дважды" },
  ],
  [
    "nest of YAML",
    "title: Пример практики",
    `title: ${"[".repeat(50_000)}${"]".repeat(50_000)}`,
    "title:",
    { message: "YAML не читается: проверьте отступы, двоеточия и кавычки" },
  ],
  [
    "bomb of YAML aliases",
    "status: demo",
    `status: [&a0 [x]${Array.from({ length: 40 }, (_, n) => `, &a${n + 1} [*a${n}, *a${n}]`).join("")}]`,
    "status:",
    { field: "status", message: "такого значения нет" },
  ],
  [
    "picture that is not there",
    "src: sound.png",
    "src: absent.png",
    "src:",
    { field: "images[0].src", message: "файла content/images/absent.png нет" },
  ],
  [
    "HTML",
    "Последний абзац.",
    "Последний <b>абзац</b>.",
    "<b>",
    { message: "в тексте стоит HTML: <b>", allowed: "только Markdown" },
  ],
  [
    "script",
    "Последний абзац.",
    "<script>\nalert(1)\n</script>",
    "<script>",
    { message: "в тексте стоит HTML: <script>\nalert(1)\n</script>" },
  ],
  [
    "script behind a comment",
    "Последний абзац.",
    "<!-- так --> <script>alert(1)</script>",
    "<script>",
    { message: "в тексте стоит HTML: <!-- так --> <script>alert(1)</script>" },
  ],
  [
    "script in what a browser holds for an ended comment",
    "Последний абзац.",
    "<!--> <script>alert(1)</script> -->",
    "<script>",
    { message: "в тексте стоит HTML: <!--> <script>alert(1)</script> -->" },
  ],
  ["h1", "## Раздел", "# Раздел", "# Раздел", { message: "заголовок первого уровня (#) уже есть: это title записи" }],
  [
    "underlined h1",
    "## Раздел",
    "Раздел\n===",
    "Раздел",
    { message: "заголовок первого уровня (#) уже есть: это title записи" },
  ],
  [
    "source mark in the text that does not exist",
    "Последний абзац.",
    "Последний\nабзац[^s3].",
    "[^s3]",
    { message: "ссылка на источник [^s3], а такого источника у записи нет", allowed: "[^s1]" },
  ],
  [
    "footnote in the text",
    "Последний абзац.",
    "Последний абзац[^s3].\n\n[^s3]: Откуда-то.",
    "[^s3]:",
    { message: "сноска [^s3] описана в тексте" },
  ],
  [
    "unknown internal link",
    "(/practices/)",
    "(/practises/)",
    "/practises/",
    { message: "страницы «/practises/» на портале нет", mend: "возможно, вы имели в виду «/practices/»" },
  ],
  [
    "relative link",
    "(/practices/)",
    "(../practices/)",
    "../practices/",
    { message: "ссылка «../practices/» неполная" },
  ],
  [
    "link to another host in disguise",
    "(/practices/)",
    "(//example.org/practices/)",
    "//example.org/practices",
    { message: "страницы «//example.org/practices/» на портале нет" },
  ],
  [
    "picture that images does not describe",
    "Последний абзац.",
    "![Схема](schema.png)",
    "schema.png",
    { message: "картинки «schema.png» нет в поле images этой записи", allowed: "sound.png" },
  ],
  [
    "picture without a caption",
    "Последний абзац.",
    "![](sound.png)",
    "![]",
    { message: "у картинки «sound.png» нет подписи" },
  ],
  [
    "endless quotation",
    "Последний абзац.",
    `${">".repeat(20_000)} а`,
    ">>>",
    { message: "цитаты и списки вложены друг в друга слишком глубоко" },
  ],
  [
    "control character",
    "Последний абзац.",
    "Последний\u0007 абзац.",
    "\u0007",
    { message: "в тексте есть невидимый служебный знак" },
  ],
  [
    "sign that turns the direction of reading",
    "title: Пример практики",
    "title: Пример \u202Eпрактики",
    "title:",
    { message: "в тексте есть невидимый служебный знак" },
  ],
  [
    "share picture that is not among the entry's pictures",
    "code_clauses: [clause-one]",
    "code_clauses: [clause-one]\ncard:\n  image: other.png",
    "  image:",
    { field: "card.image", message: /^картинки «other\.png» нет в поле images этой записи \(там sound\.png\)/ },
  ],
  ["front matter that is not closed", "---\n\nПервый", "\n\nПервый", "---", { message: "паспорт записи не закрыт" }],
];

const badLinks = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "<java\tscript:alert(1)>",
  "< javascript:alert(1)>",
  "java&#115;cript:alert(1)",
  "javascript&colon;alert(1)",
  "java&Tab;script:alert(1)",
  "data:text/html;base64,PHNjcmlwdD4=",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
];

const picture = (name: string, content: Uint8Array, message: string | RegExp, image = `${name}.png`): Mistake => {
  const text = altered(practiceText(name), "src: sound.png", `src: ${image}`);
  return {
    path: `content/practices/${name}.md`,
    content: text,
    beside: { [`content/images/${image}`]: content },
    fault: {
      line: lineWith(text, "src:"),
      field: "images[0].src",
      message,
    },
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

export async function allMistakes(): Promise<Map<string, Mistake>> {
  const cases = new Map<string, Mistake>();
  for (const [index, [what, passage, replacement, at, fault]] of slips.entries()) {
    const text = altered(practiceText(`slip-${index}`), passage, replacement);
    cases.set(what, {
      path: `content/practices/slip-${index}.md`,
      content: text,
      fault: { line: lineWith(text, at), ...fault },
    });
  }
  for (const [index, address] of badLinks.entries()) {
    const text = altered(practiceText(`link-${index}`), "(/practices/)", `(${address})`);
    cases.set(`link to ${JSON.stringify(address)}`, {
      path: `content/practices/link-${index}.md`,
      content: text,
      fault: {
        line: lineWith(text, address),
        message: /^ссылка «.*» ведёт не на страницу$/su,
        allowed: "https://, http://, mailto:, tel:, адреса портала",
      },
    });
  }
  const bytes: [string, Uint8Array | string, Expected][] = [
    [
      "5 MB of text",
      `${practiceText("bytes-0")}${"а".repeat(2_500_000)}`,
      { message: /^файл слишком велик: 500\d КБ$/, allowed: "не больше 200 КБ" },
    ],
    ["BOM", `\uFEFF${practiceText("bytes-1")}`, { line: 1, message: "в начале файла стоит невидимая метка BOM" }],
    [
      "CRLF",
      practiceText("bytes-2").replaceAll("\n", "\r\n"),
      { line: 1, message: "строки оканчиваются по-виндоусовски (CRLF)" },
    ],
    [
      "Windows-1251",
      inWindows1251(practiceText("bytes-3")),
      { message: "файл сохранён не в UTF-8, похоже на Windows-1251" },
    ],
    [
      "front matter in JavaScript",
      `---js\n{ id: (globalThis.svodWasRun = "bytes-4") }\n---\n`,
      {
        line: 1,
        message: "паспорт записи написан на «js»: программы в записях запрещены",
        mend: "оставьте в первой строке только три дефиса",
      },
    ],
    [
      "no front matter",
      "Просто текст.\n",
      { line: 1, message: "нет паспорта записи: файл должен начинаться со строки ---" },
    ],
    ["empty file", "", { line: 1, message: "нет паспорта записи: файл должен начинаться со строки ---" }],
    [
      "list for a record",
      "---\n- один\n---\n",
      { line: 1, field: undefined, message: "здесь нужно: группа полей с отступом" },
    ],
  ];
  for (const [index, [what, content, fault]] of bytes.entries())
    cases.set(what, { path: `content/practices/bytes-${index}.md`, content, fault });

  const late = altered(eventText("event-late"), "end: 2026-12-10T13:00", "end: 2026-12-10T10:00");
  cases.set("event that ends before it begins", {
    path: "content/events/event-late.md",
    content: late,
    fault: { line: lineWith(late, "end:"), field: "end", message: "окончание раньше начала" },
  });
  const twinId = altered(eventText("sound"), "slug: sound", "slug: other-address");
  cases.set("twin id", {
    path: "content/events/twin-id.md",
    content: altered(twinId, "id: sound", "id: sound-event"),
    fault: { line: 2, field: "id", message: "идентификатор «sound-event» уже занят: content/events/sound-event.md" },
  });
  cases.set("twin slug", {
    path: "content/practices/twin-slug.md",
    content: altered(practiceText("twin-slug"), "slug: twin-slug", "slug: sound"),
    fault: { line: 3, field: "slug", message: "адрес «/practices/sound/» уже занят: content/practices/sound.md" },
  });

  const program = {
    message: "в тексте страницы стоит программа",
    allowed: /RubricList/,
    mend: "уберите import, export и фигурные скобки",
  };
  const mdx: [string, string, Expected][] = [
    ["import in a page", "import fs from 'node:fs'", program],
    ["export in a page", "export const answer = 42", program],
    ["braces in a page", "Итого {process.env.HOME} строк", program],
    ["unknown part in a page", "<Secret />", { message: "часть «<Secret>» здесь недопустима" }],
    [
      "program in an attribute of a page's part",
      "<RubricList kind={process.env} />",
      { message: "часть «<RubricList>» здесь недопустима" },
    ],
    ["script in a page", "<script>alert(1)</script>", { message: "часть «<script>» здесь недопустима" }],
    ["brace that is not closed in a page", "Итого { строк", { message: "текст страницы не разбирается" }],
  ];
  for (const [index, [what, passage, fault]] of mdx.entries()) {
    const text = altered(pageText(`page-${index}`), "Текст страницы.", passage);
    cases.set(what, {
      path: `content/pages/page-${index}.mdx`,
      content: text,
      fault: { line: lineWith(text, passage), ...fault },
    });
  }

  const noise = await sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  const moving = await sharp(Buffer.from(Array.from({ length: 24 }, (_, index) => index * 10)), {
    raw: { width: 2, height: 4, channels: 3, pageHeight: 2 },
  })
    .webp({ loop: 0 })
    .toBuffer();
  cases.set(
    "picture of 30,000 pixels",
    picture(
      "picture-0",
      await gray(30_000, 2).png().toBuffer(),
      "картинка picture-0.png слишком велика: 30000 × 2 пикселей",
    ),
  );
  cases.set(
    "truncated picture",
    picture("picture-1", noise.subarray(0, noise.length / 2), "картинка picture-1.jpg не открывается", "picture-1.jpg"),
  );
  cases.set("moving picture", picture("picture-2", moving, "картинка picture-2.webp движется", "picture-2.webp"));
  cases.set("moving PNG", picture("picture-3", movingPng(), "картинка picture-3.png движется"));
  cases.set(
    "text for a picture",
    picture("picture-4", Buffer.from("не картинка"), "картинка picture-4.png не открывается"),
  );
  cases.set(
    "GIF under another name",
    picture("picture-5", await gray(2, 2).gif().toBuffer(), "картинка picture-5.png на деле в формате gif"),
  );
  cases.set(
    "SVG under another name",
    picture(
      "picture-6",
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      "картинка picture-6.png на деле в формате svg",
    ),
  );
  cases.set(
    "picture of 56 megapixels",
    picture(
      "picture-8",
      await gray(7_500, 7_500).png().toBuffer(),
      "картинка picture-8.png слишком велика: 7500 × 7500 пикселей",
    ),
  );
  cases.set(
    "PNG under the name of a JPEG",
    picture("picture-9", await grayPng(2, 2), "картинка picture-9.jpg на деле в формате PNG", "picture-9.jpg"),
  );
  cases.set("empty picture", picture("picture-7", new Uint8Array(), "картинка picture-7.png не открывается"));
  return cases;
}

/** Cyrillic and the marks that the fixture uses, as an old editor saves them. */
function inWindows1251(text: string): Uint8Array {
  const marks: Record<string, number> = { ё: 0xb8, Ё: 0xa8, "«": 0xab, "»": 0xbb, "—": 0x97 };
  return Uint8Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 128 ? code : (marks[char] ?? code - 0x350);
  });
}
