import { languages, type Language, type Text } from '../../src/core/text.ts';

/** What a command says while it works. Results meant for other programs never go through here. */
export interface Voice {
  readonly language: Language;
  /** An ordinary line, in the first language. */
  readonly say: (text: Text) => void;
  /** A line that must not be missed (an address, an error), in every language of the terminal. */
  readonly announce: (text: Text) => void;
  /**
   * How far long work is, and how long it may still take: a bar drawn over on a terminal; elsewhere a line at the end, and
   * every ten seconds till then.
   */
  readonly progress: (text: Text, done: number, total: number) => void;
  /** How far long work is whose end is not known: drawn over on a terminal, nothing elsewhere. */
  readonly count: (text: Text) => void;
}

/** Milliseconds between two lines about the same work where lines cannot be drawn over. */
const pause = 10_000;

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The languages that `run.mjs` chose from `--lang` and the locale. */
export function spokenLanguages(setting = process.env['SUNLEDGER_LANG'] ?? ''): Language[] {
  const chosen = setting.split('+').filter((word): word is Language => (languages as readonly string[]).includes(word));
  return chosen.length > 0 ? chosen : [...languages];
}

/** A voice on an output such as `process.stdout`. */
export function createVoice(output: Output, spoken: readonly Language[] = spokenLanguages()): Voice {
  const language = spoken[0] ?? 'zh';
  let bar = false;
  let last = '';
  let spokenAt = performance.now();
  let work = { name: '', begun: spokenAt };
  const write = (line: string): void => {
    output.write(`${bar ? '\r\u001b[K' : ''}${line}\n`);
    bar = false;
  };
  const draw = (line: string): void => {
    output.write(`\r\u001b[K${line}`);
    bar = true;
  };
  return {
    language,
    say: (text) => write(text[language]),
    announce: (text) => new Set(spoken.map((each) => text[each])).forEach(write),
    progress(text, done, total) {
      const share = total === 0 ? 1 : done / total;
      const now = performance.now();
      if (work.name !== text.en) work = { name: text.en, begun: now };
      const left = timeLeft({ share, seconds: (now - work.begun) / 1000 }, language);
      const line = `${text[language]} ${done}/${total}${left}`;
      if (output.isTTY && share < 1) return draw(`${drawBar(share)} ${line}`);
      if (line === last || (share < 1 && now - spokenAt < pause)) return;
      last = line;
      spokenAt = now;
      write(line);
    },
    count(text) {
      if (output.isTTY) draw(text[language]);
    },
  };
}

/** What long work may still take, once a twentieth of it shows how fast it is. */
function timeLeft({ share, seconds }: { share: number; seconds: number }, language: Language): string {
  if (share < 0.05 || share >= 1 || seconds < 3) return '';
  const left = Math.ceil((seconds / share) * (1 - share));
  const [minutes, rest] = [Math.floor(left / 60), left % 60];
  if (language === 'en') return minutes > 0 ? `, about ${minutes} min ${rest} s left` : `, about ${rest} s left`;
  return minutes > 0 ? `，约剩${minutes}分${rest}秒` : `，约剩${rest}秒`;
}

/** A voice that says nothing, for tests. */
const nothing = (): void => undefined;
export const silentVoice: Voice = {
  language: 'zh',
  say: nothing,
  announce: nothing,
  progress: nothing,
  count: nothing,
};

function drawBar(share: number): string {
  const width = 24;
  const filled = Math.floor(share * width);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
}
