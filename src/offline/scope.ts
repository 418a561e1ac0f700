/** What a page says to the worker. */
export type OfflineMessage = { type: "visited" | "favourites"; paths: string[] } | { type: "activate" };

/** The part of a service worker's events and scope that is used; the types of pages and of workers exclude each other. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
export interface WorkerFetch extends WorkerEvent {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}
export interface WorkerMessage extends WorkerEvent {
  data: OfflineMessage;
  source: { id: string } | null;
}
export interface WorkerScope {
  location: { origin: string };
  caches: CacheStorage;
  registration: { waiting: unknown; update(): Promise<unknown>; unregister(): Promise<boolean> };
  clients: {
    claim(): Promise<void>;
    get(id: string): Promise<unknown>;
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly { id: string }[]>;
  };
  fetch: typeof fetch;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: WorkerFetch) => void): void;
  addEventListener(type: "message", listener: (event: WorkerMessage) => void): void;
}
