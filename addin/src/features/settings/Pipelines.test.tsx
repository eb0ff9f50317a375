import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../testing/fakes';
import { click, field, text, type, unmount } from '../../testing/mount';
import { openSettings, pipelines, settingsApi, unfold } from '../../testing/settings';
import { Settings } from './later';
import { moved } from './pipelineDraft';

beforeEach(() => Settings.fetch());
afterEach(unmount);

const put = 'PUT /api/admin/deals/pipelines';

async function opened(api = settingsApi()) {
  const { place } = await openSettings(api);
  await unfold(place, 'Deal stages');
  return { api, place };
}

const stage = (place: HTMLElement, number: number): HTMLElement => {
  const stages = [...place.querySelectorAll<HTMLElement>('.settings-stage')];
  return stages[number - 1] ?? expect.fail(`There is no stage ${number}.`);
};

const names = (place: HTMLElement) =>
  [...place.querySelectorAll<HTMLElement>('.settings-stage')].map((one) => one.querySelector('input')?.value);

describe('deal stages', () => {
  it('are renamed, moved, added and removed, and saved together under the version that was shown', async () => {
    const { api, place } = await opened();
    api.on(put, () => ({ ...pipelines, version: 'p2' }));
    expect(names(place)).toEqual(['New', 'Proposal']);
    expect(field(stage(place, 2), 'Chance of winning in %').value).toBe('35');
    await click(place, 'Move Proposal up');
    expect(names(place)).toEqual(['Proposal', 'New']);
    await type(field(stage(place, 1), 'Chance of winning in %'), '12,5');
    await click(place, 'Remove New');
    await click(place, 'Add a stage');
    await click(place, 'Save');
    expect(api.bodies(put)).toEqual([]);
    await type(field(stage(place, 2), 'Name'), ' Signed off ');
    await type(field(stage(place, 2), 'Chance of winning in %'), '90');
    await type(field(stage(place, 2), 'Too long after (days)'), '7');
    await click(place, 'Save');
    expect(api.bodies(put)).toEqual([
      {
        pipelines: [
          {
            id: 'sales',
            name: 'Sales',
            stages: [
              { id: 'offer', name: 'Proposal', chance: 0.125 },
              { name: 'Signed off', chance: 0.9, rottingDays: 7 },
            ],
          },
        ],
        lostReasons: ['Price', 'Other'],
      },
    ]);
    expect(api.calls.find(({ path, method }) => method === 'PUT' && path.endsWith('pipelines'))?.version).toBe('p1');
    expect(text(place)).toContain('Saved');
  });

  it('say what is wrong at the field, and that open deals stand in a stage', async () => {
    const { api, place } = await opened();
    api.on(put, () =>
      problem('invalid-request', 400, { errors: { 'pipelines[0].stages[1].chance': ['From 0 to 1.'] } }),
    );
    await type(field(stage(place, 2), 'Chance of winning in %'), '350');
    await click(place, 'Save');
    expect(field(stage(place, 2), 'Chance of winning in %').getAttribute('aria-invalid')).toBe('true');
    expect(field(stage(place, 1), 'Chance of winning in %').getAttribute('aria-invalid')).toBeNull();
    api.on(put, () => problem('stage-in-use', 409));
    await click(place, 'Save');
    expect(text(place)).toContain('Move these deals to another stage first.');
  });

  it('keep what was typed when somebody else was faster, and show the other version when it is discarded', async () => {
    const { api, place } = await opened();
    const current = { ...pipelines, version: 'p7', lostReasons: ['Weather'] };
    api.on(put, () => problem('stale', 412, { body: { current } }));
    await type(field(place, 'Pipeline'), 'Cafés');
    await click(place, 'Save');
    expect(text(place)).toContain('Someone else has just changed this.');
    expect(field(place, 'Pipeline').value).toBe('Cafés');
    await click(place, 'Discard changes');
    expect(field(place, 'Pipeline').value).toBe('Sales');
    expect(field(place, 'Reason').value).toBe('Weather');
  });

  it('have at least one stage and one pipeline', async () => {
    const { place } = await opened();
    await click(place, 'Remove New');
    await click(place, 'Remove Proposal');
    expect(names(place)).toEqual(['Proposal']);
    expect(text(place)).not.toContain('Remove this pipeline');
    await click(place, 'Add a pipeline');
    expect(names(place)).toEqual(['Proposal', '']);
    await click(place, 'Remove this pipeline');
    expect(text(place)).not.toContain('Remove this pipeline');
  });

  it.each([
    [[1, 2, 3], 0, 1, [2, 1, 3]],
    [[1, 2, 3], 2, -1, [1, 3, 2]],
    [[1], 5, 1, [1]],
  ] as const)('moves in %j what stands at %i by %i', (list, from, by, then) => {
    expect(moved(list, from, by)).toEqual(then);
  });
});
