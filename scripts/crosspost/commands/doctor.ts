import type { Finding } from "../network/outcome.ts";
import { exitCodes, type Answer } from "../order/answer.ts";
import type { Order } from "../order/order.ts";
import { Problem } from "../order/problem.ts";
import { sentence } from "../post/text.ts";
import { accessOf, isWired } from "../world/access.ts";
import { chosenChannels } from "../world/choice.ts";
import { clockFault } from "../world/deployed.ts";
import { openLedger } from "../world/ledger.ts";
import { readManifest } from "../world/manifest.ts";
import type { World } from "../world/world.ts";
import type { Command } from "./command.ts";

/** `doctor`: whatever can keep a post from going out, and what to do about each. Sends nothing. */
export const doctor: Command = {
  name: "doctor",
  words: [],
  options: ["channel"],
  help: [["doctor", "ключи, права, версии, часы, журнал: что не так и что с этим делать"]],
  example: "npm run crosspost -- doctor",
  run: examine,
};

interface Examined {
  of: string;
  findings: Finding[];
}

async function examine(order: Order, world: World): Promise<Answer> {
  const examined: Examined[] = [
    { of: "Портал", findings: await asFindings(() => portal(order.from, world)) },
    { of: "Журнал", findings: await asFindings(() => ledger(world)) },
  ];
  for (const channel of chosenChannels(order, world)) {
    if (!isWired(channel)) {
      examined.push({ of: channel.label, findings: [group(world)] });
      continue;
    }
    world.say(`${channel.label}…`);
    const access = accessOf(channel, world);
    const findings: Finding[] =
      "fault" in access
        ? [
            {
              level: "fault",
              what: sentence(access.fault),
              mend: "Задайте его в переменной окружения или в секретах GitHub (Environments → crosspost); в файлы портала не записывайте.",
            },
          ]
        : await asFindings(() => channel.wire.examine(access));
    examined.push({ of: channel.label, findings });
  }
  // What will fail on a known day is somebody's work today: a workflow opens its issue in time.
  const mustAct = examined.some(({ findings }) => findings.some(({ level }) => level === "fault" || level === "soon"));
  return {
    text: examined.map(sectionText).join("\n\n"),
    data: { examined },
    exitCode: mustAct ? exitCodes.act : exitCodes.done,
  };
}

const good = (what: string): Finding => ({ level: "good", what });

/** A Problem is a finding here: the examination goes on. */
async function asFindings(look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [what = "", ...mend] = error.message.split("\n");
    return [
      {
        level: "fault",
        what,
        mend:
          mend
            .map((line) => line.trim())
            .filter(Boolean)
            .join("\n      ") || undefined,
      },
    ];
  }
}

async function portal(from: string, world: World): Promise<Finding[]> {
  const { site, entries } = await readManifest(from, world);
  const findings = [good(`Опубликованных записей в списке: ${entries.length}.`)];
  const answer = await world.call({ method: "GET", url: site.url });
  const mend = "Откройте портал по этому адресу или назовите другой (SVOD_URL): до тех пор ничего не отправляется.";
  if (answer.is !== "answer")
    findings.push({
      level: "fault",
      what: `Адрес ${site.url} не открывается: ${answer.why}.`,
      mend,
    });
  else if (answer.status !== 200)
    findings.push({ level: "fault", what: `Адрес ${site.url} отвечает кодом ${answer.status}.`, mend });
  else findings.push(good(`Адрес ${site.url} открывается.`));
  const clock = answer.is === "answer" ? clockFault(answer, world.clock()) : undefined;
  if (clock) findings.push({ level: "fault", what: clock });
  return findings;
}

async function ledger(world: World): Promise<Finding[]> {
  const store = await openLedger(world);
  await store.read();
  return [good(`${sentence(store.name)} Записей в каналах: ${store.ledger.size}.`)];
}

const group = ({ settings }: World): Finding =>
  settings.channels.facebook.group
    ? good("Публикует человек, адрес группы указан.")
    : {
        level: "warning",
        what: "Адрес группы не указан.",
        mend: "Впишите его в content/site.yaml, channels.facebook.group.",
      };

const signs: Record<Finding["level"], string> = { good: "✓", warning: "!", soon: "⏳", fault: "✗" };

const sectionText = ({ of, findings }: Examined): string =>
  [
    of,
    ...findings.flatMap(({ level, what, mend }) => [`  ${signs[level]} ${what}`, ...(mend ? [`    → ${mend}`] : [])]),
  ].join("\n");
