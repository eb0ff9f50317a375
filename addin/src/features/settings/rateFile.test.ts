import { describe, expect, it } from 'vitest';
import type { Answer } from '../../api/client';
import type { Rate } from '../../api/types';
import { problem } from '../../testing/fakes';
import { enterAll } from './enterRates';
import { ratesInto, readRates, type RateFile } from './rateFile';

function read(text: string): RateFile {
  const file = readRates(text);
  if (typeof file === 'string') {
    throw new Error(file);
  }

  return file;
}

const shown = ({ rates }: RateFile) =>
  rates.map(({ currency, day, value, units }) => `${day} ${units} ${currency} ${value}`);

describe('a file of rates', () => {
  it.each([
    [
      'the history of the European Central Bank',
      'Date,USD,JPY,CYP,\n2026-11-27,1.0521,160.12,N/A,\n2026-11-26,1.0498,159.9,N/A,\n',
      ['2026-11-27 1 USD 1.0521', '2026-11-27 1 JPY 160.12', '2026-11-26 1 USD 1.0498', '2026-11-26 1 JPY 159.9'],
    ],
    [
      'its daily file',
      'Date, USD, JPY, \n27 November 2026, 1.0521, 160.12, \n',
      ['2026-11-27 1 USD 1.0521', '2026-11-27 1 JPY 160.12'],
    ],
    [
      'its data portal, with commas in quotes',
      'KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE,TITLE\n"EXR.D",D,USD,EUR,2026-11-27,1.0521,"US dollar, Euro"\n',
      ['2026-11-27 1 USD 1.0521'],
    ],
    [
      'the Polish bank, by the hundred and with commas',
      'data;1USD;100JPY;nr tabeli\n20261127;3,8912;2,5731;231/A\n',
      ['2026-11-27 1 USD 3.8912', '2026-11-27 100 JPY 2.5731'],
    ],
    [
      'a row for each rate, by the unit',
      'Datum;Currency;Amount;Rate\n27.11.2026;HUF;100;0,2431\n1.2.2026;USD;1;0,95\n',
      ['2026-11-27 100 HUF 0.2431', '2026-02-01 1 USD 0.95'],
    ],
    [
      'Excel with tabs and a mark',
      '\uFEFFdate\tcode\tvalue\r\n2026-11-27\tUSD\t0.9505\r\n',
      ['2026-11-27 1 USD 0.9505'],
    ],
    [
      'days of which one tells the order',
      'Date,USD\n11/27/2026,1.05\n11/03/2026,1.04\n',
      ['2026-11-27 1 USD 1.05', '2026-11-03 1 USD 1.04'],
    ],
    [
      'rows above the header',
      'Exchange rates\n\nDate,USD,HUF\n2026-11-27,1.05,409.5\n',
      ['2026-11-27 1 USD 1.05', '2026-11-27 1 HUF 409.5'],
    ],
    [
      'a day that does not exist, and no number',
      'Date,USD,HUF\n2026-02-30,1.05,1\n2026-02-27,-,409.5\n',
      ['2026-02-27 1 HUF 409.5'],
    ],
  ])('%s', (_, text, rates) => {
    expect(shown(read(text))).toEqual(rates);
  });

  it.each([
    ['no table', 'hello', 'unread'],
    ['nothing', '', 'unread'],
    ['a page', '<html><body>Date,USD</body></html>', 'unread'],
    ['no currency', 'Date,Name,City\n2026-11-27,Anna,Graz\n', 'unread'],
    ['only a header', 'Date,USD,HUF\n', 'unread'],
    ['days that can be read in two ways', 'Date,USD,HUF\n03/04/2026,1.05,409\n', 'days'],
    ['days that contradict each other', 'Date,USD,HUF\n13/04/2026,1.05,409\n04/13/2026,1.05,409\n', 'days'],
  ])('%s is not read', (_, text, why) => {
    expect(readRates(text)).toBe(why);
  });

  it('names the other currency where a column does', () => {
    expect(read('CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\nUSD,EUR,2026-11-27,1.05\n').base).toBe('EUR');
    expect(read('Date,USD,HUF\n2026-11-27,1.05,409.5\n').base).toBeNull();
  });
});

describe('rates into the home currency', () => {
  const ecb = read('Date,USD,HUF,JPY\n2026-11-27,1.05,420,168\n2026-11-26,1.05,,168\n2025-01-02,1.02,400,160\n');
  const into = (home: string, from = '2026-01-01') => ratesInto(home, ecb, 'EUR', 'perBase', from);

  it('are turned round for the base itself', () => {
    expect(into('EUR').rates).toEqual([
      { currency: 'USD', day: '2026-11-27', value: 0.9523809524 },
      { currency: 'HUF', day: '2026-11-27', value: 0.002380952381 },
      { currency: 'JPY', day: '2026-11-27', value: 0.005952380952 },
      { currency: 'USD', day: '2026-11-26', value: 0.9523809524 },
      { currency: 'JPY', day: '2026-11-26', value: 0.005952380952 },
    ]);
  });

  it('go through the base for another currency, and days without it are counted', () => {
    const { rates, without } = into('HUF');
    expect(rates).toEqual([
      { currency: 'EUR', day: '2026-11-27', value: 420 },
      { currency: 'USD', day: '2026-11-27', value: 400 },
      { currency: 'JPY', day: '2026-11-27', value: 2.5 },
    ]);
    expect(without).toBe(1);
  });

  it('begin on the day that is asked for', () => {
    expect(into('EUR', '2025-01-01').rates).toHaveLength(8);
    expect(into('EUR', '2026-11-28')).toEqual({ rates: [], without: 0 });
  });

  it('are none where the file does not know the home currency', () => {
    expect(into('RON')).toEqual({ rates: [], without: 2 });
  });

  it('count units of the home currency as they stand', () => {
    const polish = read('data;1USD;100JPY\n20261127;3,8;2,5\n');
    expect(ratesInto('PLN', polish, 'PLN', 'perUnit', '').rates).toEqual([
      { currency: 'USD', day: '2026-11-27', value: 3.8 },
      { currency: 'JPY', day: '2026-11-27', value: 0.025 },
    ]);
  });
});

describe('entering rates', () => {
  const many = Array.from({ length: 2500 }, (_, index): Rate => {
    const day = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);
    return { currency: index % 5 === 0 ? 'CYP' : 'USD', day, value: 1 };
  });

  it('goes by the thousand, and leaves out what the CRM does not know', async () => {
    const sent: number[] = [];
    const told: number[] = [];
    const result = await enterAll(
      (rates): Promise<Answer<undefined>> => {
        const refused = rates.findIndex(({ currency }) => currency === 'CYP');
        if (refused >= 0) {
          const errors = { [`rates[${refused}].currency`]: ['Not a currency.'] };
          return Promise.resolve(problem('invalid-request', 400, { errors }));
        }

        sent.push(rates.length);
        return Promise.resolve({ ok: true, value: undefined, status: 204, version: null });
      },
      many,
      (entered) => told.push(entered),
    );
    expect(result).toEqual({ entered: 2000, unknown: ['CYP'], problem: null });
    expect(sent).toEqual([1000, 1000]);
    expect(told).toEqual([1000, 2000]);
  });

  it('ends with the first failure, and tells how far it came', async () => {
    let turn = 0;
    const result = await enterAll(
      (): Promise<Answer<undefined>> =>
        Promise.resolve(
          (turn += 1) === 1 ? { ok: true, value: undefined, status: 204, version: null } : problem('busy', 503),
        ),
      many,
      () => {},
    );
    expect(result.entered).toBe(1000);
    expect(result.problem?.type).toBe('busy');
  });
});
