/** Where the build puts the manifest, from the project's root. */
export const defaultManifest = "dist/entries.json";

/** An option of the command line: how it is read, how it is written, and what it is for. */
interface Option {
  type: "string" | "boolean";
  multiple?: boolean;
  short?: string;
  usage: string;
  text: string;
}

/** Every option, in the order of the help. */
export const options = {
  from: {
    type: "string",
    usage: "--from <файл|адрес>",
    text: `откуда взять список записей (обычно ${defaultManifest}); можно с портала: --from https://…/entries.json`,
  },
  channel: {
    type: "string",
    multiple: true,
    usage: "--channel <имя>",
    text: "только этот канал; можно несколько раз. Для отметок — один, обычно facebook-group",
  },
  entry: { type: "string", multiple: true, usage: "--entry <id>", text: "только эта запись; можно несколько раз" },
  since: {
    type: "string",
    usage: "--since 2026-03-05",
    text: "только записи, опубликованные на портале с этого дня; выпускает их из архива. metrics: посты, вышедшие с этого дня",
  },
  backfill: {
    type: "boolean",
    usage: "--backfill",
    text: "взять и архив: записи старше первого дня канала; metrics — посты за всё время",
  },
  limit: { type: "string", usage: "--limit <число>", text: "не больше стольких записей (plan: 10, desk: 30)" },
  by: { type: "string", usage: "--by <кто>", text: "кто это делает (обычно имя в системе)" },
  why: { type: "string", usage: '--why "…"', text: "skip: почему записи в канале не будет" },
  hours: { type: "string", usage: "--hours <число>", text: "claim: на сколько часов (обычно 24)" },
  out: {
    type: "string",
    usage: "--out <папка|файл>",
    text: "desk: куда записать (обычно .desk); ledger export: в какой файл; send, reconcile: в какой файл записать итог таблицей Markdown",
  },
  open: { type: "boolean", usage: "--open", text: "desk: открыть страницу в браузере" },
  delete: { type: "boolean", usage: "--delete", text: "withdraw: удалить посты, а не только показать" },
  done: {
    type: "boolean",
    usage: "--done",
    text: "withdraw: посты, которые программа удалить не может, вы удалили сами",
  },
  replace: { type: "boolean", usage: "--replace", text: "posted: исправить уже записанный адрес поста" },
  "dry-run": { type: "boolean", usage: "--dry-run", text: "сказать, что было бы сделано, и ничего не делать" },
  json: { type: "boolean", usage: "--json", text: "ответ для программ" },
  help: { type: "boolean", short: "h", usage: "--help, -h", text: "эта справка; после команды — справка о ней" },
} as const satisfies Record<string, Option>;
export type OptionName = keyof typeof options;

/** What every command understands. */
export const everywhere: readonly OptionName[] = ["from", "json", "help"];
