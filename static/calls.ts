import type { Reply } from "../src/contract/reply";

/** A reply that is not what was hoped for: a code for the screen, a message for people. */
export type Failure = Extract<Reply<unknown>, { readonly ok: false }>;

/** Any function of a contract, as `makeInvoke` sees it. */
type Functions = Record<string, (input: never) => unknown>;

/** The functions of one surface as a screen calls them. They never reject: what goes wrong is a `Failure`. */
export type Calls<Api extends Functions> = {
  readonly [Name in keyof Api]: (...input: Parameters<Api[Name]>) => Promise<ReturnType<Api[Name]>>;
};
