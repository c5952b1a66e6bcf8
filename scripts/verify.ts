import { runCommand } from './commands/command.ts';
import { openPublished } from './commands/published.ts';
import { notVerified, verifyFigures, verifyFiles } from './commands/verify.ts';

/** How many mistakes of one kind are printed; the number of all is always said. */
const shown = 20;

await runCommand('verify', async ({ others, voice }) => {
  const [where = 'dist'] = others;
  const published = await openPublished(where);
  const { version, as_of: asOf, dataset } = published.latest;
  voice.say({
    zh: `${where}：版本 ${version}，截至 ${asOf}（${dataset}）`,
    en: `${where}: ${version}, as of ${asOf} (${dataset})`,
  });
  let good = true;
  for (const verify of [verifyFiles, verifyFigures]) {
    const { name, checked, wrong } = await verify(published);
    good &&= wrong.length === 0;
    const mark = wrong.length === 0 ? '✓' : '✗';
    voice.say({
      zh: `${mark} ${name.zh}：${checked} 项，${wrong.length} 项有误`,
      en: `${mark} ${name.en}: ${checked}, ${wrong.length} wrong`,
    });
    for (const line of wrong.slice(0, shown)) voice.say({ zh: `  ${line}`, en: `  ${line}` });
  }
  voice.say({ zh: '没有核验：', en: 'Not verified:' });
  for (const text of notVerified) voice.say({ zh: `  - ${text.zh}`, en: `  - ${text.en}` });
  return good;
});
