import type { SettingsChoicesView } from "../../src/contract/views";
import type { SettingsDraft } from "./settings-draft";
import type { Problems } from "./settings-problems";

/** What every section of the settings gets. */
export type SectionProps = {
  readonly draft: SettingsDraft;
  readonly choices: SettingsChoicesView;
  readonly problems: Problems;
  readonly onEdit: (change: Partial<SettingsDraft>) => void;
};
