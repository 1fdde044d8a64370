import { useState } from "preact/hooks";
import { send, type Page } from "../api";
import { asPercent, nameOf, none } from "../format";
import { useApi } from "../hooks";
import { Badge, Empty, Section, Show } from "../ui";

type Suggestion = { contactId: string; otherContactId: string; ruleId: string; confidence: number; at: string };
type Person = { contactId: string; email: string | null; phone: string | null; firstName: string | null; lastName: string | null; company: { companyName: string } | null };

const Shown = 10;

/** Contacts that may be the same person: somebody says whether they are. */
export function SamePeople(props: { canMerge: boolean }) {
  const suggestions = useApi<Page<Suggestion>>("contacts/suggestions", { limit: Shown });
  return (
    <Section title="Maybe the same person" id="same">
      <Show of={suggestions}>
        {data => data.items.length === 0 ? <Empty>Nobody looks like somebody else.</Empty> : (
          <ul class="letters">
            {data.items.map(s => <PairItem key={`${s.contactId} ${s.otherContactId}`} suggestion={s} canMerge={props.canMerge} onDone={suggestions.reload} />)}
          </ul>
        )}
      </Show>
    </Section>
  );
}

/** Suggestions that name one contact, on the page of its lead. */
export function SamePerson(props: { contactId: string; onDone: () => void }) {
  const contact = useApi<{ suggestions: Suggestion[] }>(`contacts/${props.contactId}`);
  const found = contact.data?.suggestions ?? [];
  if (found.length === 0) return null;
  return (
    <Section title="Maybe the same person" id="same">
      <ul class="letters">
        {found.map(s => <PairItem key={`${s.contactId} ${s.otherContactId}`} suggestion={s} canMerge onDone={() => { contact.reload(); props.onDone(); }} />)}
      </ul>
    </Section>
  );
}

function PairItem(props: { suggestion: Suggestion; canMerge: boolean; onDone: () => void }) {
  const { suggestion } = props;
  const one = useApi<Person>(`contacts/${suggestion.contactId}`);
  const other = useApi<Person>(`contacts/${suggestion.otherContactId}`);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const merge = async (): Promise<void> => {
    setBusy(true);
    try {
      await send("POST", `contacts/${suggestion.contactId}/merge`, { otherContactId: suggestion.otherContactId, reason: `Suggested by ${suggestion.ruleId}.` });
      props.onDone();
    } catch (error) {
      setFault((error as Error).message);
      setBusy(false);
    }
  };
  if (!one.data || !other.data) return <li class="letter"><p class="quiet" role="status">Loading …</p></li>;
  return (
    <li class="letter">
      <p>{describe(one.data)} <strong>and</strong> {describe(other.data)}</p>
      <p class="quiet"><Badge>{asPercent(suggestion.confidence)}</Badge> by {suggestion.ruleId}</p>
      {fault && <p class="notice bad" role="alert">{fault}</p>}
      {props.canMerge && <button type="button" disabled={busy} onClick={merge}>Merge: {nameOf(one.data)} and {nameOf(other.data)}</button>}
    </li>
  );
}

function describe(person: Person): string {
  return [nameOf(person), person.email, person.phone, person.company?.companyName].filter(Boolean).join(", ") || none;
}
