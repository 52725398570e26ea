import { iso } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { spanAround, writePeriod } from '../language/period.ts';
import type { Shape } from '../language/shape.ts';
import type { TypeName } from '../language/values.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, entriesOf, find, known } from '../plan/query.ts';
import { capital } from '../plan/wording.ts';
import { currencyOf } from './currency.ts';

/** What a sample is made from. */
export interface Asked {
  readonly plan: Plan;
  readonly frame: Frame;
  readonly key: string;
  readonly entry: Entry | undefined;
}

/** Values that a key takes, ready to be completed: what the plan holds already where it holds something, else one of the right form. */
export function samples(shape: Shape | undefined, asked: Asked): string[] {
  if (!shape) return [];
  if (shape.scalar) return shape.scalar.types.flatMap(it => scalars(it, shape.scalar!, asked)).slice(0, 6);
  if (shape.item)
    return samples(shape.item, asked)
      .slice(0, 3)
      .map(it => `[${it}]`);
  if (shape.keys) {
    for (const [key, member] of shape.keys) {
      const value = samples(member, { ...asked, key })[0];
      if (value) return [`{ ${key}: ${value} }`];
    }
    return ['{}'];
  }
  const key = shape.entry && scalars(shape.entry.key.types[0]!, shape.entry.key, { ...asked, key: '' })[0];
  const value = samples(shape.entry?.value, asked)[0];
  return key && value ? [`{ ${key}: ${value} }`] : [];
}

const fixed: Partial<Record<TypeName, readonly string[]>> = {
  duration: ['1d'],
  estimate: ['3d'],
  interval: ['1w'],
  share: ['50%'],
  capacity: ['40h/w'],
  level: ['3'],
  rank: ['1'],
  number: ['1'],
  hours: ['8'],
  yesno: ['yes', 'no'],
  version: ['1'],
  unit: ['days', '%'],
  url: ['https://example.com'],
  source: ['https://example.com'],
  zone: ['UTC'],
  week: ['mon..fri'],
  id: ['new'],
};

function scalars(type: TypeName, meaning: NonNullable<Shape['scalar']>, asked: Asked): readonly string[] {
  const { plan, frame } = asked;
  const today = iso(frame.today);
  if (fixed[type]) return fixed[type];
  if (type === 'word') return Object.keys(meaning.words ?? {});
  if (type === 'text') return optionsOf(asked) ?? [prompt(meaning.description, asked)];
  if (type === 'person') return persons(asked);
  if (type === 'ref' || type === 'lagged') return refs(plan, meaning.refersTo ?? [], asked.entry);
  if (type === 'date') return dates(meaning, frame);
  if (type === 'range') return [`${today}..${iso(frame.today + 13)}`];
  if (type === 'period') return [writePeriod(spanAround(frame.today, 3))];
  if (type === 'quantity') return [`0${unitOf(asked)}`];
  const currency = currencyOf(plan) || 'USD';
  if (type === 'money') return [`${currency} 10k`];
  if (type === 'rate') return [`${currency} 100/h`];
  return asked.frame.settings.size || meaning.description?.startsWith('A level') ? ['warning'] : ['new'];
}

/** What has happened, happened by today; what is to come comes on a working day. */
function dates({ fact }: NonNullable<Shape['scalar']>, { today, period, workdays }: Frame): string[] {
  const days = fact ? [today] : [...(period ? [workdays.upTo(period.to)] : []), workdays.from(today)];
  return days.map(iso);
}

/** A title from the id; any other text says what belongs there. */
function prompt(description: string | undefined, { key, entry }: Asked): string {
  if ((key === 'title' || key === 'name') && entry && entry.id !== key) {
    const words = entry.id.replace(/[-_.]+/g, ' ').trim();
    if (words) return quote(capital(words), true);
  }
  return quote((description ?? 'New').split(/[.;]/)[0]!.replace(/[,[\]{}]/g, ''), true);
}

/** What a decision may choose between, where it says so. */
function optionsOf({ key, entry }: Asked): string[] | undefined {
  if (key !== 'chosen' || entry?.kind !== 'decision') return undefined;
  const options = ((entry as EntryOf<'decision'>).value.options ?? []).filter(it => it.trim());
  return options.length ? options.slice(0, 5).map(it => quote(it, true)) : undefined;
}

function persons({ plan, frame, entry }: Asked): string[] {
  const ids = known(plan, 'person')
    .map(it => it.id)
    .filter(it => entry?.kind !== 'person' || it !== entry.id);
  const owner = frame.head.owner;
  const all = [...(owner ? [owner] : []), ...ids.filter(it => it !== owner)];
  return all.slice(0, 4).map(it => quote(it, true));
}

const refs = (plan: Plan, kinds: readonly Kind[], self: Entry | undefined): string[] =>
  kinds
    .flatMap(kind =>
      entriesOf(plan, kind)
        .filter(it => it.id && it.id !== self?.id)
        .slice(0, 4)
        .map(it => it.id),
    )
    .slice(0, 4);

/** The unit of the metric that a quantity belongs to, with a space before it. */
function unitOf({ plan, frame, entry }: Asked): string {
  const metric = frame.head.goal?.metric;
  const unit = entry
    ? (entry.value as { unit?: string }).unit
    : metric
      ? find(plan, 'metric', metric)?.value.unit
      : undefined;
  return !unit ? '' : unit === '%' ? '%' : ` ${unit}`;
}
