import type { ReactElement } from "react";
import type { TemplateView } from "../../src/contract/views";

const recommendedFirst = (templates: readonly TemplateView[]): readonly TemplateView[] => [
  ...templates.filter((one) => one.recommended !== undefined),
  ...templates.filter((one) => one.recommended === undefined),
];

/** The templates as radio cards, the recommended one first. */
export function TemplateCards(props: {
  readonly templates: readonly TemplateView[];
  readonly chosen: string;
  readonly disabled: boolean;
  readonly onChoose: (templateId: string) => void;
}): ReactElement {
  return (
    <fieldset className="pm-fieldset">
      <legend className="pm-label">Template</legend>
      <div className="pm-cards">
        {recommendedFirst(props.templates).map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            checked={template.id === props.chosen}
            disabled={props.disabled}
            onChoose={() => props.onChoose(template.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function TemplateCard(props: {
  readonly template: TemplateView;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const { template, checked, disabled, onChoose } = props;
  const id = `template-${template.id}`;
  const { filled, total } = template.blanks;
  return (
    <div className="pm-card">
      <input
        id={id}
        className="pm-card-input"
        type="radio"
        name="template"
        value={template.id}
        checked={checked}
        disabled={disabled}
        aria-describedby={`${id}-about ${id}-facts`}
        onChange={onChoose}
      />
      <div className="pm-card-body">
        <div className="pm-card-head">
          <label className="pm-card-title" htmlFor={id}>
            {template.name}
          </label>
          <p id={`${id}-facts`} className="pm-card-facts">
            <span>about {template.minutes} min</span>
            {total > 0 && (
              <span>
                {filled} of {total} blanks filled
              </span>
            )}
          </p>
        </div>
        <div id={`${id}-about`} className="pm-card-text">
          <p>{template.purpose}</p>
          {template.recommended !== undefined && (
            <p className="pm-card-reason">Recommended: {template.recommended}</p>
          )}
        </div>
      </div>
    </div>
  );
}
