import { useEffect, useState } from "preact/hooks";
import { Link, useLocation, useSearch } from "wouter-preact";
import type { Lead, Owner, Page } from "../api";
import { asTime, nameOf, none } from "../format";
import { useApi, useParams } from "../hooks";
import { Badge, Empty, Scroll, Section, Select, Show } from "../ui";

const Stages = [["", "All"], ["lead", "Lead"], ["MQL", "MQL"], ["SQL", "SQL"], ["opp", "Opportunity"], ["customer", "Customer"]] as const;
const Statuses = [["", "All"], ["new", "New"], ["nurturing", "Nurturing"], ["working", "Working"], ["recycled", "Recycled"], ["converted", "Converted"], ["disqualified", "Disqualified"]] as const;
const Orders = [["-createdAt", "Newest first"], ["createdAt", "Oldest first"]] as const;
const Typing = 300;

/** All leads: search, filters, order and page are in the address. */
export default function Leads() {
  const [, navigate] = useLocation();
  const [params, set] = useParams(useSearch(), navigate, "/leads");
  const of = (name: string): string => params.get(name) ?? "";
  const owners = useApi<{ items: Owner[] }>("owners");
  const page = useApi<Page<Lead>>("leads", { q: of("q"), stage: of("stage"), status: of("status"), owner: of("owner"), sort: of("sort"), cursor: of("cursor"), limit: 50 });
  const filter = (name: string) => (value: string) => set({ [name]: value, cursor: null });
  return (
    <>
      <h1>Leads</h1>
      <div class="filters" role="search">
        <Search value={of("q")} onChange={filter("q")} />
        <Select label="Stage" value={of("stage")} options={Stages} onChange={filter("stage")} />
        <Select label="Status" value={of("status")} options={Statuses} onChange={filter("status")} />
        <Select label="Owner" value={of("owner")} options={[["", "All"], ...(owners.data?.items ?? []).map(o => [o.ownerId, o.name] as const)]} onChange={filter("owner")} />
        <Select label="Order" value={of("sort") || "-createdAt"} options={Orders} onChange={filter("sort")} />
      </div>
      <Section title="Found" id="found">
        <Show of={page}>{data => <Found leads={data.items} />}</Show>
        <div class="pages">
          {of("cursor") && <button type="button" class="plain" onClick={() => set({ cursor: null })}>First page</button>}
          {page.data?.nextCursor && <button type="button" onClick={() => set({ cursor: page.data!.nextCursor })}>Next page</button>}
        </div>
      </Section>
    </>
  );
}

/** Asks when the reader has stopped typing. */
function Search(props: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  useEffect(() => setText(props.value), [props.value]);
  useEffect(() => {
    if (text === props.value) return;
    const timer = setTimeout(() => props.onChange(text), Typing);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label class="field wide">
      <span>Search</span>
      <input type="search" value={text} placeholder="Name, e-mail, company, phone" onInput={e => setText(e.currentTarget.value)} />
    </label>
  );
}

function Found(props: { leads: Lead[] }) {
  if (props.leads.length === 0) return <Empty>No lead is like that. Take a filter away, or look for a part of the name.</Empty>;
  return (
    <Scroll label="Leads">
      <table>
        <thead>
          <tr>
            <th scope="col">Lead</th><th scope="col">Company</th><th scope="col">Stage</th><th scope="col">Status</th><th scope="col" class="number">Score</th>
            <th scope="col">Channel</th><th scope="col">Owner</th><th scope="col">Created</th>
          </tr>
        </thead>
        <tbody>
          {props.leads.map(lead => (
            <tr key={lead.leadId}>
              <th scope="row"><Link href={`/leads/${lead.leadId}`}>{nameOf(lead)}</Link></th>
              <td>{lead.companyName ?? none}</td>
              <td><Badge tone={lead.lifecycleStage === "lead" ? "plain" : "good"}>{lead.lifecycleStage}</Badge></td>
              <td>{lead.status}</td>
              <td class="number">{lead.leadScore}<span class="quiet"> / {lead.threshold}</span></td>
              <td>{lead.channel}</td>
              <td>{lead.ownerId ?? none}</td>
              <td><time dateTime={lead.createdAt}>{asTime(lead.createdAt)}</time></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
