import type { Finding } from "#scripts/crosspost/network/outcome.ts";
import { longDate } from "#src/text/date.ts";

/** When each version of the Graph API ends; a version without a day has none yet (Meta's changelog, September 2026). */
const ends: Record<string, string | undefined> = {
  "v20.0": "2026-09-24",
  "v21.0": "2027-01-21",
  "v22.0": "2027-05-20",
  "v23.0": "2027-10-08",
  "v24.0": "2028-02-18",
  "v25.0": "2028-07-29",
  "v26.0": undefined,
};

const DAY = 86_400_000;
const WARNING_DAYS = 90;

/** How much longer the version lives. */
export function versionFinding(version: string, now: Date): Finding {
  if (!(version in ends)) {
    const isNewer = Number(version.slice(1)) > 26;
    return {
      level: isNewer ? "warning" : "fault",
      what: isNewer ? `Срок версии ${version} этой программе неизвестен.` : `Версия ${version} устарела.`,
      mend: "Сроки версий: developers.facebook.com/docs/graph-api/changelog/versions.",
    };
  }
  const end = ends[version];
  if (end === undefined) return { level: "good", what: `Версия Graph API ${version}: конец её срока ещё не назначен.` };
  const last = new Date(`${end}T00:00Z`);
  const days = Math.floor((last.getTime() - now.getTime()) / DAY);
  const until = longDate(end).replace(/\s/gu, "\u00A0");
  if (days >= WARNING_DAYS) return { level: "good", what: `Версия Graph API ${version} действует до ${until}` };
  return {
    level: days < 0 ? "fault" : "soon",
    what: `Версия Graph API ${version} ${days < 0 ? "перестала" : "перестанет"} действовать ${until}`,
    mend: "Впишите в настройки канала (version) более новую и проверьте её командой doctor.",
  };
}
