import type { Kind } from '../language/kinds.ts';
import { type Called, calledIn, noCalled, together } from './called.ts';
import { farOf, isShared, type SharedKind } from './far-ref.ts';
import { FileIndex, nobody } from './file-index.ts';
import {
  type Changed,
  changedChunks,
  changedLinks,
  changedStanding,
  isStrategy,
  type Links,
  linksOf,
  plansUsed,
} from './links.ts';
import { assumedMark, MarkIndex } from './marks.ts';
import type { Far, Member, Others } from './others.ts';
import { outside } from './outside.ts';
import type { Entry } from './parse.ts';
import type { History } from './past.ts';
import type { Plan } from './plan.ts';
import { type EntryOf, findAll } from './query.ts';
import { sectionOf } from './section.ts';

/**
 * The plans of one workspace folder: who defines and who uses which name, kept so that a change in one plan tells
 * which others may now be judged otherwise, at a cost that grows with the change and not with the folder.
 */
export class Workspace {
  private readonly members = new Map<string, Member>();
  private readonly defining = new FileIndex();
  private readonly using = new FileIndex();
  private readonly calledBy = new Map<string, Called>();
  private readonly revisions = new Map<string, number>();
  private readonly views = new Map<string, { bare: Plan; seen: Plan }>();
  private readonly strategic = new Set<string>();
  private readonly histories = new Map<string, History>();
  private readonly marks = new MarkIndex();
  private readonly defined = new Map<string, readonly Far[]>();
  private count = 0;
  /** When last something changed that every plan can see. */
  private era = 0;
  private called: Called | undefined;
  private whole: readonly Member[] | undefined;
  private readonly alone: boolean;

  /** `alone`: no folder, but one plan outside of all. */
  constructor(alone = false) {
    this.alone = alone;
  }

  /** Takes in a plan as it is now, or that it is gone. Gives the files of the others that may be judged otherwise by it: all of them where it is not about a name. */
  put(file: string, name: string, plan: Plan | undefined): ReadonlySet<string> | 'all' {
    const before = this.members.get(file);
    if (before?.plan === plan && before?.name === name) return new Set();
    this.whole = undefined;
    this.defined.clear();
    const chunks = changedChunks(before?.plan, plan);
    const affected = new Set(this.marks.change(file, chunks));
    /** Whoever uses or also defines what is defined here may judge otherwise, and whoever defines what is used here. */
    const meet = ({ defines: here, uses }: Links): void => {
      const defines = [...here, ...this.teamsOf(here)];
      for (const it of defines.flatMap(key => [...this.using.get(key)])) affected.add(it);
      for (const it of [...defines, ...uses].flatMap(key => [...this.defining.get(key)])) affected.add(it);
    };
    const stays = before && plan && before.name === name;
    const relinked = !stays || before.plan.names !== plan.names;
    const changed = stays ? changedLinks(chunks) : undefined;
    if (changed) meet({ ...changed, defines: [`plan ${name}`, ...changed.defines] });
    else if (before && !stays) meet(linksOf(before));
    const isHeard = !!changed || !stays;
    for (const it of isHeard ? new Set([before?.name ?? name, name]) : [])
      for (const user of this.marks.files(assumedMark(it))) affected.add(user);
    if (isHeard && before) for (const it of this.round(before)) affected.add(it);
    if (before && relinked) this.unlink(before);
    if (plan) {
      const member = { file, name, plan };
      this.members.set(file, member);
      if (relinked) this.link(member);
      if (!stays) meet(linksOf(member));
      if (isHeard && relinked) for (const it of this.round(member)) affected.add(it);
    } else {
      this.members.delete(file);
      this.views.delete(file);
    }
    if (plan && isStrategy(plan)) this.strategic.add(file);
    else this.strategic.delete(file);
    const recalled = this.recall(file, plan, before && plan ? chunks : undefined);
    if (recalled || !stays || changedStanding(chunks, before.plan, plan)) {
      this.era = ++this.count;
      return 'all';
    }
    affected.delete(file);
    if (affected.size) this.count++;
    for (const it of affected) this.revisions.set(it, this.count);
    return affected;
  }

  /** Takes in what is known of a plan's past, or that nothing is. Says whether that is something new: then every plan may be judged otherwise. */
  remember(file: string, history: History | undefined): boolean {
    if (this.histories.get(file) === history) return false;
    if (history) this.histories.set(file, history);
    else this.histories.delete(file);
    this.whole = undefined;
    this.era = ++this.count;
    return true;
  }

  /** The plan of a file by itself. */
  get(file: string): Plan | undefined {
    return this.members.get(file)?.plan;
  }
  /** The plan of a file as it stands among the others: what judges and features are given. */
  seen(file: string, has: (name: string) => boolean): Plan | undefined {
    const plan = this.members.get(file)?.plan;
    if (!plan) return undefined;
    const revision = this.revisionOf(file);
    const known = this.views.get(file);
    if (known?.bare === plan && known.seen.others!.revision === revision) return known.seen;
    const history = this.histories.get(file);
    const seen = { ...plan, others: this.othersOf(file, has), history };
    this.views.set(file, { bare: plan, seen });
    return seen;
  }
  get size(): number {
    return this.members.size;
  }
  all(): readonly Member[] {
    return [...this.members.values()];
  }

