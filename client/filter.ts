import { commands, type Disposable, type Event, EventEmitter, type Memento, window, workspace } from 'vscode';
import type { Filter } from '../server/protocol.ts';
import type { Link } from './link.ts';
import { nameOf } from './target.ts';
import { askWho } from './who.ts';

/** What the trees can be narrowed to: what concerns the user, what is to be done this week, the plan in front. */
export type Narrowing = 'mine' | 'week' | 'plan';
const all: readonly Narrowing[] = ['mine', 'week', 'plan'];

/** What the user has chosen to see of the trees. Which lines that are is decided by the server. */
export interface Filtering extends Disposable {
  readonly onChange: Event<void>;
  has(what: Narrowing): boolean;
  /** As the server is asked. */
  readonly asked: Filter;
  /** As the head of a tree says it: `mine · this week`. */
  readonly says: string | undefined;
  /** Turns one of them on, which may ask who the user is, or off. */
  set(what: Narrowing, on: boolean): Promise<void>;
  clear(): Promise<void>;
  /** Asks who the user is, and remembers it for this workspace. Gives the name; nothing when the question is sent away. */
  ask(): Promise<string | undefined>;
  /** Who the user is: asked where it is not known yet. */
  who(): Promise<string | undefined>;
}

/** Keeps the choice, for this workspace, until it is made anew. */
export function newFilter(link: Link, memory: Memento): Filtering {
  const changes = new EventEmitter<void>();
  const on = new Set(memory.get<readonly Narrowing[]>('filter', []).filter(it => all.includes(it)));
  /** The plan that was in front last: another file beside it empties no tree. */
  let plan = planInFront();
  const me = (): string => settled() || memory.get<string>('me', '');
  /** The setting wins over what was answered once. */
  const settled = (): string => workspace.getConfiguration('opsplan').get<string>('me', '').trim();

  function tell(): void {
    for (const it of all) void commands.executeCommand('setContext', `opsplan.only.${it}`, on.has(it));
    void commands.executeCommand('setContext', 'opsplan.filtered', on.size > 0);
    changes.fire();
  }
  async function keep(): Promise<void> {
    await memory.update('filter', [...on]);
    tell();
  }
  async function ask(): Promise<string | undefined> {
    const answer = await askWho(link);
    if (answer) await memory.update('me', answer);
    if (answer) tell();
    return answer;
  }
  const listeners = [
    changes,
    window.onDidChangeActiveTextEditor(() => {
      const next = planInFront() ?? plan;
      if (String(next) === String(plan)) return;
      plan = next;
      if (on.has('plan')) changes.fire();
    }),
    workspace.onDidChangeConfiguration(it => it.affectsConfiguration('opsplan.me') && on.has('mine') && changes.fire()),
  ];
  tell();
  return {
    onChange: changes.event,
    has: what => on.has(what),
    get asked() {
      return {
        ...(on.has('mine') && me() && { mine: me() }),
        ...(on.has('week') && { week: true }),
        ...(on.has('plan') && plan && { plan: String(plan) }),
      };
    },
    get says() {
      const words = [
        ...(on.has('mine') ? [`only ${me()}`] : []),
        ...(on.has('week') ? ['this week'] : []),
        ...(on.has('plan') && plan ? [nameOf(plan)] : []),
      ];
      return words.length ? words.join(' · ') : undefined;
    },
    async set(what, wanted) {
      if (wanted && what === 'mine' && !me() && !(await ask())) return;
      if (wanted && what === 'plan' && !plan)
        return void window.showInformationMessage('Open a plan first: the trees then show only what stands in it.');
      if (wanted) on.add(what);
      else on.delete(what);
      await keep();
    },
    clear() {
      on.clear();
      return keep();
    },
    ask,
    who: async () => me() || (await ask()),
    dispose() {
      for (const it of listeners) it.dispose();
    },
  };
}

function planInFront() {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'opsplan' ? document.uri : undefined;
}
