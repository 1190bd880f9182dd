import Button from "@atlaskit/button/new";
import { useState, type ReactElement } from "react";
import type { PageApi } from "../../src/contract/api";
import type { ProposalView, TurnedView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { Person } from "../ui/follow-up-parts";
import { Problem } from "../ui/problem";
import { Success } from "../ui/success";
import { Day } from "../ui/times";
import { count, draftWords } from "../ui/words";
import { wasTold } from "./page-state";
import { headingWords, placeWords, reasonWords } from "./proposal-words";
import { useTurn, type Turning } from "./use-turn";

type Props = {
  readonly calls: Calls<PageApi>;
  readonly proposals: readonly ProposalView[];
  readonly canEdit: boolean;
  /** After items became lines. */
  readonly onTurned: () => void;
};

/** Items of lists and tables that read like follow-ups, each with the reason: a person chooses which of them become lines. */
export function Proposals({ calls, proposals, canEdit, onTurned }: Props): ReactElement | null {
  const [turning, turn] = useTurn(calls, onTurned);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (turning.kind === "turned") return <Turned view={turning.view} />;
  if (proposals.length === 0) return null;
  const chosen = proposals.map(({ key }) => key).filter((key) => !left.has(key));
  const change = (key: string): void =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <section aria-labelledby="proposals" className="pm-box pm-stack-tight">
      <h2 id="proposals" className="pm-subheading">
        {headingWords(proposals.length)}
      </h2>
      <p className="pm-note">
        These lists and tables aren&apos;t checklist lines yet, so no tasks come of them.
      </p>
      <ul className="pm-list">
        {proposals.map((proposal) => (
          <ProposalItem
            key={proposal.key}
            proposal={proposal}
            chosen={!left.has(proposal.key)}
            onChange={canEdit ? () => change(proposal.key) : undefined}
          />
        ))}
      </ul>
      {turning.kind === "failed" && <Problem failure={turning.failure} />}
      {canEdit ? (
        <TurnButton
          turning={turning}
          chosen={chosen}
          onTurn={() => turn({ keys: chosen, overDraft: wasTold(turning) })}
        />
      ) : (
        <p className="pm-note">Who may edit this page can turn them into follow-ups.</p>
      )}
    </section>
  );
}

const turnWords = (items: number): string =>
  items === 1 ? "Turn 1 item into a follow-up" : `Turn ${items} items into follow-ups`;

function TurnButton(props: {
  readonly turning: Turning;
  readonly chosen: readonly string[];
  readonly onTurn: () => void;
}): ReactElement {
  const idle = props.turning.kind !== "asking" && props.chosen.length > 0;
  return (
    <p className="pm-buttons">
      <Button
        aria-disabled={!idle}
        onClick={() => {
          if (idle) props.onTurn();
        }}
      >
        {turnWords(props.chosen.length)}
        {wasTold(props.turning) && " anyway"}
      </Button>
      {props.turning.kind === "asking" && (
        <span role="status" className="pm-note">
          Writing the lines…
        </span>
      )}
      {props.chosen.length === 0 && <span className="pm-note">Choose at least one item.</span>}
    </p>
  );
}

function ProposalItem(props: {
  readonly proposal: ProposalView;
  readonly chosen: boolean;
  readonly onChange: (() => void) | undefined;
}): ReactElement {
  const { proposal, chosen, onChange } = props;
  return (
    <li className="pm-list-item">
      {onChange === undefined ? (
        <p>{proposal.text}</p>
      ) : (
        <label className="pm-proposal">
          <input type="checkbox" checked={chosen} onChange={onChange} />
          <span>{proposal.text}</span>
        </label>
      )}
      <p className="pm-facts pm-small pm-proposal-about">
        <Owner proposal={proposal} />
        {proposal.due === undefined ? (
          <span className="pm-nobody">No date</span>
        ) : (
          <span>
            due <Day day={proposal.due} />
          </span>
        )}
        {proposal.done && <span>done: ticked, makes no task</span>}
      </p>
      <p className="pm-note pm-proposal-about">
        {reasonWords(proposal)} {placeWords(proposal)}
      </p>
    </li>
  );
}

/** A name in words is nobody whom Jira knows. */
function Owner({ proposal }: { readonly proposal: ProposalView }): ReactElement {
  if (proposal.owner !== undefined || proposal.ownerWords === undefined)
    return <Person person={proposal.owner} />;
  return <span>{proposal.ownerWords} (mention them to make them the owner)</span>;
}

const thereWords = (there: number): string =>
  there === 1
    ? "1 item is a follow-up on the page already. "
    : `${there} items are follow-ups on the page already. `;

function Turned({ view }: { readonly view: TurnedView }): ReactElement {
  const { turned, there, left, overDraft } = view;
  if (turned + there === 0)
    return (
      <p role="status" className="pm-note">
        Nothing was turned: the page has changed since it was opened. Open this again to see it as
        it is.
      </p>
    );
  return (
    <Success>
      <p>
        {turned > 0 &&
          `Turned ${count(turned, "item")} into ${turned === 1 ? "a follow-up" : "follow-ups"}. `}
        {there > 0 && thereWords(there)}
        {left > 0 && `${count(left, "item")} had changed on the page and stayed as before. `}
        Reload the page to see what is written.{draftWords(overDraft)}
      </p>
    </Success>
  );
}
