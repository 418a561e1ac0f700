import type { Answer } from "./call.ts";

/** What the Graph API says for each code, with the HTTP status that it comes with. */
const known: Record<number, { status: number; message: string; type?: string; title?: string; transient?: true }> = {
  1: { status: 500, message: "An unknown error occurred", transient: true },
  2: { status: 500, message: "An unexpected error has occurred. Please retry your request later.", transient: true },
  4: { status: 403, message: "(#4) Application request limit reached", transient: true },
  10: { status: 403, message: "(#10) Application does not have permission for this action" },
  17: { status: 400, message: "(#17) User request limit reached", transient: true },
  32: { status: 403, message: "(#32) Page request limit reached", transient: true },
  100: { status: 400, message: "(#100) Invalid parameter" },
  102: { status: 401, message: "Session key invalid or no longer valid" },
  104: { status: 400, message: "An access token is required to request this resource." },
  190: { status: 400, message: "Error validating access token: Session has expired." },
  200: {
    status: 403,
    message:
      "(#200) If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission",
  },
  324: { status: 400, message: "(#324) Requires upload file" },
  341: { status: 400, message: "(#341) Feed action request limit reached", transient: true },
  368: {
    status: 400,
    message: "The action attempted has been deemed abusive or is otherwise disallowed",
    title: "You’re Temporarily Blocked",
  },
  506: { status: 400, message: "(#506) Duplicate status message", title: "Duplicate Post" },
  613: { status: 400, message: "(#613) Calls to this api have exceeded the rate limit.", transient: true },
  2500: { status: 400, message: "Unknown path components" },
  2635: { status: 400, message: "(#2635) You are calling a deprecated version of the API. Please update." },
  80001: { status: 400, message: "(#80001) There have been too many calls to this Page account.", transient: true },
  1609005: { status: 400, message: "(#1609005) Error scraping data from the provided link" },
};

interface Details {
  message?: string;
  subcode?: number;
  type?: string;
  title?: string;
  userMessage?: string;
}

/** An error as the Graph API shapes it. */
export function graphError(code: number, details: Details = {}): Answer {
  const { status, message, type, title, transient } = known[code] ?? { status: 400, message: `(#${code}) Error` };
  const text = details.message ?? message;
  const userTitle = details.title ?? title;
  return {
    status,
    headers: code === 190 ? { "www-authenticate": `OAuth "Facebook Platform" "invalid_token" "${text}"` } : {},
    body: {
      error: {
        message: text,
        type: details.type ?? type ?? "OAuthException",
        code,
        ...(details.subcode && { error_subcode: details.subcode }),
        is_transient: transient ?? false,
        ...(userTitle && { error_user_title: userTitle, error_user_msg: details.userMessage ?? text }),
        fbtrace_id: `A${code}traceOfTheFakePage`,
      },
    },
  };
}

/** An object that is not there, or not for this token: the Graph API does not say which. */
export const missingObject = (method: string, id: string): Answer =>
  graphError(100, {
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    subcode: 33,
    type: "GraphMethodException",
  });
