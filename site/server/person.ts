/** Somebody who can be signed in. */
export type Person = {
  readonly accountId: string;
  readonly name: string;
  /** What the person does, such as "On-call engineer"; shown beside the name. */
  readonly role?: string;
  /** As Atlassian writes locales, such as `de_DE`; `en_US` without it. */
  readonly locale?: string;
  /** IANA name; UTC without it. */
  readonly timeZone?: string;
};
