import { CardError } from "#src/card/card.ts";
import { drawCard } from "#src/card/draw.ts";
import type { DrawingProgress, DrawingOrder } from "./draw.ts";

/** The process that draws: takes one order from its parent, tells how far it is, ends with what could not be drawn. */
process.once("message", async ({ inputs, folders, lanes }: DrawingOrder) => {
  const tell = (answer: DrawingProgress) => process.send?.(answer);
  const faulty: Extract<DrawingProgress, { faulty: unknown }>["faulty"] = [];
  const queue = inputs.entries();
  let drawn = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const [index, input] of queue)
        try {
          await drawCard(input, folders);
          drawn += 1;
          if (drawn % 20 === 0) tell({ drawn });
        } catch (error) {
          if (!(error instanceof CardError)) throw error;
          faulty.push({ index, findings: error.findings });
        }
    }),
  );
  tell({ faulty });
  process.disconnect();
});
