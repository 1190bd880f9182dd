/** One thing that happens. Lines and tasks are counted from 0, round and round: a step keeps its meaning when others are left out. */
export type Step =
  | { readonly do: "start"; readonly who: number; readonly clicks: number }
  /** From now on people work on the postmortem of this incident; the second one is made up when it is first turned to. */
  | { readonly do: "turn-to"; readonly incident: 0 | 1 }
  | { readonly do: "ticket"; readonly summary: string }
  /** A line that names a ticket. */
  | { readonly do: "name"; readonly line: string; readonly at: number; readonly ticket: number }
  | { readonly do: "bullets"; readonly lines: readonly string[] }
  | { readonly do: "turn"; readonly who: number }
  | {
      readonly do: "decide";
      readonly who: number;
      readonly at: number;
      readonly side: "page" | "jira";
    }
  | { readonly do: "sync-twice" }
  | { readonly do: "during-sync"; readonly calls: number; readonly step: Step }
  | { readonly do: "move-page"; readonly under: number }
  | { readonly do: "write"; readonly line: string; readonly at: number; readonly done: boolean }
  | { readonly do: "reword"; readonly at: number; readonly words: string }
  | { readonly do: "own"; readonly at: number; readonly who: number }
  | { readonly do: "promise"; readonly at: number; readonly day: number }
  | { readonly do: "tick"; readonly at: number }
  | { readonly do: "tick-in-editor"; readonly at: number }
  | { readonly do: "remove"; readonly at: number }
  | { readonly do: "put-back"; readonly sameId: boolean }
  | { readonly do: "move"; readonly at: number; readonly to: number }
  | { readonly do: "cut-and-paste"; readonly at: number; readonly to: number }
  | { readonly do: "paste-again"; readonly at: number; readonly sameId: boolean }
  | { readonly do: "lose-ids" }
  | { readonly do: "open-editor" }
  | { readonly do: "publish-what-was-opened" }
  | { readonly do: "copy-page" }
  | { readonly do: "trash-page" }
  | { readonly do: "restore-page" }
  | { readonly do: "purge-page" }
  | { readonly do: "restore-version"; readonly back: number }
  | { readonly do: "rename-page"; readonly title: string }
  | { readonly do: "hide-page" }
  | { readonly do: "show-page" }
  | { readonly do: "put-links"; readonly who: number }
  | { readonly do: "sync-now"; readonly who: number }
  | { readonly do: "close"; readonly at: number }
  | { readonly do: "reopen"; readonly at: number }
  | { readonly do: "begin-work"; readonly at: number }
  | { readonly do: "decline"; readonly at: number }
  | { readonly do: "rename-task"; readonly at: number; readonly words: string }
  | { readonly do: "assign"; readonly at: number; readonly who: number }
  | { readonly do: "postpone"; readonly at: number; readonly day: number }
  | { readonly do: "delete-task"; readonly at: number }
  | { readonly do: "move-task"; readonly at: number }
  | { readonly do: "hide-project" }
  | { readonly do: "show-project" }
  | { readonly do: "sweep" }
  | { readonly do: "wait"; readonly seconds: number };

type Named<Name extends Step["do"]> = Extract<Step, { readonly do: Name }>;

/** What each kind of step does. */
export type Acts<World> = {
  readonly [Name in Step["do"]]: (world: World, step: Named<Name>) => Promise<unknown> | undefined;
};

/** Does a step. Refusals of Jira and Confluence are part of life; `act` sees to them. */
export const dispatch = <World>(
  acts: Acts<World>,
  world: World,
  step: Step,
): Promise<unknown> | undefined => {
  const act = acts[step.do] as (world: World, step: Step) => Promise<unknown> | undefined;
  return act(world, step);
};
