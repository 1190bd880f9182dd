import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Person } from "./person";

const COOKIE = "user";

export type Session = {
  /** Who is signed in: whom the cookie names, or the first person. */
  readonly personOf: (context: Context) => Person;
  /** Signs a person in. False when there is no such person. */
  readonly signIn: (context: Context, accountId: string) => boolean;
};

/** Sessions of a site without passwords: a cookie says who one is. Needs at least one person. */
export function makeSession(people: readonly Person[]): Session {
  const [first] = people;
  if (!first) throw new Error("A site needs somebody to be signed in as");
  const find = (accountId: string | undefined): Person | undefined =>
    people.find((person) => person.accountId === accountId);
  return {
    personOf: (context) => find(getCookie(context, COOKIE)) ?? first,
    signIn: (context, accountId) => {
      if (!find(accountId)) return false;
      setCookie(context, COOKIE, accountId, { path: "/", sameSite: "Strict", maxAge: 31_536_000 });
      return true;
    },
  };
}
