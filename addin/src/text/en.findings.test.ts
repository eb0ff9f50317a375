import { describe, expect, it } from 'vitest';
import document from '../../../api/openapi.json';
import { findings } from './en.findings';

const holesOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1] ?? '');

describe('the words of findings', () => {
  it('are there for every code that the API can send, with the same holes', () => {
    const sent: Record<string, string[]> = document.components.schemas.Finding['x-findings'];
    expect(Object.keys(sent).length).toBeGreaterThan(80);

    const said = Object.entries(findings).map(([code, words]) => [code, [...new Set(holesOf(words))].sort()]);
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(Object.entries(sent).map(([code, values]) => [code, [...values].sort()])),
    );
  });
});
