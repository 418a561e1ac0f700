import { createInterface } from "node:readline/promises";
import { formatFault, formatFaults, type Fault } from "#src/loader/fault.ts";
import { unsafeTree } from "./git/state.ts";
import { answerFaults, type Answers } from "./init/answers.ts";
import { askAnswers } from "./init/ask.ts";
import { readOrder, type Order } from "./init/order.ts";
import { kept, recoverContent, stageContent } from "./init/stage.ts";
import { WrongUsage } from "./options.mjs";

const help = `Делает из клона портал нового сообщества: спрашивает имя, адрес, пояс, контакт и цвет, заменяет
содержание примерами (по одной записи каждого вида) и проверяет, что получилось.

  npm run init                                   спросить обо всём
  npm run init -- --name "Маяк" --address https://mayak.example --contact red@mayak.example \\
    --zone Asia/Vladivostok --colour "#123a6b" --yes
  npm run init -- --name "Маяк" --address https://mayak.example --dry-run    показать, что изменится

Ключи: --name, --address, --slogan, --description, --publisher, --zone, --contact, --repository, --colour.
  --yes       не спрашивать; без терминала обязателен
  --dry-run   ничего не менять, показать, что будет
  --json      ответ для программы

Остаются словари и лицензия текстов (${kept.map((name) => `content/${name}`).join(", ")}); прежнее содержание — в истории Git.
Даты и весь интерфейс портала — по-русски: других языков у него нет, выбрать можно только часовой пояс.
Код выхода: 0 — сделано, 1 — нельзя или ответы не годятся, 2 — команда написана неверно.`;

const root = process.cwd();

class Refusal extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Asks a person what the command line does not say. */
async function ask(given: Partial<Answers>): Promise<Partial<Answers>> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // A person who leaves (Ctrl+C, Ctrl+D) answers nothing: the question would wait for ever.
  const left = new AbortController();
  terminal.on("close", () => left.abort());
  const question = async (text: string) => {
    try {
      return await terminal.question(text, { signal: left.signal });
    } catch (error) {
      if (!left.signal.aborted) throw error;
      throw new Refusal("\nНичего не изменено.");
    }
  };
  try {
    const answers = await askAnswers(given, { question, say: (text) => console.error(text) });
    const sure = await question("Заменить содержание портала примерами? Прежнее останется в истории Git. (да/нет): ");
    if (!/^(да|д|yes|y)$/i.test(sure.trim())) throw new Refusal("Ничего не изменено.");
    return answers;
  } finally {
    terminal.close();
  }
}

/** @throws Refusal that tells every fault, unless there is none */
function refuse(faults: readonly Fault[], json: boolean, format = formatFaults): void {
  if (faults.length === 0) return;
  if (json) console.log(JSON.stringify({ done: false, faults }, null, 2));
  throw new Refusal(`${format(faults)}\n\nОтветы не годятся, ничего не изменено.`);
}

async function answersFor({ answers, yes, dryRun, json }: Order): Promise<Answers> {
  const isComplete = yes || dryRun;
  if (!isComplete && !process.stdin.isTTY)
    throw new Refusal(
      "Спросить некого: это не терминал. Задайте ответы ключами и добавьте --yes (npm run init -- --help).",
      2,
    );
  // Options are no files: to count those with faults would be untrue.
  refuse(answerFaults(answers), json, (faults) => faults.map(formatFault).join("\n\n"));
  const all = isComplete ? answers : await ask(answers);
  const { name, address } = all;
  if (name === undefined || address === undefined)
    throw new Refusal("Нужны имя и адрес портала: --name и --address (npm run init -- --help).", 2);
  return { ...all, name, address };
}

async function init(order: Order): Promise<void> {
  if (await recoverContent(root))
    console.error("Прошлый запуск прервался на середине: прежнее содержание возвращено в папку content.");
  const unsafe = order.dryRun ? undefined : unsafeTree(root);
  if (unsafe) throw new Refusal(unsafe);
  const stage = await stageContent(root, await answersFor(order));
  try {
    refuse(stage.faults, order.json);
    if (!order.dryRun) await stage.swap();
  } finally {
    await stage.discard();
  }
  const { removed, written } = stage;
  if (order.json) console.log(JSON.stringify({ done: !order.dryRun, removed, written, kept }, null, 2));
  else if (order.dryRun)
    console.log(
      [
        `Будет удалено файлов: ${removed.length}, написано: ${written.length}; останутся ${kept.join(" и ")}.`,
        ...written.map((file) => `  content/${file}`),
        "Ничего не изменено.",
      ].join("\n"),
    );
  else
    console.log(`Готово: содержание заменено примерами, настройки — в content/site.yaml.

Дальше:
  npm run check -- content    проверить содержание
  npm start                   собрать портал и открыть его
  git add -A && git commit    записать: после этого npm run upgrade приносит новые версии программы

Замените примеры своими записями: они помечены «Демонстрационная запись» и не попадают в ленты и подсчёты.
Тексты страниц («О портале», «О сообществе» и других) — в content/pages.`);
}

try {
  const order = readOrder(process.argv.slice(2));
  if (order.help) console.log(help);
  else await init(order);
} catch (error) {
  if (error instanceof WrongUsage) {
    console.error(`${error.message}\nВсе ключи: npm run init -- --help`);
    process.exitCode = 2;
  } else if (error instanceof Refusal) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else throw error;
}
