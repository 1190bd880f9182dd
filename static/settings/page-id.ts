/** Where the address of a Confluence page says its id. */
const PLACES = [/\/pages\/(\d+)/, /[?&]pageId=(\d+)/, /^(\d+)$/];

/** The id of the page that a person named by its address or its id; undefined when the text names none. */
export function pageIdFrom(text: string): string | undefined {
  const said = text.trim();
  return PLACES.map((place) => place.exec(said)?.[1]).find((id) => id !== undefined);
}
