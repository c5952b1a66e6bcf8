import { createKey } from './commands/key.ts';
import { fromCaller, refusal, root, runCommand } from './commands/command.ts';

await runCommand('keygen', async ({ options, others, voice }) => {
  const [file] = others;
  if (file === undefined)
    throw refusal({
      zh: '请写明私钥文件的路径，例如 npm run keygen -- /media/key/sunledger.pem',
      en: 'name the file of the private key, for example npm run keygen -- /media/key/sunledger.pem',
    });
  const publicKey = await createKey(fromCaller(file), [root, options['data'] ?? '']);
  voice.announce({
    zh: `私钥已写入 ${file}，只有本人可读；请妥善保管，不要放进项目、数据文件夹或网站。\n公钥写进 site.yml：\nsigning: { publicKey: ${publicKey} }\n并在公告栏、纸质报告等网站以外的地方公布，供人核对。`,
    en: `The private key is in ${file}, readable by its owner only; keep it safe, out of the project, the data folder and the site.\nPut the public key into site.yml:\nsigning: { publicKey: ${publicKey} }\nand publish it outside the site too, on a notice board or in printed reports, so that people can compare.`,
  });
  return true;
});
