import type { PlaceSetting, Settings } from "../contract/settings";
import type { AccountId, ProjectId } from "../domain/ids";

export type SettingsStore = {
  /** The saved settings, or the defaults. */
  readonly get: () => Promise<Settings>;
  /** Throws `settings-changed` when somebody saved meanwhile. */
  readonly save: (settings: Settings) => Promise<Settings>;
};

/** Where a person last put a postmortem of a project. */
export type Places = {
  readonly remembered: (who: AccountId, project: ProjectId) => Promise<PlaceSetting | undefined>;
  readonly remember: (who: AccountId, project: ProjectId, place: PlaceSetting) => Promise<void>;
};
