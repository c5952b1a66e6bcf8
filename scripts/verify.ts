import { runCommand } from './commands/command.ts';
import { openPublished } from './commands/published.ts';
import { notVerified, verifications } from './commands/verify.ts';

/** How many mistakes of one kind are printed; the number of all is always said. */
const shown = 20;

await runCommand('verify', async ({ others, voice }) => {
  const [where = 'dist'] = others;
  const { latest, folder, close } = await openPublished(where);
  let good = true;
  try {
    const { version, as_of: asOf, dataset } = latest;
    voice.say({
      zh: `${where}：版本 ${version}，截至 ${asOf}，${dataset}`,
      en: `${where}: ${version}, as of ${asOf}, ${dataset}`,
    });
    for (const verify of verifications) {
      const { name, checked, wrong } = await verify(folder);
      good &&= wrong.length === 0;
      const mark = wrong.length === 0 ? '✓' : '✗';
      voice.say({
        zh: `${mark} ${name.zh}：${checked} 项，有误 ${wrong.length}`,
        en: `${mark} ${name.en}: ${checked} checked, ${wrong.length} wrong`,
      });
      for (const line of wrong.slice(0, shown)) voice.say({ zh: `  ${line}`, en: `  ${line}` });
    }
    voice.say({ zh: '这个版本还不核验：', en: 'Not verified by this version:' });
    for (const text of notVerified) voice.say({ zh: `  - ${text.zh}`, en: `  - ${text.en}` });
  } finally {
    await close();
  }
  return good;
});
