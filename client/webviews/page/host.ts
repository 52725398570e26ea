import type { FromPage, ToPage } from '../messages.ts';

interface Api {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Api;

const api = acquireVsCodeApi();

export const tell = (it: FromPage): void => api.postMessage(it);
export const listen = <P>(take: (it: ToPage<P>) => void): void =>
  window.addEventListener('message', ({ data }: MessageEvent<ToPage<P>>) => take(data));

/** What a page looked like when it was left: it comes back so. What is missing, or is of another kind, is as it is at first. */
export function recall<T extends object>(first: T): T {
  const before = api.getState();
  if (typeof before !== 'object' || before === null) return { ...first };
  const known = Object.entries(before).filter(
    ([name, it]) => name in first && typeof it === typeof (first as Record<string, unknown>)[name],
  );
  return { ...first, ...Object.fromEntries(known) };
}
export const remember = (state: object): void => api.setState({ ...state });
