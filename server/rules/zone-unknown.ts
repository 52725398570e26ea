import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import { at, field } from '../plan/query.ts';
import { cited, near as nearest } from '../plan/suggest.ts';
import { isZone, zoneNames, zonesFor } from '../words/zones.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'zone-unknown',
  group: 'Language',
  severity: 'error',
  summary: 'reports a `zone` that is no time zone',
  entry: {
    calendar(entry, _near, report) {
      const { zone } = entry.value;
      if (zone === undefined || !zone.trim() || isZone(zone)) return;
      const { parsed } = entry;
      const range = at(entry, 'zone');
      const message = `${cited(zone)} is no time zone, so hours of work cannot be compared. Write it as area and city, such as Europe/Berlin.`;
      report(range, message, {
        fixes: plan => [
          ...meant(zone).map(it => ({ title: `Write ${it}`, edits: [replace(plan, { parsed, range }, it)] })),
          // A calendar without any key would say nothing.
          entry.node.pairs.length > 1
            ? { title: 'Remove "zone"', edits: [drop(plan, parsed, field(entry, 'zone')!.key)] }
            : { title: 'Write UTC', edits: [replace(plan, { parsed, range }, 'UTC')] },
        ],
      });
    },
  },
});

/** What the text means where that is known, else what is spelt nearly alike. */
function meant(text: string): string[] {
  const known = zonesFor(text);
  const names = zoneNames();
  return known.length ? known : [...new Set(nearest(text, names.keys()).map(it => names.get(it)!))];
}

export const docs =
  'Hand-offs between offices depend on the hours that both work. A time zone has a name, most often the area and the largest city in it: `Europe/Berlin`, `America/New_York`, `UTC`. Letters such as PST stand for different hours in summer and winter, or for several zones.';

export const examples: Example[] = [
  {
    name: 'the letters of a zone',
    plan: `
calendars:
  west: { week: mon..fri, zone: PST }
  #                             ^^^ "PST" is no time zone, so hours of work cannot be compared. Write it as area and city, such as Europe/Berlin.
`,
    fixed: `
calendars:
  west: { week: mon..fri, zone: America/Los_Angeles }
`,
  },
  {
    name: 'a city, and a slip of the pen',
    plan: `
calendars:
  default:
    zone: New York
    #     ^^^^^^^^ "New York" is no time zone, so hours of work cannot be compared. Write it as area and city, such as Europe/Berlin.
  leeds:
    zone: Europe/Lodnon
    #     ^^^^^^^^^^^^^ "Europe/Lodnon" is no time zone, so hours of work cannot be compared. Write it as area and city, such as Europe/Berlin.
`,
    fix: 'Write Europe/London',
    fixed: `
calendars:
  default:
    zone: New York
  leeds:
    zone: Europe/London
`,
  },
  {
    name: 'hours from UTC, whose sign is turned round in the name',
    plan: `
calendars:
  default: { zone: UTC+2 }
  #                ^^^^^ "UTC+2" is no time zone, so hours of work cannot be compared. Write it as area and city, such as Europe/Berlin.
`,
    fixed: `
calendars:
  default: { zone: Etc/GMT-2 }
`,
  },
  {
    name: 'taken out',
    plan: `
calendars:
  default: { zone: office hours, hours: 8 }
  #                ^^^^^^^^^^^^ "office hours" is no time zone, so hours of work cannot be compared. Write it as area and city, such as Europe/Berlin.
`,
    fix: 'Remove',
    fixed: `
calendars:
  default: { hours: 8 }
`,
  },
  {
    name: 'time zones, old names of theirs among them, and no zone at all',
    plan: `
calendars:
  default: { zone: Europe/Berlin }
  pune: { zone: Asia/Calcutta }
  sites: { zone: utc }
  leeds: { week: mon..fri, zone: }
`,
  },
];
