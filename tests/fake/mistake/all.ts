import { spoiledFiles } from "./bytes.ts";
import type { Mistake } from "./mistake.ts";
import { contradictions } from "./neighbour.ts";
import { programsInPages } from "./page.ts";
import { badPictures } from "./picture.ts";
import { slipsInFields } from "./field.ts";
import { slipsInText } from "./text.ts";

/** Every mistake that the loader must name, by what is wrong in it. */
export const allMistakes = async (): Promise<Map<string, Mistake>> =>
  new Map([
    ...slipsInFields(),
    ...slipsInText(),
    ...spoiledFiles(),
    ...contradictions(),
    ...programsInPages(),
    ...(await badPictures()),
  ]);
