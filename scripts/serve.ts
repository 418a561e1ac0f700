import { existsSync, realpathSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { networkInterfaces, type NetworkInterfaceInfo } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { site } from "#src/site.ts";
import { nearest } from "#src/text/nearest.ts";
import { lock } from "./build/lock.ts";
import { buildFolders, recover } from "./build/swap.ts";
import { readOptions, WrongUsage } from "./options.mjs";

const help = `Показывает собранный портал из папки dist.

  npm run serve                  http://127.0.0.1:4321/
  PORT=8080 npm run serve        на другом порту; если порт занят, берётся следующий
  npm run serve -- --host        открыть и для других компьютеров сети

Остановить — Ctrl-C.`;

export interface ServeOptions {
  /** First port to try; 0 lets the system choose. A taken port is passed over for the next one. */
  port?: number;
  /** Path below which the portal stands, with a slash at both ends. */
  base?: string;
  /** Address to listen on. */
  host?: string;
}

export interface Serving {
  /** Address of the portal's home page. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Types of files that carry Russian text: without the charset a browser may guess another. */
const textTypes: Record<string, string> = {
  ".txt": "text/plain",
  ".xml": "application/xml",
  ".json": "application/json",
  ".ics": "text/calendar",
  ".csv": "text/csv",
  ".md": "text/markdown",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false;
  }
}

/** Answers requests as a static host does: folders end in a slash, an unknown address gets 404.html. */
function answer(folder: string, base: string) {
  const files = sirv(folder, {
    // Files are looked up at each request: a build may replace the folder while it is served.
    dev: true,
    etag: true,
    setHeaders: (response, pathname) => {
      const type = textTypes[path.extname(pathname)];
      if (type) response.setHeader("Content-Type", `${type}; charset=utf-8`);
    },
  });
  const missing = async (request: IncomingMessage, response: ServerResponse) => {
    const page = await readFile(path.join(folder, "404.html")).catch(() => Buffer.from("404"));
    response.writeHead(404, { "Content-Type": "text/html; charset=utf-8", "Content-Length": page.length });
    response.end(request.method === "HEAD" ? undefined : page);
  };
  const redirect = (response: ServerResponse, to: string) => response.writeHead(301, { Location: to }).end();

  return async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== "GET" && request.method !== "HEAD")
      return response.writeHead(405, { Allow: "GET, HEAD" }).end();
    const [pathname = "/", query] = (request.url ?? "/").split("?", 2);
    const tail = query === undefined ? "" : `?${query}`;
    if (`${pathname}/` === base) return redirect(response, base + tail);
    if (!pathname.startsWith(base)) return missing(request, response);
    const inside = pathname.slice(base.length - 1);
    if (!inside.endsWith("/") && !/%2e|\.\./i.test(inside) && (await isFolder(path.join(folder, decode(inside)))))
      return redirect(response, `${pathname}/${tail}`);
    request.url = inside + tail;
    return files(request, response, () => missing(request, response));
  };
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** The first free port of twenty; fails with the system's own error when none is. */
async function listenNear(server: Server, port: number, host: string): Promise<number> {
  for (let candidate = port; ; candidate++) {
    try {
      return await listen(server, candidate, host);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || candidate >= Math.min(port + 20, 65_535))
        throw error;
    }
  }
}

/** Serves a built portal until it is closed. */
export async function serve(folder: string, options: ServeOptions = {}): Promise<Serving> {
  const { port = 4321, base = site.base, host = "127.0.0.1" } = options;
  const respond = answer(path.resolve(folder), base);
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const taken = await listenNear(server, port, host);
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    port: taken,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** Addresses of this computer in its networks. */
const networkAddresses = () =>
  Object.values(networkInterfaces())
    .flat()
    .filter((item): item is NetworkInterfaceInfo => item?.family === "IPv4" && !item.internal)
    .map((item) => item.address);

function readOrder() {
  try {
    const options = { host: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
    return readOptions({ options }, nearest).values;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    console.error(error.message);
    return undefined;
  }
}

async function main(): Promise<void> {
  const values = readOrder();
  if (!values) {
    process.exitCode = 1;
    return;
  }
  if (values.help) return console.log(help);
  const root = process.cwd();
  const { site: folder } = buildFolders(root);
  const home = path.join(folder, "index.html");
  if (!existsSync(home)) {
    // A build may have been interrupted, or may be going on at this moment.
    const release = await lock(path.join(root, ".cache/build.lock"), {
      onWait: () => console.log("Идёт сборка, жду её окончания…"),
    });
    await recover(root).finally(release);
  }
  if (!existsSync(home)) {
    console.error("Портал ещё не собран. Соберите его: npm run build — или выполните npm start.");
    process.exitCode = 1;
    return;
  }
  const port = Number(process.env["PORT"] || 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`PORT=${process.env["PORT"]} — не номер порта. Допустимо: число от 0 до 65535.`);
    process.exitCode = 1;
    return;
  }
  const serving = await serve(folder, { port, host: values.host ? "0.0.0.0" : "127.0.0.1" });
  console.log(`Портал открыт: ${serving.url}`);
  if (values.host)
    for (const address of networkAddresses()) console.log(`В сети: http://${address}:${serving.port}${site.base}`);
  console.log("Остановить — Ctrl-C.");
  const stop = () => void serving.close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

// Imported by tests, the file only gives `serve`.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
