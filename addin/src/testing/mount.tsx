import { render, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { Shell } from '../features/shell/Shell';
import { Conversation, learnSentences, NeverList, Unread } from '../features/correspondence/later';
import { ProblemNote } from '../features/notice/later';
import { NextActions, OpenItems } from '../features/card/later';
import { Add, Certificate, Nothing, Search } from '../features/shell/later';
import type { Slice } from '../features/slice';
import { learnParts } from '../features/reminders/later';
import { learnPunycode } from '../lib/readable';
import { LookAlike } from '../features/who/later';
import { slices as all } from '../slices';
import { createPane, PaneContext, type Pane } from '../state/pane';
import { createSession, SessionContext } from '../state/session';
import { speak } from '../text/text';
import type { FakeApi, FakeHost } from './fakes';

export const today = new Date(2026, 10, 17, 12, 0);

export interface Mounted {
  readonly pane: Pane;
  readonly place: HTMLElement;
}

let mounted: HTMLElement | null = null;

/** Draws the whole pane in a page, as it is in Outlook once it has been opened. */
export async function mount(
  host: FakeHost,
  api: FakeApi,
  children: ComponentChildren = <Shell />,
  now = () => today,
  slices: readonly Slice[] = all,
): Promise<Mounted> {
  unmount();
  const place = document.createElement('div');
  place.id = 'pane';
  document.body.append(place);
  mounted = place;
  const session = createSession({ send: api.send, version: '0.0.0', openLink: (url) => host.openLink(url), now });
  const pane = createPane(host, session, slices);
  const later = [Add, NextActions, OpenItems, Nothing, Search, LookAlike, ProblemNote, NeverList, Unread];
  await Promise.all([
    Certificate.fetch(),
    Conversation.fetch(),
    learnSentences(),
    learnParts(),
    learnPunycode(),
    ...later.map((one) => one.fetch()),
    ...slices.flatMap(fetched),
  ]);
  await speak(host.language);
  await act(() => {
    render(
      <SessionContext.Provider value={session}>
        <PaneContext.Provider value={pane}>{children}</PaneContext.Provider>
      </SessionContext.Provider>,
      place,
    );
    // Not awaited: a test may hold the answers back.
    void pane.start();
  });
  await settle();
  return { pane, place };
}

/** The code of a slice that is loaded on demand, so that a test need not wait for it. */
function fetched({ tabs = [], history = {}, nextActions, openItems = {}, Quick, Home, Board }: Slice): Promise<void>[] {
  return [
    ...tabs.map(({ Content }) => Content),
    ...Object.values(history).map(({ Detail }) => Detail),
    ...Object.values(openItems).map(({ Acts }) => Acts),
    nextActions?.Acts,
    Quick,
    Home,
    Board,
  ].map((one) => one?.fetch() ?? Promise.resolve());
}

export function unmount(): void {
  if (mounted !== null) {
    render(null, mounted);
    mounted.remove();
    mounted = null;
  }
}

/** Waits until all pending answers have arrived and are drawn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await act(async () => {
      await new Promise((resolve) => setImmediate(resolve));
    });
  }
}

/** Does something as the user and waits for what follows. */
export async function doing(action: () => void): Promise<void> {
  await act(() => {
    action();
  });
  await settle();
}

export function button(place: ParentNode, name: string | RegExp): HTMLButtonElement {
  const found = [...place.querySelectorAll<HTMLButtonElement>('button')].find((one) => matches(nameOf(one), name));
  if (found === undefined) {
    throw new Error(`No button ${String(name)} in: ${text(place)}`);
  }

  return found;
}

export function hasButton(place: ParentNode, name: string | RegExp): boolean {
  return [...place.querySelectorAll('button')].some((one) => matches(nameOf(one), name));
}

export async function click(place: ParentNode, name: string | RegExp): Promise<void> {
  await doing(() => button(place, name).click());
}

/** The control of a label. */
export function field<E extends HTMLElement = HTMLInputElement>(place: ParentNode, label: string | RegExp): E {
  const labels = [...place.querySelectorAll('label')];
  const found = labels.find((one) => matches(one.textContent.replace(/\s*\*.*$/, '').trim(), label));
  const named = [...place.querySelectorAll<E>('[aria-label]')].find(
    (one) => 'value' in one && matches(one.getAttribute('aria-label') ?? '', label),
  );
  const control = found === undefined ? named : document.getElementById(found.htmlFor);
  if (control == null) {
    throw new Error(`No field ${String(label)}`);
  }

  return control as E;
}

export async function type(control: HTMLElement, value: string): Promise<void> {
  await doing(() => {
    (control as HTMLInputElement).value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

export async function press(control: HTMLElement | Document, key: string): Promise<void> {
  await doing(() => void control.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
}

export async function submit(place: ParentNode): Promise<void> {
  await doing(() => place.querySelector('form')?.requestSubmit());
}

export function text(place: ParentNode): string {
  return ('textContent' in place ? ((place as Node).textContent ?? '') : '').replace(/\s+/g, ' ');
}

function nameOf(element: HTMLElement): string {
  return (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();
}

function matches(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
