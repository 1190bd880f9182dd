/** Somebody who can be signed in. */
export type Person = {
  readonly accountId: string;
  readonly name: string;
  /** What the person does, such as "On-call engineer"; shown beside the name. */
  readonly role?: string;
  /** IANA name; UTC without it. */
  readonly timeZone?: string;
};
