/**
 * Reads the text of a page aloud in 长者模式. The button shows only where the browser has a voice for Chinese; without
 * one there would be silence or a foreign voice.
 */
const button = document.querySelector<HTMLButtonElement>('.read-aloud');
const speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
if (button && speech && document.documentElement.dataset['mode'] === 'elder') offer(button, speech);

function offer(button: HTMLButtonElement, speech: SpeechSynthesis): void {
  const show = (): void => {
    button.hidden = chineseVoice(speech) === undefined;
  };
  show();
  speech.addEventListener('voiceschanged', show);
  const start = button.textContent;
  const stopped = (): void => {
    button.textContent = start;
  };
  button.addEventListener('click', () => {
    if (speech.speaking) {
      speech.cancel();
      stopped();
      return;
    }
    button.textContent = button.dataset['stop'] ?? start;
    const parts = readableParts();
    parts.forEach((part, index) => {
      const utterance = new SpeechSynthesisUtterance(part);
      utterance.lang = 'zh-CN';
      utterance.voice = chineseVoice(speech) ?? null;
      utterance.rate = 0.9;
      if (index === parts.length - 1) utterance.addEventListener('end', stopped);
      speech.speak(utterance);
    });
  });
  addEventListener('pagehide', () => speech.cancel());
}

function chineseVoice(speech: SpeechSynthesis): SpeechSynthesisVoice | undefined {
  const voices = speech.getVoices();
  return (
    voices.find(({ lang }) => /^zh[-_](CN|Hans)/i.test(lang)) ?? voices.find(({ lang }) => /^(zh|cmn)/i.test(lang))
  );
}

/** Headings, sentences and lists in order; tables and pictures are told by the sentences beside them. */
function readableParts(): string[] {
  const elements = document.querySelectorAll<HTMLElement>(
    'main :is(h1, h2, h3, p, dt, dd, li):not(table *, svg *, pre *)',
  );
  return [...elements]
    .filter((element) => element.offsetParent !== null && !element.querySelector('p, li, dd'))
    .map((element) => element.innerText.trim())
    .filter(Boolean);
}
