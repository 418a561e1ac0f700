import type { CommandName } from "./arguments.ts";
import { defaultLedger } from "./ledger.ts";
import { defaultManifest } from "./manifest.ts";

/** One line that works, for each command. */
export const examples: Record<CommandName, string> = {
  plan: "npm run crosspost",
  desk: "npm run crosspost -- desk",
  posted: "npm run crosspost -- posted fosagro-cherepovets https://www.facebook.com/groups/…/posts/…",
  skip: 'npm run crosspost -- skip fosagro-cherepovets --why "уже рассказывали в мае"',
  status: "npm run crosspost -- status",
};

/** What `--help` prints. */
export const help = `Готовит посты о записях портала и помнит, что уже опубликовано.
Программа сама ничего никуда не отправляет: публикует человек, а она даёт текст и ведёт журнал.

  npm run crosspost -- <команда> [ключи]        (два дефиса перед командой обязательны)

Команды
  plan                    показать готовые посты для записей, которых в каналах ещё нет;
                          ничего не записывает (выполняется, если команда не названа)
  desk                    собрать .desk/index.html — страницу с текстами, картинками
                          и кнопками для публикации в группе Facebook
  posted <id> <адрес>     отметить, что запись опубликована, и запомнить адрес поста
  skip <id> --why "…"     отметить, что записи в канале не будет, и почему
  status                  сколько опубликовано, пропущено и ждёт в каждом канале

Ключи
  --from <файл|адрес>     откуда взять список записей (обычно ${defaultManifest});
                          можно с портала: --from https://…/entries.json
  --ledger <папка>        где лежит журнал (обычно ${defaultLedger})
  --channel <имя>         только этот канал: facebook-group, telegram, vk; можно несколько раз;
                          для posted и skip — один, обычно facebook-group
  --entry <id>            только эта запись; можно несколько раз
  --since 2026-03-05      только записи, опубликованные на портале с этого дня
  --backfill              взять и архив: записи старше первой отметки в журнале канала
  --limit <число>         не больше стольких записей (plan: 10, desk: 30)
  --by <кто>              кто опубликовал или пропустил (обычно имя в системе)
  --replace               posted: исправить уже записанный адрес поста
  --dry-run               desk: сказать, что будет записано, и не записывать
  --json                  ответ для программ
  --help, -h              эта справка

Журнал — по файлу на запись и канал. Ключ — постоянный идентификатор записи: новый заголовок, текст
или адрес страницы второй публикации не вызовут. Отметку ставит человек, программа её не проверяет.

Примеры
  npm run crosspost
  npm run crosspost -- plan --channel telegram --since 2026-03-01 --limit 3
  ${examples.desk}
  ${examples.posted}
  ${examples.skip}

Код выхода
   0  делать нечего, или всё сделано
   2  команда или ключи записаны неверно
   3  список записей или журнал испорчен либо не найден
  10  status: есть записи, которые ждут человека`;
