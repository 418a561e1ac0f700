import { altered, eventText, lineWith, practiceText } from "../manuscript.ts";
import type { Mistakes } from "./mistake.ts";

/** Entries that are sound field by field and contradict themselves or an entry that stands beside them. */
export function contradictions(): Mistakes {
  const late = altered(eventText("event-late"), "end: 2026-12-10T13:00", "end: 2026-12-10T10:00");
  const twinId = altered(eventText("sound"), "slug: sound", "slug: other-address");
  return [
    [
      "event that ends before it begins",
      {
        path: "content/events/event-late.md",
        content: late,
        fault: { line: lineWith(late, "end:"), field: "end", message: "окончание раньше начала" },
      },
    ],
    [
      "twin id",
      {
        path: "content/events/twin-id.md",
        content: altered(twinId, "id: sound", "id: sound-event"),
        fault: {
          line: 2,
          field: "id",
          message: "идентификатор «sound-event» уже занят: content/events/sound-event.md",
        },
      },
    ],
    [
      "twin slug",
      {
        path: "content/practices/twin-slug.md",
        content: altered(practiceText("twin-slug"), "slug: twin-slug", "slug: sound"),
        fault: { line: 3, field: "slug", message: "адрес «/practices/sound/» уже занят: content/practices/sound.md" },
      },
    ],
  ];
}
