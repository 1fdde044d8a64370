import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { get, now, type Query } from "./api";

export type Loaded<T> = { data: T | null; error: Error | null; loading: boolean; reload: () => void };

/** What a route says, or nothing where none is named; asked again when its parameters change and, while the page is looked at, every so many seconds. */
export function useApi<T>(path: string | null, query: Query = {}, everySeconds = 0): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; error: Error | null; loading: boolean }>({ data: null, error: null, loading: true });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify([path, query]);
  const shown = useRef(key);

  useEffect(() => {
    if (path === null) return setState({ data: null, error: null, loading: false });
    const abort = new AbortController();
    const isOther = shown.current !== key;
    shown.current = key;
    // What stands there goes on standing while it is asked for again; another view begins empty.
    setState(before => ({ data: isOther ? null : before.data, error: null, loading: true }));
    get<T>(path, query, abort.signal).then(
      data => setState({ data, error: null, loading: false }),
      (error: Error) => abort.signal.aborted || setState(before => ({ data: before.data, error, loading: false })),
    );
    return () => abort.abort();
  }, [key, turn]);

  useEffect(() => {
    if (everySeconds === 0) return;
    const timer = setInterval(() => document.visibilityState === "visible" && setTurn(t => t + 1), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);

  return { ...state, reload: useCallback(() => setTurn(t => t + 1), []) };
}

/** The app's time, which moves on each second. */
export function useNow(): number {
  const [time, setTime] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return time;
}

/** Parameters of the address, so that a view can be shared; a change of one is a step back in the history. */
export function useParams(search: string, navigate: (to: string) => void, path: string): [URLSearchParams, (changes: Query) => void] {
  const params = new URLSearchParams(search);
  const set = (changes: Query): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === undefined || value === "") next.delete(name);
      else next.set(name, String(value));
    }
    const text = next.toString();
    navigate(path + (text ? `?${text}` : ""));
  };
  return [params, set];
}
