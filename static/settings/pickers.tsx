import Select from "@atlaskit/select";
import type { ReactElement } from "react";
import type { ChoiceView } from "../../src/contract/views";

type Option = { readonly value: string; readonly label: string };

const optionOf = ({ id, name }: ChoiceView): Option => ({ value: id, label: name });

/** What settings name and this site does not have is shown too: saving must not lose it unseen. */
const chosenOf = (choices: readonly ChoiceView[], value: string): Option => {
  const choice = choices.find(({ id }) => id === value);
  return choice === undefined ? { value, label: `${value} (not on this site)` } : optionOf(choice);
};

/** Some of many. */
export function ManyPicker(props: {
  readonly id: string;
  readonly choices: readonly ChoiceView[];
  readonly chosen: readonly string[];
  readonly placeholder: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChoose: (chosen: readonly string[]) => void;
}): ReactElement {
  const { choices, chosen } = props;
  return (
    <Select<Option, true>
      inputId={props.id}
      isMulti
      options={choices.map(optionOf)}
      value={chosen.map((value) => chosenOf(choices, value))}
      placeholder={props.placeholder}
      isInvalid={props.invalid ?? false}
      {...(props.describedBy === undefined ? {} : { descriptionId: props.describedBy })}
      menuPosition="fixed"
      onChange={(options) => props.onChoose(options.map(({ value }) => value))}
    />
  );
}

/** Only a picker without a label of its own beside it needs one. */
const labelOf = (label: string | undefined): { readonly label?: string } =>
  label === undefined ? {} : { label };

/** One of many. With `none`, nothing can be chosen too: that is what it is called. */
export function OnePicker(props: {
  readonly id: string;
  readonly label?: string;
  readonly choices: readonly ChoiceView[];
  readonly chosen: string | undefined;
  readonly none?: string;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly loading?: boolean;
  readonly onChoose: (chosen: string | undefined) => void;
}): ReactElement {
  const { choices, chosen, none } = props;
  const empty = none === undefined ? [] : [{ value: "", label: none }];
  return (
    <Select<Option>
      inputId={props.id}
      {...labelOf(props.label)}
      options={[...empty, ...choices.map(optionOf)]}
      value={chosen === undefined || chosen === "" ? (empty[0] ?? null) : chosenOf(choices, chosen)}
      placeholder={props.placeholder ?? "Choose"}
      isInvalid={props.invalid ?? false}
      isLoading={props.loading ?? false}
      menuPosition="fixed"
      spacing="compact"
      onChange={(option) => {
        const value = option?.value ?? "";
        props.onChoose(value === "" ? undefined : value);
      }}
    />
  );
}
