import { AbstractMentionResource } from "@atlaskit/mention/resource";
import type { PersonView } from "../../src/contract/views";

export type FindPeople = (query: string) => Promise<readonly PersonView[]>;

/** Offers people to mention by a part of their name. Answers that come late are not shown for another query. */
export class PeopleProvider extends AbstractMentionResource {
  readonly #find: FindPeople;
  #latest = "";

  constructor(find: FindPeople) {
    super();
    this.#find = find;
  }

  override filter(query = ""): void {
    this.#latest = query;
    void this.#find(query).then((people) => {
      if (this.#latest !== query) return;
      const mentions = people.map(({ accountId, name }) => ({ id: accountId, name }));
      this._notifyListeners({ mentions, query });
      this._notifyAllResultsListeners({ mentions, query });
    });
  }

  override shouldHighlightMention(): boolean {
    return false;
  }

  override isFiltering(): boolean {
    return false;
  }
}
