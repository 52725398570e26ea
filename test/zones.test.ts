import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isZone, zonesFor } from '../server/words/zones.ts';

test('every time zone that the platform knows is one', () => {
  const platform = Intl.supportedValuesOf('timeZone');
  assert.ok(platform.length > 300);
  assert.deepEqual(
    platform.filter(it => !isZone(it)),
    [],
  );
});

test('what is proposed is a time zone', () => {
  for (const text of ['cest', 'PST', 'ist', 'India', 'San Francisco', 'berlin', 'utc+2', 'GMT -03:00', '+1']) {
    const found = zonesFor(text);
    assert.ok(found.length > 0 && found.every(isZone), `${text}: ${found.join(', ')}`);
  }
  assert.deepEqual(zonesFor('utc+2'), ['Etc/GMT-2']);
  assert.deepEqual(zonesFor('berlin'), ['Europe/Berlin']);
  assert.deepEqual(zonesFor('nowhere'), []);
});

test('no text is a time zone by chance', () => {
  for (const text of ['', '__proto__', 'constructor', 'Europe', 'Europe/', '/Berlin', 'Berlin', 'x'.repeat(1000)])
    assert.equal(isZone(text), false, text);
});
