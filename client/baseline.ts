import { type Disposable, type Event, EventEmitter, type Memento } from 'vscode';

/** A commit that the timeline is held against. */
export interface Chosen {
  /** As git takes it. */
  readonly name: string;
  /** For a person. */
  readonly label: string;
}
/** Which commit the timeline is held against, kept for this workspace. */
export interface Baseline extends Disposable {
  readonly chosen: Chosen | undefined;
  readonly onChange: Event<void>;
  choose(it: Chosen | undefined): Promise<void>;
}

export function newBaseline(memory: Memento): Baseline {
  const changes = new EventEmitter<void>();
  let chosen = memory.get<Chosen>('baseline');
  return {
    get chosen() {
      return chosen;
    },
    onChange: changes.event,
    async choose(it) {
      chosen = it;
      await memory.update('baseline', it);
      changes.fire();
    },
    dispose: () => changes.dispose(),
  };
}
