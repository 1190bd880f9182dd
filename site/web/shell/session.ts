import { createContext, useContext } from "react";
import { z } from "zod";
import { ask, post } from "../kit/request";

const person = z.object({
  accountId: z.string(),
  name: z.string(),
  role: z.string().optional(),
  timeZone: z.string().optional(),
});

const clockView = z.object({
  now: z.string(),
  autopilot: z.boolean(),
  waiting: z.number(),
  /** Grows with every change of the site. */
  revision: z.number(),
});

const sessionView = z.object({
  me: person.extend({ admin: z.boolean() }),
  people: z.array(person),
  context: z.object({
    accountId: z.string(),
    cloudId: z.string(),
    siteUrl: z.string(),
    environmentId: z.string(),
    environmentType: z.enum(["DEVELOPMENT", "STAGING", "PRODUCTION"]),
    locale: z.string(),
    timezone: z.string(),
  }),
  clock: clockView,
});

export type SiteSession = z.infer<typeof sessionView>;
export type ClockView = z.infer<typeof clockView>;

export const loadSession = (): Promise<SiteSession> => ask(sessionView, "/site/api/session");

/** Everything on the page may look different to somebody else: it is loaded again. */
export async function signIn(accountId: string): Promise<void> {
  await post("/site/api/session", { accountId });
  location.reload();
}

export const loadClock = (): Promise<ClockView> => ask(clockView, "/site/api/clock");

export const advanceClock = (ms: number): Promise<ClockView> =>
  ask(clockView, "/site/api/clock", { method: "POST", body: { ms } });

export const turnAutopilot = (on: boolean): Promise<ClockView> =>
  ask(clockView, "/site/api/autopilot", { method: "POST", body: { on } });

const SessionContext = createContext<SiteSession | undefined>(undefined);

export const SessionProvider = SessionContext.Provider;

/** Who is signed in, and the site. Only below a SessionProvider. */
export function useSession(): SiteSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session here");
  return session;
}
