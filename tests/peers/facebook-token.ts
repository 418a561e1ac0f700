import { createHmac } from "node:crypto";
import { bearer, text, type Answer, type Call } from "./call.ts";
import { graphError } from "./facebook-error.ts";

export interface Token {
  value: string;
  type: "PAGE" | "USER" | "APP";
  scopes: readonly string[];
  /** Milliseconds; a token without a date lasts until it is revoked. */
  expires?: number;
  revoked?: boolean;
}

export const pageScopes = [
  "pages_show_list",
  "pages_read_engagement",
  "pages_manage_posts",
  "pages_read_user_content",
  "read_insights",
];

/** What is wrong with a token at this moment, in the Graph API's words. */
function tokenFault(token: Token | undefined, now: number): Answer | undefined {
  if (!token) return graphError(190, { message: "Invalid OAuth access token - Cannot parse access token" });
  if (token.revoked)
    return graphError(190, {
      message:
        "Error validating access token: The session has been invalidated because the user changed their password",
      subcode: 460,
    });
  if (token.expires !== undefined && token.expires <= now) return graphError(190, { subcode: 463 });
  return undefined;
}

const proofOf = (token: string, secret: string) => createHmac("sha256", secret).update(token).digest("hex");

/** The token of a request, or the refusal. */
export function authenticate(
  call: Call,
  tokens: readonly Token[],
  app: { secret?: string; requireProof: boolean },
  now: number,
): Token | Answer {
  const value = text(call, "access_token") ?? bearer(call);
  if (value === undefined) return graphError(104);
  const token = tokens.find((known) => known.value === value);
  const fault = tokenFault(token, now);
  if (!token || fault) return fault ?? graphError(190);
  const proof = text(call, "appsecret_proof");
  if (app.secret === undefined || token.type === "APP") return token;
  if (proof === undefined && app.requireProof)
    return graphError(100, {
      message: "API calls from the server require an appsecret_proof argument",
      type: "GraphMethodException",
    });
  if (proof !== undefined && proof !== proofOf(value, app.secret))
    return graphError(100, {
      message: "Invalid appsecret_proof provided in the API argument",
      type: "GraphMethodException",
    });
  return token;
}

/** What `/debug_token` tells of a token. */
export function debugToken(
  token: Token | undefined,
  app: { id: string; name: string },
  page: string,
  now: number,
): Answer {
  const fault = tokenFault(token, now)?.body as { error: object } | undefined;
  if (!token) return { body: { data: { error: fault?.error, is_valid: false, scopes: [] } } };
  const seconds = token.expires === undefined ? 0 : Math.floor(token.expires / 1000);
  return {
    body: {
      data: {
        app_id: app.id,
        type: token.type,
        application: app.name,
        data_access_expires_at: Math.floor(now / 1000) + 90 * 86_400,
        expires_at: seconds,
        is_valid: !fault,
        ...(fault && { error: fault.error }),
        scopes: token.scopes,
        granular_scopes: token.scopes.map((scope) => ({ scope, target_ids: [page] })),
        ...(token.type === "PAGE" && { profile_id: page }),
        user_id: "100000000000001",
      },
    },
  };
}
