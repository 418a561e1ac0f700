import { counted } from "#src/text/plural.ts";

/** «5 записей» */
export const countEntries = (count: number): string => counted(count, ["запись", "записи", "записей"]);
