import { practicesWith, type Mistakes, type Slip } from "./mistake.ts";

/** Slips in the text below the front matter of a practice. */
const slips: Slip[] = [
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

const linkSlips = badLinks.map((address): Slip => [
  `link to ${JSON.stringify(address)}`,
  "(/practices/)",
  `(${address})`,
  address,
  {
    message: /^ссылка «.*» ведёт не на страницу$/su,
    allowed: "https://, http://, mailto:, tel:, адреса портала",
  },
]);

export const slipsInText = (): Mistakes => [...practicesWith("text", slips), ...practicesWith("link", linkSlips)];
