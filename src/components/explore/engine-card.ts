import type { Progress } from '../../query/download.ts';
import { bytesText, make, part, say } from './dom.ts';
import type { ExploreFacts } from './facts.ts';

/** The part of the page that starts the engine and says how that goes. */
export interface EngineCard {
  progress(progress: Progress): void;
  say(text: string): void;
  ready(text: string): void;
  failed(kind: string, reason: string): void;
}

/** Binds the start buttons. `start` is called on a tap, and again on each further one after a failure. */
export function bindEngineCard(root: HTMLElement, facts: ExploreFacts, start: () => void): EngineCard {
  const { engine, cannotStart } = facts.words;
  const card = part(root, 'engine');
  const bar = part(card, 'progress') as HTMLProgressElement;
  const status = part(card, 'engine-status');
  const failure = part(card, 'engine-failure');
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('[data-start]')];
  const show = (state: 'idle' | 'busy' | 'ready'): void => {
    root.dataset['state'] = state;
    for (const button of buttons) button.hidden = state !== 'idle';
  };
  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener('click', () => {
      show('busy');
      failure.hidden = true;
      start();
    });
  }
  show('idle');
  return {
    progress({ loaded, total }) {
      bar.hidden = false;
      bar.max = total;
      bar.value = loaded;
      status.textContent = say(engine.downloading, { loaded: bytesText(loaded), total: bytesText(total) });
    },
    say: (text) => void (status.textContent = text),
    ready(text) {
      show('ready');
      bar.hidden = true;
      status.textContent = text;
    },
    failed(kind, reason) {
      show('idle');
      bar.hidden = true;
      status.textContent = '';
      for (const button of buttons) button.textContent = engine.retry;
      const said = cannotStart[kind as keyof typeof cannotStart] ?? cannotStart.other;
      part(failure, 'engine-reason').replaceChildren(make('strong', {}, said), make('code', {}, reason));
      failure.hidden = false;
    },
  };
}

/** What a reader should know before tapping, on this device. */
export function cautions({ words: { engine } }: ExploreFacts): string[] {
  const device = navigator as { deviceMemory?: number; connection?: { saveData?: boolean } };
  return [
    ...((device.deviceMemory ?? 8) < 4 ? [engine.lowMemory] : []),
    ...(device.connection?.saveData ? [engine.saveData] : []),
    ...(/MicroMessenger|QQ\/|Weibo/.test(navigator.userAgent) ? [engine.inApp] : []),
  ];
}
