import type { Outcome, Pace, Standing } from '../../core/judgement.ts';
import type { Language } from '../../core/text.ts';
import type { WhatIfTexts } from '../../i18n/what-if.ts';
import type { Change } from './changes.ts';
import type { Said } from './vary.ts';

/** What the page hands to the script. */
export interface Words extends Readonly<WhatIfTexts['result']> {
  readonly standing: Readonly<Record<Standing, string>>;
  readonly pace: Readonly<Record<Pace, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
}

export interface Frame {
  readonly words: Words;
  readonly language: Language;
  /** The address below which the promises have their pages. */
  readonly root: string;
}

/** Lists what would change: the promise, what is published, what another rule would say. */
export function showChanges(place: HTMLElement, changes: readonly Change[], { words, language, root }: Frame): void {
  if (changes.length === 0) return place.replaceChildren();
  const head = make('tr', {}, ...[words.promise, words.published, words.changedTo].map((text) => heading(text)));
  const rows = changes.map((change) => {
    const { promise, of, published, now } = change;
    const link = make('a', { href: `${root}${promise.commitment.id}/` }, promise.name[language]);
    const before = sayingText(published, change, words);
    const after = sayingText(now, change, words);
    return make(
      'tr',
      { 'data-change': of },
      make('th', { scope: 'row', class: 'text' }, link),
      ...[
        { said: published, text: before },
        { said: now, text: after },
      ].map(({ said, text }) => make('td', {}, ...(of === 'verdict' ? [mark(said.standing), ' '] : []), text)),
    );
  });
  place.replaceChildren(make('table', { class: 'plain' }, make('thead', {}, head), make('tbody', {}, ...rows)));
}

/** What is said, as far as it would change: the verdict, the final result where only that differs, or the pace. */
function sayingText({ standing, pace, outcome }: Said, { of, published, now }: Change, words: Words): string {
  if (of === 'pace') return pace ? words.pace[pace] : words.none;
  const result = published.standing === now.standing && outcome ? words.outcome[outcome] : undefined;
  return result ?? words.standing[standing];
}

function heading(text: string): HTMLElement {
  return make('th', { scope: 'col' }, text);
}

function mark(standing: Standing): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  for (const [name, value] of [
    ['class', 'mark'],
    ['width', '18'],
    ['height', '18'],
    ['aria-hidden', 'true'],
  ] as const)
    svg.setAttribute(name, value);
  const use = document.createElementNS(namespace, 'use');
  use.setAttribute('href', `#m-${standing}`);
  svg.append(use);
  return svg;
}

function make(name: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
