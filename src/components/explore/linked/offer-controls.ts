import type { StepVerdict } from '../../../core/judgement.ts';
import { part, say } from '../dom.ts';
import type { ExploreFacts } from '../facts.ts';
import type { Offer } from './offer.ts';

/** Shows what may be chosen beside a choice. */
export type ShowOffer = (offer: Offer, indicator: string) => void;

/** The list of indicators is cut to those offered and the one shown; counts are written to the verdicts. */
export function bindOffer(root: HTMLElement, { words }: ExploreFacts): ShowOffer {
  const list = part(root, 'indicator') as HTMLSelectElement;
  const all = [...list.options].map((option) => ({ option, group: option.parentElement ?? list }));
  const boxes = [...root.querySelectorAll<HTMLInputElement>('input[name="verdict"]')];
  return ({ indicators, verdicts }, indicator) => {
    for (const { group } of all) group.replaceChildren();
    for (const { option, group } of all)
      if (indicators.has(option.value) || option.value === indicator) group.append(option);
    for (const { group } of all) if (group instanceof HTMLOptGroupElement) group.hidden = group.children.length === 0;
    list.value = indicator;
    for (const box of boxes) {
      const count = verdicts.get(box.value as StepVerdict) ?? 0;
      const shown = box.closest('label')?.querySelector('[data-count]');
      if (shown) shown.textContent = say(words.linked.steps, { count });
      box.disabled = count === 0 && !box.checked;
    }
  };
}
