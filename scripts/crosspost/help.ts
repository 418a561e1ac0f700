import type { CommandName } from "./arguments.ts";
import { defaultManifest } from "./manifest.ts";

/** One line that works, for each command. */
export const examples: Record<CommandName, string> = {
  plan: "npm run crosspost",
  send: "npm run crosspost -- send --from https://…/entries.json",
  reconcile: "npm run crosspost -- reconcile",
  status: "npm run crosspost -- status",
  desk: "npm run crosspost -- desk --open",
  claim: "npm run crosspost -- claim fosagro-cherepovets --by Анна",
  posted: "npm run crosspost -- posted fosagro-cherepovets https://www.facebook.com/groups/…/posts/…",
  skip: 'npm run crosspost -- skip fosagro-cherepovets --why "уже рассказывали в мае"',
  retry: "npm run crosspost -- retry fosagro-cherepovets --channel telegram",
  update: "npm run crosspost -- update --entry fosagro-cherepovets",
  withdraw: "npm run crosspost -- withdraw fosagro-cherepovets --delete",
  remind: "npm run crosspost -- remind",
  metrics: "npm run crosspost -- metrics pull",
  doctor: "npm run crosspost -- doctor",
  ledger: "npm run crosspost -- ledger verify",
  form: "npm run crosspost -- form заявка.md",
};

/** What `--help` prints. */
export const help = `Объявляет записи портала в каналах сообщества и помнит, что уже опубликовано: дважды не публикует.
В группу Facebook программа писать не может — для неё готовит стол публикации, а публикует человек.

  npm run crosspost -- <команда> [ключи]        (два дефиса перед командой обязательны)

Посмотреть
  plan                    готовые посты для записей, которых в каналах ещё нет, и когда они выйдут;
                          ничего не записывает (выполняется, если команда не названа)
  status                  сколько опубликовано, ждёт и требует человека в каждом канале
  doctor                  ключи, права, версии, часы, журнал: что не так и что с этим делать

Опубликовать
  send                    отправить то, чему пора, и довести до конца начатое
  reconcile               только довести до конца начатое: прочитать списки сетей, подтвердить
  update                  поправить вышедшие посты, если текст записи изменился (где сеть разрешает)
  withdraw <id>           посты снятой записи списком; с ключом --delete — удалить их

Группа и всё, что решает человек
  desk                    собрать страницу с текстами, картинками и кнопками для группы Facebook
  claim <id>              взять запись себе, чтобы её не опубликовали двое
  posted <id> <адрес>     отметить, что запись опубликована, и запомнить адрес поста
  skip <id> --why "…"     отметить, что записи в канале не будет, и почему
  retry <id>              пост точно не вышел: отправить ещё раз
  remind                  напомнить о том, что слишком долго ждёт; один раз
  form <файл>             прочитать заявку «Отметка о публикации» с GitHub

Журнал и цифры
  ledger init             завести журнал; делается один раз
  ledger verify | repair  проверить его; исправить то, что можно исправить без потерь
  ledger export           список вышедших постов для портала
  metrics pull            собрать в content/metrics/ цифры постов за последние 90 дней
                          (с --since или --backfill — и более ранних)

Ключи
  --from <файл|адрес>     откуда взять список записей (обычно ${defaultManifest});
                          можно с портала: --from https://…/entries.json
  --channel <имя>         только этот канал; можно несколько раз. Для отметок — один, обычно facebook-group
  --entry <id>            только эта запись; можно несколько раз
  --since 2026-03-05      только записи, опубликованные на портале с этого дня; выпускает их из архива.
                          metrics: посты, вышедшие с этого дня
  --backfill              взять и архив: записи старше первого дня канала; metrics — посты за всё время
  --limit <число>         не больше стольких записей (plan: 10, desk: 30)
  --by <кто>              кто это делает (обычно имя в системе)
  --hours <число>         claim: на сколько часов (обычно 24)
  --out <папка|файл>      desk: куда записать (обычно .desk); ledger export: в какой файл;
                          send, reconcile: в какой файл записать итог таблицей Markdown
  --open                  desk: открыть страницу в браузере
  --delete                withdraw: удалить посты, а не только показать
  --replace               posted: исправить уже записанный адрес поста
  --dry-run               сказать, что было бы сделано, и ничего не делать
  --json                  ответ для программ
  --help, -h              эта справка

Журнал — ветка syndication в Git, по файлу на запись и канал. Ключ — постоянный идентификатор записи: новый
заголовок, текст или адрес страницы второй публикации не вызовут. Каналы, часы и темп — в content/crosspost.yaml.

Примеры
  npm run crosspost
  npm run crosspost -- plan --channel telegram --since 2026-03-01 --limit 3
  ${examples.send}
  ${examples.desk}
  ${examples.posted}
  ${examples.skip}

Код выхода
   0  делать нечего, или всё сделано; остальное выйдет в своё время
   2  команда или ключи записаны неверно
   3  список записей, настройки, журнал или часы не в порядке: новое не отправляется
   4  журнал или портал недоступен: повторите позже, дважды ничего не выйдет
  10  кто-то должен вмешаться: что именно, сказано в ответе`;
