import { commands, everywhere, exampleOf, type CommandName, type OptionName } from "./arguments.ts";
import { defaultManifest } from "./arguments.ts";

/** What a command does: how it is written, and what it is for. */
type Line = readonly [usage: string, text: string];

/** The commands in the order of the work. */
const groups: readonly { title: string; lines: readonly (readonly [CommandName, ...Line[]])[] }[] = [
  {
    title: "Посмотреть",
    lines: [
      [
        "plan",
        [
          "plan",
          "готовые посты для записей, которых в каналах ещё нет, и когда они выйдут; ничего не записывает (выполняется, если команда не названа)",
        ],
      ],
      [
        "status",
        [
          "status",
          "сколько опубликовано, ждёт и требует человека в каждом канале; с ключом --entry — где стоит одна запись, с чьих слов и почему",
        ],
      ],
      ["doctor", ["doctor", "ключи, права, версии, часы, журнал: что не так и что с этим делать"]],
    ],
  },
  {
    title: "Опубликовать",
    lines: [
      ["send", ["send", "отправить то, чему пора, и довести до конца начатое"]],
      ["reconcile", ["reconcile", "только довести до конца начатое: прочитать списки сетей, подтвердить"]],
      [
        "update",
        ["update", "поправить вышедшие посты, если текст записи изменился (где сеть разрешает), и назвать остальные"],
      ],
      [
        "withdraw",
        [
          "withdraw <id>",
          "посты снятой записи списком; с ключом --delete — удалить их, с ключом --done — отметить, что вы удалили их сами",
        ],
      ],
    ],
  },
  {
    title: "Группа и всё, что решает человек",
    lines: [
      ["desk", ["desk", "собрать страницу с текстами, картинками и кнопками для группы Facebook"]],
      ["claim", ["claim <id>", "взять запись себе, чтобы её не опубликовали двое"]],
      ["posted", ["posted <id> <адрес>", "отметить, что запись опубликована, и запомнить адрес поста"]],
      ["skip", ['skip <id> --why "…"', "отметить, что записи в канале не будет, и почему"]],
      [
        "retry",
        [
          "retry <id>",
          "поста точно нет, запись снова ждёт: после неудачи, пропуска, ошибочной отметки или если вы передумали её публиковать",
        ],
      ],
      ["remind", ["remind", "напомнить о том, что слишком долго ждёт; один раз"]],
      ["form", ["form <файл>", "прочитать заявку «Отметка о публикации» с GitHub"]],
    ],
  },
  {
    title: "Журнал и цифры",
    lines: [
      [
        "ledger",
        ["ledger init", "завести журнал; делается один раз"],
        ["ledger verify | repair", "проверить его; исправить то, что можно исправить без потерь"],
        ["ledger export", "список вышедших постов для портала"],
      ],
      [
        "metrics",
        [
          "metrics pull",
          "собрать в content/metrics/ цифры постов за последние 90 дней (с --since или --backfill — и более ранних)",
        ],
      ],
    ],
  },
];

const optionLines: Record<OptionName, Line> = {
  from: [
    "--from <файл|адрес>",
    `откуда взять список записей (обычно ${defaultManifest}); можно с портала: --from https://…/entries.json`,
  ],
  channel: ["--channel <имя>", "только этот канал; можно несколько раз. Для отметок — один, обычно facebook-group"],
  entry: ["--entry <id>", "только эта запись; можно несколько раз"],
  since: [
    "--since 2026-03-05",
    "только записи, опубликованные на портале с этого дня; выпускает их из архива. metrics: посты, вышедшие с этого дня",
  ],
  backfill: ["--backfill", "взять и архив: записи старше первого дня канала; metrics — посты за всё время"],
  limit: ["--limit <число>", "не больше стольких записей (plan: 10, desk: 30)"],
  by: ["--by <кто>", "кто это делает (обычно имя в системе)"],
  why: ['--why "…"', "skip: почему записи в канале не будет"],
  hours: ["--hours <число>", "claim: на сколько часов (обычно 24)"],
  out: [
    "--out <папка|файл>",
    "desk: куда записать (обычно .desk); ledger export: в какой файл; send, reconcile: в какой файл записать итог таблицей Markdown",
  ],
  open: ["--open", "desk: открыть страницу в браузере"],
  delete: ["--delete", "withdraw: удалить посты, а не только показать"],
  done: ["--done", "withdraw: посты, которые программа удалить не может, вы удалили сами"],
  replace: ["--replace", "posted: исправить уже записанный адрес поста"],
  "dry-run": ["--dry-run", "сказать, что было бы сделано, и ничего не делать"],
  json: ["--json", "ответ для программ"],
  help: ["--help, -h", "эта справка; после команды — справка о ней"],
};

const INDENT = 26;
const WIDTH = 114;

/** A usage and its text beside it, broken between words. */
function row([usage, text]: Line): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && INDENT + last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const indented = lines.join(`\n${" ".repeat(INDENT)}`);
  return `  ${usage}`.length < INDENT
    ? `  ${usage}`.padEnd(INDENT) + indented
    : `  ${usage}\n${" ".repeat(INDENT)}${indented}`;
}

const codes = `Код выхода
   0  делать нечего, или всё сделано; остальное выйдет в своё время
   2  команда или ключи записаны неверно
   3  список записей, настройки, журнал или часы не в порядке: новое не отправляется
   4  журнал или портал недоступен: повторите позже, дважды ничего не выйдет
  10  кто-то должен вмешаться: что именно, сказано в ответе`;

const whole =
  (): string => `Объявляет записи портала в каналах сообщества и помнит, что уже опубликовано: дважды не публикует.
В группу Facebook программа писать не может — для неё готовит стол публикации, а публикует человек.

  npm run crosspost -- <команда> [ключи]        (два дефиса перед командой обязательны)

${groups.map(({ title, lines }) => [title, ...lines.flatMap(([, ...rows]) => rows.map(row))].join("\n")).join("\n\n")}

Ключи
${Object.values(optionLines).map(row).join("\n")}

Журнал — ветка syndication в Git, по файлу на запись и канал. Ключ — постоянный идентификатор записи: новый
заголовок, текст или адрес страницы второй публикации не вызовут. Каналы, часы и темп — в content/crosspost.yaml.

Примеры
  npm run crosspost
  npm run crosspost -- plan --channel telegram --since 2026-03-01 --limit 3
${(["send", "desk", "posted", "skip"] as const).map((name) => `  ${exampleOf(name)}`).join("\n")}

${codes}`;

/** What `--help` prints: all of it, or what is about one command. */
export function helpOf(command: CommandName | undefined): string {
  if (!command) return whole();
  const lines = groups
    .flatMap((group) => group.lines)
    .find(([name]) => name === command)
    ?.slice(1) as Line[];
  const options = new Set<OptionName>([...commands[command].options, ...everywhere]);
  const known = (Object.keys(optionLines) as OptionName[]).filter((name) => options.has(name));
  return [
    lines.map(row).join("\n"),
    `Ключи\n${known.map((name) => row(optionLines[name])).join("\n")}`,
    `Пример\n  ${exampleOf(command)}`,
    codes,
    "Все команды: npm run crosspost -- --help",
  ].join("\n\n");
}
