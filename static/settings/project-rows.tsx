import Button, { IconButton } from "@atlaskit/button/new";
import RemoveIcon from "@atlaskit/icon/core/delete";
import type { ReactElement, ReactNode } from "react";
import type { ProjectChoiceView } from "../../src/contract/views";
import { OnePicker } from "./pickers";
import { OTHERS } from "./settings-draft";

type Row = { readonly project: string };

type Props<One extends Row> = {
  /** Names the list, also in the ids of its inputs. */
  readonly name: string;
  readonly projects: readonly ProjectChoiceView[];
  readonly rows: readonly One[];
  /** What can stand for every other project, in words; undefined when nothing can. */
  readonly others: string | undefined;
  readonly blank: (project: string) => One;
  readonly children: (row: One, edit: (change: Partial<One>) => void, index: number) => ReactNode;
  readonly onEdit: (rows: readonly One[]) => void;
};

/** One row a project, each with its own settings; `*` is every project without a row. */
export function ProjectRows<One extends Row>(props: Props<One>): ReactElement {
  const { rows, projects, others, onEdit } = props;
  const edit = (index: number, change: Partial<One>): void =>
    onEdit(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const free = projects.filter((project) => !rows.some((row) => row.project === project.id));
  const hasOthers = rows.some((row) => row.project === OTHERS);
  return (
    <div className="pm-stack-tight">
      {rows.map((row, index) => (
        <fieldset key={row.project} className="pm-row">
          <legend className="pm-row-name">{nameOf(row.project, projects, others)}</legend>
          <div className="pm-row-fields">
            {props.children(row, (change) => edit(index, change), index)}
            <IconButton
              icon={RemoveIcon}
              spacing="compact"
              appearance="subtle"
              label={`Remove ${nameOf(row.project, projects, others)}`}
              onClick={() => onEdit(rows.filter((_, at) => at !== index))}
            />
          </div>
        </fieldset>
      ))}
      <div className="pm-buttons">
        <div className="pm-adder">
          <OnePicker
            id={`${props.name}-add`}
            label="Add a project"
            choices={free.map(labelled)}
            chosen={undefined}
            placeholder="Add a project"
            onChoose={(project) => {
              if (project !== undefined) onEdit([...rows, props.blank(project)]);
            }}
          />
        </div>
        {others !== undefined && !hasOthers && (
          <Button spacing="compact" onClick={() => onEdit([...rows, props.blank(OTHERS)])}>
            {`Add ${others.toLowerCase()}`}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A project by name and key. */
export const labelled = ({ id, name, key }: ProjectChoiceView): ProjectChoiceView => ({
  id,
  key,
  name: `${name} (${key})`,
});

function nameOf(
  id: string,
  projects: readonly ProjectChoiceView[],
  others: string | undefined,
): string {
  if (id === OTHERS) return others ?? "Every other project";
  const project = projects.find((one) => one.id === id);
  return project === undefined ? `Project ${id} (not on this site)` : labelled(project).name;
}
