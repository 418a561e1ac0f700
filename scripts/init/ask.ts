import { questions, slipOf, type Answers } from "./answers.ts";

/** Who is asked: a person at a terminal. */
export interface Person {
  /** @throws where the person leaves without an answer */
  question(text: string): Promise<string>;
  say(text: string): void;
}

/** Asks what is not answered yet; an answer that the settings would refuse is asked for again at once. */
export async function askAnswers(given: Partial<Answers>, person: Person): Promise<Partial<Answers>> {
  const answers = { ...given };
  for (const question of questions) {
    const { name, text, empty } = question;
    while (answers[name] === undefined) {
      const answer = (await person.question(`${text}${empty ? ` (пусто — ${empty})` : ""}: `)).trim();
      if (answer === "" && empty) break;
      const slip = answer === "" ? "без ответа на этот вопрос портал не начать" : slipOf(question, answer);
      if (slip === undefined) answers[name] = answer;
      else person.say(`  Не подходит: ${slip}.`);
    }
  }
  return answers;
}
