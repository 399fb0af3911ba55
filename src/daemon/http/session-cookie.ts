// The cookie of a person's session: no script reads it, and no other site's request carries it.

export const SESSION_COOKIE = "tidehall-session";
const ATTRIBUTES = "Path=/; HttpOnly; SameSite=Strict";

/** The token in a Cookie header (RFC 6265 §5.4). */
export const tokenInCookie = (header: string | undefined): string | undefined => {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${SESSION_COOKIE}=`));
  return pair?.trim().slice(SESSION_COOKIE.length + 1) || undefined;
};

export const sessionCookie = (token: string, lastsMs: number, isSecure: boolean): string =>
  `${SESSION_COOKIE}=${token}; ${ATTRIBUTES}; Max-Age=${Math.floor(lastsMs / 1000)}${isSecure ? "; Secure" : ""}`;

export const noSessionCookie = `${SESSION_COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