  private othersOf(file: string, has: (name: string) => boolean): Others {
    const own = this.members.get(file)?.name ?? '';
    const membersOf = (files: Iterable<string>): Member[] =>
      [...files]
        .filter(it => it !== file)
        .sort()
        .map(it => this.members.get(it)!);
    const homes = (key: string): Member[] => membersOf(this.defining.get(key));
    return {
      file,
      alone: this.alone,
      name: own,
      has,
      revision: this.revisionOf(file),
      called: this.calls(),
      others: () => this.all().filter(it => it.file !== file),
      whole: () => (this.whole ??= this.seenBy(has)),
      named: () => [...this.using.get(`plan ${own}`)].some(it => it !== file),
      naming: () => membersOf(this.using.get(`plan ${own}`)),
      round: () => this.round(this.members.get(file)!),
      marked: mark => membersOf(this.marks.files(mark)),
      strategies: () => [...this.strategic].sort().flatMap(it => (it === file ? [] : this.members.get(it)!)),
      plans: name => homes(`plan ${name}`),
      definitions: (kind, id) => this.definitions(kind, id),
      at: it => this.members.get(it),
      history: it => this.histories.get(it),
      find: <K extends Kind>(kind: K, ref: string): Far<K> | undefined => {
        const far = farOf(kind, ref);
        if (!far) return isShared(kind) ? this.definitions(kind, ref).find(it => it.home.file !== file) : undefined;
        const plans = (name: string) => homes(`plan ${name}`);
        if (outside(ref, { name: own, plans })) return undefined;
        for (const home of plans(far.plan)) {
          const [entry] = foundIn(home.plan, kind, far.id);
          if (entry) return { entry, home };
        }
        return undefined;
      },
    };
  }

  /** Every definition of a shared name, in the order of their files: looked up once for all that ask before anything changes. */
  private definitions<K extends SharedKind>(kind: K, id: string): readonly Far<K>[] {
    const key = `${kind} ${id}`;
    let found = this.defined.get(key);
    if (!found) {
      const homes = [...this.defining.get(key)].sort().map(it => this.members.get(it)!);
      found = homes.flatMap(home => findAll(home.plan, kind, id).map(entry => ({ entry, home })));
      this.defined.set(key, found);
    }
    return found as readonly Far<K>[];
  }
  /** The teams in which other plans say that people are: what is said of somebody here may count for all of them. */
  private teamsOf(defines: readonly string[]): string[] {
    const people = defines.flatMap(it => (it.startsWith('person ') ? it.slice('person '.length) : []));
    const homes = (id: string) => [...this.defining.get(`person ${id}`)].map(it => this.members.get(it)!.plan);
    const said = people.flatMap(id => homes(id).flatMap(it => findAll(it, 'person', id)));
    return said.flatMap(({ value: { team } }) => (team === undefined ? [] : `team ${team}`));
  }
  private seenBy(has: (name: string) => boolean): readonly Member[] {
    const files = [...this.members.keys()].sort();
    return files.map(file => ({ file, name: this.members.get(file)!.name, plan: this.seen(file, has)! }));
  }

  private revisionOf(file: string): number {
    return Math.max(this.era, this.revisions.get(file) ?? 0);
  }

  /** The plans that name this one, through others or not, and are named by it: what may wait in a circle with it. */
  private round({ file, name, plan }: Member): string[] {
    const used = plansUsed(plan.names);
    const users = this.using.get(`plan ${name}`);
    if (!used.length || users === nobody) return [];
    const reach = (next: (file: string) => Iterable<string>): Set<string> => {
      const found = new Set([file]);
      for (const it of found) for (const other of next(it)) found.add(other);
      return found;
    };
    const homes = (names: readonly string[]): string[] => names.flatMap(it => [...this.defining.get(`plan ${it}`)]);
    const ahead = reach(it => homes(it === file ? used : plansUsed(this.members.get(it)!.plan.names)));
    const behind = reach(it => this.using.get(`plan ${it === file ? name : this.members.get(it)!.name}`));
    return [...ahead].filter(it => behind.has(it));
  }

  private link(member: Member): void {
    const { file } = member;
    const { defines, uses } = linksOf(member);
    for (const it of defines) this.defining.add(it, file);
    for (const it of uses) this.using.add(it, file);
  }
  private unlink(member: Member): void {
    const { file } = member;
    const { defines, uses } = linksOf(member);
    for (const it of defines) this.defining.remove(it, file);
    for (const it of uses) this.using.remove(it, file);
  }

  /** Learns what people and teams are called now, and by which calendars they work; says whether that has changed anything. */
  private recall(file: string, plan: Plan | undefined, changed: Changed | undefined): boolean {
    if (changed && ![...changed.removed, ...changed.added].some(it => naming.has(it.chunk.section))) return false;
    const old = this.calledBy.get(file) ?? noCalled;
    const now = plan ? calledIn(plan) : noCalled;
    if (now.key === old.key) return false;
    this.calledBy.set(file, now);
    this.called = undefined;
    return true;
  }
  private calls(): Called {
    return (this.called ??= together(this.calledBy));
  }
}
const naming: ReadonlySet<string> = new Set(['people', 'teams', 'calendars']);

/** The goal of a plan is called `goal`; all else has a name of its own. */
function foundIn<K extends Kind>(plan: Plan, kind: K, id: string): readonly EntryOf<K>[] {
  if (kind !== 'goal') return findAll(plan, kind, id);
  const goal = id === 'goal' ? sectionOf(plan, 'goal') : undefined;
  return goal ? [goal as Entry as EntryOf<K>] : [];
}
