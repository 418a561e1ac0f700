import { portalBase } from "#src/device/shown-entry.ts";
import { deviceStore } from "#src/device/store.ts";
import { OURS } from "./notes.ts";
import type { OfflineMessage } from "./scope.ts";

const KEY = "svod-offline";

/** What a browser may tell of the connection. */
interface Connection {
  saveData?: boolean;
}

/** True unless the reader has switched keeping off. */
export const isKept = (): boolean => {
  try {
    return deviceStore().getItem(KEY) !== "off";
  } catch {
    return false;
  }
};

/** Lets the worker go, and deletes all that it kept. */
async function forget(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(portalBase());
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
}

/** Switches keeping on or off; off also forgets all that is kept. */
export async function keepPages(on: boolean): Promise<void> {
  if (on) {
    deviceStore().removeItem(KEY);
    return;
  }
  deviceStore().setItem(KEY, "off");
  await forget();
}

/** Milliseconds without the reader after which no step to another page is under way: that too hides a page. */
const AWAY = 2000;

/**
 * Does something when the reader looks elsewhere. A newer worker takes over then, since Chromium may lose the page that
 * is asked for in the second that the change takes: it never comes.
 */
function whenAway(work: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") timer = setTimeout(work, AWAY);
  });
}

/**
 * Keeps what is visited, and the favourites, for a time without a network. `favourites` are their addresses from the
 * portal's root. Nothing is kept where the reader saves data or does not want it.
 */
export async function bindOffline(favourites: () => readonly string[]): Promise<void> {
  const { serviceWorker } = navigator;
  const { connection } = navigator as { connection?: Connection };
  if (!serviceWorker) return;
  // The portal has switched it off: what an earlier build kept here must not outlive that.
  if (document.documentElement.dataset["offline"] === "off") return forget();
  if (!isKept() || connection?.saveData) return;
  const base = portalBase();
  const isFirst = serviceWorker.controller === null;
  try {
    await serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: "none" });
  } catch {
    // No network, or a browser in a private window: the portal works as it does without the worker.
    return;
  }
  const registration = await serviceWorker.ready;
  const say = (message: OfflineMessage) => registration.active?.postMessage(message);
  const sayFavourites = () => say({ type: "favourites", paths: favourites().map((to) => base + to.slice(1)) });
  document.addEventListener("svod:favourites", sayFavourites);
  /** For a worker that did not see this page come. */
  const introduce = () => {
    say({ type: "visited", paths: [location.pathname] });
    sayFavourites();
  };
  const { waiting } = registration;
  if (waiting) {
    serviceWorker.addEventListener("controllerchange", introduce, { once: true });
    whenAway(() => waiting.postMessage({ type: "activate" } satisfies OfflineMessage));
  }
  if (isFirst) introduce();
  else sayFavourites();
}
