import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { fromCaller, refusal, runCommand, type Call } from './commands/command.ts';
import { groupFindings, type Findings } from './commands/findings.ts';
import { findingsHtml } from './commands/findings-html.ts';
import { findingsJson } from './commands/findings-json.ts';
import { formatFindings, summarise } from './commands/findings-text.ts';
import { checkInput } from './commands/input.ts';
import { formatRules, listRules } from './commands/rule-list.ts';
import { silentVoice } from './commands/voice.ts';

await runCommand('check', async (call) => {
  const { options, flags, others, voice } = call;
  const [file] = others;
  if (flags.has('json') && flags.has('html'))
    throw refusal({ zh: '--json 和 --html 只能选一个', en: 'choose one of --json and --html' });
  if (file !== undefined && !flags.has('json') && !flags.has('html'))
    throw refusal({ zh: '写入文件要加 --json 或 --html', en: 'a file to write needs --json or --html' });
  if (flags.has('rules')) {
    await write(
      flags.has('json') ? `${JSON.stringify(listRules(), null, 2)}\n` : `${formatRules(voice.language)}\n`,
      file,
    );
    return true;
  }
  const data = options['data'] ?? '';
  const whole = flags.has('json') || flags.has('html');
  const inspected = await checkInput(data, whole && file === undefined ? silentVoice : voice);
  const findings = groupFindings(relative(process.cwd(), data) || '.', inspected);
  await show(findings, call);
  return findings.counts.error === 0;
});

async function show(findings: Findings, { flags, others: [file], voice }: Call): Promise<void> {
  if (flags.has('json')) await write(findingsJson(findings), file);
  else if (flags.has('html')) await write(findingsHtml(findings, voice.language), file);
  else if (findings.files.length > 0) await write(`${formatFindings(findings, voice.language)}\n`);
  if (file !== undefined) voice.announce({ zh: `结果写入 ${file}`, en: `Written to ${file}` });
  if (file !== undefined || !(flags.has('json') || flags.has('html'))) voice.announce(summarise(findings));
}

/** To a file as the person named it, or to standard output, waiting until all of it has gone. */
async function write(text: string, file?: string): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((done) => void process.stdout.write(text, () => done()));
    return;
  }
  const path = fromCaller(file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
