import { makeReadable } from '../charts/reader.ts';

/** Everything a figure offers beyond reading it: its places by key and touch, its files, its code to copy. */
function openFigure(figure: HTMLElement): void {
  for (const svg of figure.querySelectorAll<SVGSVGElement>('svg.chart')) makeReadable(svg);
  for (const button of figure.querySelectorAll<HTMLButtonElement>('button[data-does]')) {
    button.hidden = false;
    button.addEventListener('click', () => void act(figure, button));
  }
  completeAddress(figure);
}

async function act(figure: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const { does = '', done = '', failed = '' } = button.dataset;
  const name = button.textContent;
  try {
    if (does === 'copy') await navigator.clipboard.writeText(figure.querySelector('pre code')?.textContent ?? '');
    else {
      const { saveFigure } = await import('./figure-files.ts');
      await saveFigure(figure, does === 'png' ? 'png' : 'svg');
    }
    if (done) button.textContent = done;
  } catch {
    button.textContent = failed;
  }
  setTimeout(() => {
    button.textContent = name;
  }, 4000);
}

/** While the site's own domain is not known, the code to copy names the host that the page came from. */
function completeAddress(figure: HTMLElement): void {
  const code = figure.querySelector('pre code');
  if (code) code.textContent = code.textContent.replace('src="/', `src="${location.origin}/`);
}

for (const figure of document.querySelectorAll<HTMLElement>('figure.figure')) openFigure(figure);
