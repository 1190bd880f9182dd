import { lazy, type ComponentType, type ReactElement } from "react";
import { MODULE } from "../src/contract/keys";
import { adminCalls, issueCalls, pageCalls, startCalls } from "./call";

const Start = lazy(async () => ({
  default: (await import("./start-dialog/start-screen")).StartScreen,
}));
const Issue = lazy(async () => ({
  default: (await import("./issue-panel/issue-screen")).IssueScreen,
}));
const Byline = lazy(async () => ({
  default: (await import("./page-panel/byline-screen")).BylineScreen,
}));
const FollowUps = lazy(async () => ({
  default: (await import("./page-panel/follow-ups-screen")).FollowUpsScreen,
}));
const Admin = lazy(async () => ({
  default: (await import("./settings/settings-screen")).SettingsScreen,
}));

/** The screen of each module of the manifest; loaded when it is the one to show. */
export const screens: Readonly<Record<string, ComponentType>> = {
  [MODULE.start]: (): ReactElement => <Start calls={startCalls} />,
  [MODULE.issueContext]: (): ReactElement => <Issue calls={issueCalls} />,
  [MODULE.byline]: (): ReactElement => <Byline calls={pageCalls} />,
  [MODULE.followUps]: (): ReactElement => <FollowUps calls={pageCalls} />,
  [MODULE.admin]: (): ReactElement => <Admin calls={adminCalls} />,
};
