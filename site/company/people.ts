/** Somebody who works at the example company; the same in Jira and Confluence. */
export type Person = {
  readonly accountId: string;
  readonly name: string;
  /** What the person does. */
  readonly role: string;
  /** As Atlassian writes locales, such as `de_DE`. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Administrator of both products. */
  readonly admin: boolean;
};

const person = (number: number, rest: Omit<Person, "accountId">): Person => ({
  accountId: `712020:5eed0000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  ...rest,
});

export const maraLindqvist = person(1, {
  name: "Mara Lindqvist",
  role: "Incident manager",
  locale: "en_GB",
  timeZone: "Europe/Stockholm",
  admin: true,
});

export const diegoFerreira = person(2, {
  name: "Diego Ferreira",
  role: "Platform engineer",
  locale: "pt_BR",
  timeZone: "America/Sao_Paulo",
  admin: false,
});

export const weiZhang = person(3, {
  name: "张伟",
  role: "Data engineer",
  locale: "zh_CN",
  timeZone: "Asia/Shanghai",
  admin: false,
});

export const annaKeller = person(4, {
  name: "Anna Keller",
  role: "Warehouse lead",
  locale: "de_DE",
  timeZone: "Europe/Berlin",
  admin: false,
});

export const priyaNair = person(5, {
  name: "Priya Nair",
  role: "Payments engineer",
  locale: "en_US",
  timeZone: "Asia/Kolkata",
  admin: false,
});

export const tomOkafor = person(6, {
  name: "Tom Okafor",
  role: "Web engineer",
  locale: "en_US",
  timeZone: "America/New_York",
  admin: false,
});

export const hanaSuzuki = person(7, {
  name: "鈴木 花",
  role: "Support lead",
  locale: "ja_JP",
  timeZone: "Asia/Tokyo",
  admin: false,
});

export const ivanPetrov = person(8, {
  name: "Ivan Petrov",
  role: "Security officer",
  locale: "en_US",
  timeZone: "Europe/Sofia",
  admin: false,
});

/** Left the company in autumn; still named in old incidents. */
export const leaMartin = person(9, {
  name: "Léa Martin",
  role: "Site reliability engineer (left)",
  locale: "fr_FR",
  timeZone: "Europe/Paris",
  admin: false,
});

/** Everybody who can sign in. */
export const PEOPLE: readonly Person[] = [
  maraLindqvist,
  diegoFerreira,
  weiZhang,
  annaKeller,
  priyaNair,
  tomOkafor,
  hanaSuzuki,
  ivanPetrov,
];
