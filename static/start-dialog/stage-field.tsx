import type { ReactElement } from "react";
import type { Stage, StageView } from "../../src/contract/views";
import { stageName } from "../ui/words";

/** The stage of the analysis. A stage that cannot be chosen yet says what it needs. */
export function StageField(props: {
  readonly stages: readonly StageView[];
  readonly chosen: Stage;
  readonly disabled: boolean;
  readonly onChoose: (stage: Stage) => void;
}): ReactElement {
  return (
    <fieldset className="pm-fieldset">
      <legend className="pm-label">Status</legend>
      <div className="pm-choices">
        {props.stages.map(({ stage, available, needs }) => (
          <label key={stage} className="pm-choice">
            <input
              type="radio"
              name="stage"
              value={stage}
              checked={stage === props.chosen}
              disabled={props.disabled || !available}
              aria-describedby={needs === undefined ? undefined : `stage-${stage}`}
              onChange={() => props.onChoose(stage)}
            />
            <span>{stageName(stage)}</span>
            {needs !== undefined && (
              <span id={`stage-${stage}`} className="pm-note">
                {needs}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
