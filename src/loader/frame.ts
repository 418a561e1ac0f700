import { framePageAddress, framePages, type FramePage } from "#src/entry/frame.ts";
import type { Fault } from "./fault.ts";
import type { Library } from "./read.ts";

const FOLDER = "content/pages/";

/**
 * The pages that the frame of the portal leads to and that are not there. Says nothing while a page is faulty in
 * itself: it may be the one that is looked for, and the echo of a fault would hide it.
 */
export function missingFramePages({ entries }: Library, faults: readonly Fault[]): Fault[] {
  if (faults.some(({ file }) => file.startsWith(FOLDER))) return [];
  const pages = new Map(
    entries.filter(({ kind }) => kind === "pages").map((entry) => [entry.data.slug as string, entry]),
  );
  return (Object.keys(framePages) as FramePage[]).flatMap((name): Fault[] => {
    const page = pages.get(name);
    const address = framePageAddress(name);
    if (page?.data.status === "draft")
      return [
        {
          file: page.file,
          field: "status",
          message: `страница ${address} — черновик, а на неё ведут ссылки со страниц портала`,
          mend: "поставьте status: real",
        },
      ];
    if (page) return [];
    return [
      {
        file: FOLDER,
        message: `нет страницы ${address}, а на неё ведут ссылки со страниц портала`,
        mend: `создайте ${FOLDER}${name}.mdx с полем slug: ${name} — ${framePages[name]}; если страница переименована, верните ей этот slug`,
      },
    ];
  });
}
