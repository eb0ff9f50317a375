import { describe, expect, it } from 'vitest';
import { firstSentence } from './greeting';
import { bareSubject } from './subject';

describe('the first sentence', () => {
  it.each([
    ['Hello Pieter, The grinder leaks again. Please call.', 'The grinder leaks again.'],
    ['Hi Maria. We can take the second pallet.', 'We can take the second pallet.'],
    ['Dear Dr. Smith, your offer arrived today. Thanks.', 'your offer arrived today.'],
    ['Good morning! Good morning again, we need forty bags by Friday.', 'we need forty bags by Friday.'],
    ['Hey – can we move the visit to Thursday at ten?', 'can we move the visit to Thursday at ten?'],
    ['Καλημέρα κυρία Παπαδάκη, Η παραγγελία έφτασε χθες το πρωί. Ευχαριστώ.', 'Η παραγγελία έφτασε χθες το πρωί.'],
    ['Sehr geehrte Frau Dr. Weiß, die Lieferung fehlt noch immer.', 'die Lieferung fehlt noch immer.'],
    ['Bonjour Madame, la machine est arrivée cassée.', 'la machine est arrivée cassée.'],
    ['Estimada María: adjunto el pedido de noviembre.', 'adjunto el pedido de noviembre.'],
    ['Gentile Sig. Rossi, confermo la consegna di martedì.', 'confermo la consegna di martedì.'],
    ['Kedves Mária! Megérkezett a szállítmány tegnap délután.', 'Megérkezett a szállítmány tegnap délután.'],
    ['Bună ziua, vă rugăm să ne trimiteți oferta nouă.', 'vă rugăm să ne trimiteți oferta nouă.'],
    ['سلام ماریا، لطفا فهرست قیمت زعفران را بفرستید', 'لطفا فهرست قیمت زعفران را بفرستید'],
    ['Уважаемая Мария, высылаем счёт за октябрь.', 'высылаем счёт за октябрь.'],
    ['Beste Maria, de levering is nog niet aangekomen.', 'de levering is nog niet aangekomen.'],
    ['Liewe Maria, die masjien lek weer sedert Maandag.', 'die masjien lek weer sedert Maandag.'],
    ['Prezada Maria, segue o pedido de novembro.', 'segue o pedido de novembro.'],
    ['To whom it may concern: we look for forty lamps.', 'we look for forty lamps.'],
    ['Αξιότιμε κύριε Δήμου, επισυνάπτω την προσφορά μας.', 'επισυνάπτω την προσφορά μας.'],
    ['Tisztelt Kovács Úr! Kérjük az árajánlatot holnapig.', 'Kérjük az árajánlatot holnapig.'],
    ['Stimate domnule Ionescu, confirmăm livrarea de marți.', 'confirmăm livrarea de marți.'],
    ['با سلام، لطفا فاکتور آبان را بفرستید', 'لطفا فاکتور آبان را بفرستید'],
  ])('comes after the greeting: %s', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });

  it.each([
    ['Higher prices from January, as announced last week.', 'Higher prices from January, as announced last week.'],
    ['Dearer than last year. Sorry.', 'Dearer than last year. Sorry.'],
    ['Hello Maria,', 'Hello Maria,'],
    ['Hidden costs, once more: the freight.', 'Hidden costs, once more: the freight.'],
    ['Carola, the new buyer, calls on Monday.', 'Carola, the new buyer, calls on Monday.'],
    [
      'The carrier, who was late again, says hello: no damage.',
      'The carrier, who was late again, says hello: no damage.',
    ],
  ])('is the first where nobody is greeted: %s', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence);
  });

  it('takes the next one too where it says too little', () => {
    expect(firstSentence('Hi Maria, thanks! The second pallet is fine.')).toBe('thanks! The second pallet is fine.');
  });
});

describe('a subject', () => {
  it.each([
    ['Re: Offer', 'Offer', true],
    ['RE: Fwd: re[2]: Offer', 'Offer', true],
    ['AW: WG: Angebot', 'Angebot', true],
    ['Απ: Προσφορά', 'Προσφορά', true],
    ['Vá: Ajánlat', 'Ajánlat', true],
    ['پاسخ: قیمت', 'قیمت', true],
    ['Offer', 'Offer', false],
    ['Report: October', 'Report: October', false],
  ])('%s is %s', (subject, bare, isReply) => {
    expect(bareSubject(subject)).toEqual({ bare, isReply });
  });
});
