import { lazy, type ComponentType } from "react";
import { MODULE } from "../src/contract/keys";
import { startCalls } from "./call";

/** The screen of each module of the manifest; loaded when it is the one to show. */
export const screens: Readonly<Record<string, ComponentType>> = {
  [MODULE.start]: lazy(async () => {
    const { StartScreen } = await import("./start-dialog/start-screen");
    return { default: () => <StartScreen calls={startCalls} /> };
  }),
};
