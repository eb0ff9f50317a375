import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/fakes';
import { check, fromForm, merge, toForm } from './form';

describe('a profile form', () => {
  it('gives back what it was made of', () => {
    const full = profile({
      addresses: ['a@one.example'],
      phones: ['+30 1'],
      birthday: { day: 29, month: 2, year: null },
      country: 'GR',
      language: 'el',
      organisationId: 'o',
      company: 'One',
      notes: 'Two\nlines',
      owner: { userId: 'u', name: 'Nikos' },
    });
    expect(fromForm(toForm(full))).toEqual(full);
  });

  it('leaves out what does not belong to the kind, and empty lines', () => {
    const form = { ...toForm(profile()), domains: ['one.example'], phones: ['', ' +30 1 '] };
    expect(fromForm(form)).toMatchObject({ domains: [], phones: ['+30 1'] });
    const organisation = { ...form, kind: 'organisation' as const, day: '1', month: '1', organisationId: 'o' };
    expect(fromForm(organisation)).toMatchObject({ domains: ['one.example'], birthday: null, organisationId: null });
  });

  it('knows a day from what is none', () => {
    const at = (day: string, month: string, year: string) => check({ ...toForm(profile()), day, month, year }).birthday;
    expect(at('29', '2', '')).toBeUndefined();
    expect(at('29', '2', '2024')).toBeUndefined();
    expect(at('29', '2', '2023')).toBe('field.birthday.wrong');
    expect(at('31', '4', '')).toBe('field.birthday.wrong');
    expect(at('', '4', '')).toBe('field.birthday.half');
    expect(at('1', '1', '12')).toBe('field.birthday.wrong');
    expect(at('', '', '')).toBeUndefined();
  });

  it('wants a name and addresses that look like some', () => {
    const form = toForm(profile());
    expect(check({ ...form, name: '  ' })).toEqual({ name: 'field.name.needed' });
    expect(check({ ...form, addresses: ['nobody'] })).toEqual({ addresses: 'field.address.wrong' });
    expect(check({ ...form, addresses: ['', 'κώστας@παράδειγμα.ελ'] })).toEqual({});
  });
});

describe('two changes of one profile', () => {
  const base = profile({ role: 'Buyer', city: 'Athens' });

  it('are put together where they touch different fields', () => {
    const { merged, both } = merge(base, { ...base, role: 'Head' }, { ...base, city: 'Patras' });
    expect(merged).toEqual({ ...base, role: 'Head', city: 'Patras' });
    expect(both).toEqual([]);
  });

  it('collide where they differ in the same field, and mine stands until I choose', () => {
    const { merged, both } = merge(base, { ...base, role: 'Head' }, { ...base, role: 'Director' });
    expect(both).toEqual(['role']);
    expect(merged.role).toBe('Head');
  });

  it('do not collide where both say the same', () => {
    expect(merge(base, { ...base, role: 'Head' }, { ...base, role: 'Head' }).both).toEqual([]);
  });
});
