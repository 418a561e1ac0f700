import { expect, test } from "vitest";
import { answerFaults } from "./answers.ts";
import { askAnswers } from "./ask.ts";

/** A person with prepared answers; what is asked and said is kept. */
function scripted(answers: string[]) {
  const heard: string[] = [];
  return {
    heard,
    question: (text: string) => {
      heard.push(text);
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new Error("asked too often")) : Promise.resolve(answer);
    },
    say: (text: string) => void heard.push(text),
  };
}

test("a slip is told at once and asked for again, and no other answer is lost", async () => {
  const names = ["М", "", "Маяк", "mayak", "https://mayak.example", "", "", ""];
  const rest = ["Москва", "Asia/Vladivostok", "red@", "red@mayak.example", "", "синий", "#ffff00", "#123a6b"];
  const person = scripted([...names, ...rest]);
  expect(await askAnswers({}, person)).toEqual({
    name: "Маяк",
    address: "https://mayak.example",
    zone: "Asia/Vladivostok",
    contact: "red@mayak.example",
    colour: "#123a6b",
  });
  const told = person.heard.filter((text) => text.startsWith("  "));
  expect(told).toEqual([
    "  Не подходит: слишком коротко: нужно не меньше 2 знаков.",
    "  Не подходит: без ответа на этот вопрос портал не начать.",
    "  Не подходит: нужен полный адрес, который начинается с https:// или http://.",
    "  Не подходит: часовой пояс пишется как Europe/Moscow или Asia/Yekaterinburg.",
    "  Не подходит: адрес почты пишется как name@example.org.",
    expect.stringContaining("нужен один цвет вида #12524a"),
    expect.stringMatching(/контраст .*возьмите цвет темнее/),
  ]);
});

test("what the command line says is not asked", async () => {
  const person = scripted(Array.from({ length: 7 }, () => ""));
  await askAnswers({ name: "Маяк", address: "https://mayak.example" }, person);
  expect(person.heard[0]).toMatch(/^Короткое пояснение к имени/);
});

test("a slip of the command line is named by its option", () => {
  expect(answerFaults({ name: "Маяк", address: "mayak", colour: "#ffff00" })).toEqual([
    {
      file: "--address (ключ команды)",
      message: "нужен полный адрес, который начинается с https:// или http://",
    },
    { file: "--colour (ключ команды)", message: expect.stringContaining("контраст") as string },
  ]);
});
