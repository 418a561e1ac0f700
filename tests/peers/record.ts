import type { Call } from "./call.ts";
import type { How } from "./fault.ts";

/** What the peer's log tells of a request. No token stands in it. */
export interface LogEntry {
  n: number;
  method: string;
  /** With the query. */
  path: string;
  body: string;
  /** Headers that a test asks for; never `authorization` or `cookie`. */
  headers: Record<string, string>;
  /** A token stood in the address itself, where proxies and logs of others would keep it. */
  secretInAddress: boolean;
  /** The fault that met it. */
  fault?: How;
  /** It was carried out. */
  accepted: boolean;
  /** Status of the answer; absent while none was sent. */
  status?: number;
}

const mask = "‹secret›";
const named =
  /((?:access_token|appsecret_proof|input_token|client_secret|password|accessJwt|refreshJwt)"?\s*[=:]\s*"?)[^&"\s]+/g;
const bot = /\/bot\d+:[^/]+/g;

/** Hides every secret that is known, plain or as an address spells it, and whatever stands where secrets stand. */
function hide(line: string, secrets: readonly string[]): string {
  let shown = line;
  for (const secret of secrets)
    for (const spelling of [secret, encodeURIComponent(secret)]) shown = shown.replaceAll(spelling, mask);
  return shown.replace(named, `$1${mask}`).replace(bot, `/bot${mask}`);
}

const shown = (headers: Call["headers"]) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || /^(authorization|cookie)$/.test(name) ? [] : [[name, String(value)] as const],
    ),
  );

export function logEntry(call: Call, secrets: readonly string[], fault: How | undefined): LogEntry {
  const query = call.query.size > 0 ? `?${call.query}` : "";
  const isText = !/^(image|application\/octet-stream)/.test(call.headers["content-type"] ?? "");
  const address = decodeURIComponent(call.path) + query;
  const path = hide(address, secrets);
  // A proof is worth nothing without its token, and Facebook takes it there only.
  const bare = address.replace(/appsecret_proof=[^&]*/g, "");
  return {
    n: call.n,
    method: call.method,
    path,
    body: isText ? hide(call.body.toString(), secrets) : `${call.body.length} bytes`,
    headers: shown(call.headers),
    secretInAddress: hide(bare, secrets) !== bare,
    ...(fault && { fault }),
    accepted: false,
  };
}
