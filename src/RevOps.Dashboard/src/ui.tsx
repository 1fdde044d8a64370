import type { ComponentChildren } from "preact";
import type { Loaded } from "./hooks";

/** A heading with what belongs to it. */
export function Section(props: { title: string; id: string; aside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section class="card" aria-labelledby={props.id}>
      <header class="card-head"><h2 id={props.id}>{props.title}</h2>{props.aside}</header>
      {props.children}
    </section>
  );
}

/** What was loaded, or why not. What stands there stays while it is loaded again. */
export function Show<T>(props: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  const { data, error, loading, reload } = props.of;
  return (
    <>
      {error && (
        <p class="notice bad" role="alert">
          {error.message} <button type="button" onClick={reload}>Try again</button>
        </p>
      )}
      {data === null ? loading && !error && <p class="quiet" role="status">Loading …</p> : props.children(data)}
    </>
  );
}

export function Empty(props: { children: ComponentChildren }) {
  return <p class="quiet">{props.children}</p>;
}

export function Figure(props: { label: string; value: string; hint?: string | undefined; tone?: "good" | "bad" | undefined }) {
  return (
    <div class="figure">
      <span class="figure-label">{props.label}</span>
      <strong class={`figure-value ${props.tone ?? ""}`}>{props.value}</strong>
      {props.hint && <span class="quiet">{props.hint}</span>}
    </div>
  );
}

export function Badge(props: { tone?: "good" | "bad" | "warn" | "plain"; children: ComponentChildren }) {
  return <span class={`badge ${props.tone ?? "plain"}`}>{props.children}</span>;
}

/** A table that scrolls by itself where the screen is narrow, and can be reached by keyboard to do so. */
export function Scroll(props: { label: string; children: ComponentChildren }) {
  return <div class="scroll" role="region" aria-label={props.label} tabIndex={0}>{props.children}</div>;
}

export function Select(props: { label: string; value: string; options: readonly (readonly [string, string])[]; onChange: (value: string) => void }) {
  return (
    <label class="field">
      <span>{props.label}</span>
      <select value={props.value} onChange={e => props.onChange(e.currentTarget.value)}>
        {props.options.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </select>
    </label>
  );
}
