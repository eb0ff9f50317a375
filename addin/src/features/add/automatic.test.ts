import { describe, expect, it } from 'vitest';
import { automaticBy } from './automatic';

describe('an address that no person writes from', () => {
  it.each([
    ['robot@d08.example', 'program'],
    ['stock-alerts@shop.example', 'program'],
    ['Cron@server.example', 'program'],
    ['order.notifications@shop.example', 'program'],
    ['build-bot+17@code.example', 'program'],
    ['news@roastery.example', 'newsletter'],
    ['weekly.digest@paper.example', 'newsletter'],
    ['no-reply@bank.example', 'noReply'],
    ['MAILER-DAEMON@mx.example', 'undeliverable'],
    ['postmaster@mx.example', 'undeliverable'],
    ['roberta@one.example', null],
    ['botha@one.example', null],
    ['newsome.j@one.example', null],
    ['systemaki@one.example', null],
    ['anna@news.example', null],
  ])('%s: %s', (address, reason) => {
    expect(automaticBy(address)).toBe(reason);
  });
});
