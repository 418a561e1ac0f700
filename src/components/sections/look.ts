import type { AstroInstance } from "astro";
import { contentOf, type Section, type SectionId } from "#src/view/record-section.ts";
import Claims from "./Claims.astro";
import Contact from "./Contact.astro";
import Implemented from "./Implemented.astro";
import Question from "./Question.astro";
import Score from "./Score.astro";
import SectionContent from "./SectionContent.astro";
import When from "./When.astro";
import Where from "./Where.astro";

/** How a section looks. */
interface Look {
  /** Draws what the section holds. */
  Content: AstroInstance["default"];
  classes: string[];
  /** How it is searched: as text, as a list of sources or of other entries, not at all. */
  search: "text" | "aside" | "skip";
}

/** Sections with looks of their own; every other is drawn in the general way. */
const own: Partial<Record<SectionId, Partial<Look>>> = {
  question: { Content: Question },
  when: { Content: When },
  where: { Content: Where },
  replication: { classes: ["replication"] },
  implemented: { Content: Implemented },
  score: { Content: Score },
  contact: { Content: Contact, search: "text" },
  claims: { Content: Claims },
};

/** What styles know a section by when it holds such a thing. */
const styled = ["results", "ladder", "sources"] as const;

function searchOf(section: Section): Look["search"] {
  if (section.ladder) return "skip";
  const held = Object.entries(contentOf(section)).filter(([, value]) => value.length !== 0);
  return held.every(([name]) => name === "links" || name === "sources") && !section.parts ? "aside" : "text";
}

/** The look of a section: its own, or the general one. */
export const lookOf = (section: Section): Look => ({
  Content: SectionContent,
  classes: styled.filter((name) => section[name] !== undefined),
  search: searchOf(section),
  ...own[section.id],
});
