import type { Hint } from './kind.ts';

const words: readonly (readonly [Hint, RegExp])[] = [
  [
    'identity',
    /身份证|身份号|证件号|证件编?号|公民身份|残疾证|社保号|医保号|学籍号|\b(sfz[a-z]*|id ?card|idcard|identity|passport|id ?no)/i,
  ],
  [
    'contact',
    /手机|电话|联系方式|联系人|传真|\b(sjh[m]?|lxdh|dh|dhhm|tel|telephone|phone|mobile|cell ?phone|contact)\b/i,
  ],
  [
    'account',
    /银行卡|卡号|账号|帐号|账户|帐户|一卡通|存折|\b(yhkh?|yhzh|ykt|bank ?card|card ?(no|number)|bank ?account|account ?(no|number))\b/i,
  ],
  ['birth', /出生|生日|\b(csrq|csny|birth ?(day|date)?|date ?of ?birth|dob|born)\b/i],
  ['address', /住址|地址|门牌|\b(jtzz|address)\b/i],
  ['chat', /微信(?!公众号)|\bQQ\b|\b(wechat|weixin|wxh|qqh)\b/i],
  ['name', /姓名|户主|\b(xm|hzxm)\b/i],
];

/** What a label says about the value it names. Words joined by `_` or `-` count as separate. */
export function hintsOf(label: string): Set<Hint> {
  const text = label.normalize('NFKC').replace(/[_-]+/g, ' ');
  return new Set(words.filter(([, pattern]) => pattern.test(text)).map(([hint]) => hint));
}

/** What the words right before a value say: at most twelve other characters may stand between. */
export function hintsBefore(text: string, start: number): Set<Hint> {
  const line = text.slice(Math.max(0, start - 28), start);
  const near = line.slice(Math.max(line.lastIndexOf('\n'), line.lastIndexOf('。'), line.lastIndexOf(';')) + 1);
  return hintsOf(near);
}
