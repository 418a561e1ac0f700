/** What the process answers with. */
export const exitCodes = { done: 0, usage: 2, input: 3, unreachable: 4, act: 10 } as const;

/** What each code says to who started the program. */
export const exitMeanings: Record<keyof typeof exitCodes, string> = {
  done: "делать нечего, или всё сделано; остальное выйдет в своё время",
  usage: "команда или ключи записаны неверно",
  input: "список записей, настройки, журнал или часы не в порядке: новое не отправляется",
  unreachable: "журнал или портал недоступен: повторите позже, дважды ничего не выйдет",
  act: "кто-то должен вмешаться: что именно, сказано в ответе",
};

/** What a command answers: a text for people, the same for programs, and the exit code. */
export interface Answer {
  text: string;
  data: unknown;
  exitCode: number;
}
