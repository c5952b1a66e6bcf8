import { checkDigit } from '../data/personal/identity.ts';
import type { Kind } from '../data/personal/kind.ts';

/** Something personal as somebody might have written it, and the kinds under which it may be found. */
export interface PlantedValue {
  readonly id: string;
  readonly text: string;
  readonly kinds: readonly Kind[];
  /** A name that no label announces: caught where names stand alone, not in the middle of prose. */
  readonly bare?: boolean;
}

/** Numbers that nobody has: dates of birth of the 1950s with serial numbers of a made-up run. */
function identity(area: string, day: string, serial: string): string {
  return area + day + serial + checkDigit(area + day + serial);
}
const person = identity('110105', '19510203', '047');
const other = identity('440524', '19630715', '912');
const withX = '11010519491231002X';
const mistyped = person.slice(0, 17) + (person[17] === '0' ? '1' : '0');
const old = '110105510203047';
const mobile = '13700521846';
const card = withLuhn('622202020000123456');

/** The digits with the check digit of Luhn behind them. */
function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const apart = (text: string, sizes: readonly number[], separator: string): string => {
  let from = 0;
  return sizes.map((size) => text.slice(from, (from += size))).join(separator);
};
const every = (text: string, separator: string): string => [...text].join(separator);

/** The disguises of a number: full-width, with blanks, dots and dashes in it, with characters that take no space. */
function disguises(number: string, sizes: readonly number[]): [string, string][] {
  return [
    ['plain', number],
    ['full-width', wide(number)],
    ['blanks', apart(number, sizes, ' ')],
    ['wide blanks', apart(number, sizes, '\u3000')],
    ['narrow blanks', apart(number, sizes, '\u202f')],
    ['dashes', apart(number, sizes, '-')],
    ['long dashes', apart(number, sizes, '—')],
    ['dots', apart(number, sizes, '.')],
    ['middle dots', apart(number, sizes, '·')],
    ['a blank after each', every(number, ' ')],
    ['without width', every(number, '\u200b')],
    ['soft hyphens', apart(number, sizes, '\u00ad')],
    ['marks of order', apart(number, sizes, '\ufeff')],
    ['full-width with blanks', apart(wide(number), sizes, ' ')],
    ['in a sentence', `核实人员证号为${number}，已登记`],
  ];
}

const all = (
  kind: Kind,
  name: string,
  values: readonly [string, string][],
  also: readonly Kind[] = [],
): PlantedValue[] => values.map(([how, text]) => ({ id: `${name}, ${how}`, text, kinds: [kind, ...also] }));

/** Every kind in every disguise. */
export const plantedValues: readonly PlantedValue[] = [
  ...all('identity', 'identity number', disguises(person, [6, 8, 4])),
  ...all('identity', 'identity number in fours', disguises(other, [4, 4, 4, 4, 2]).slice(2, 9)),
  ...all('identity', 'identity number with X', [
    ['plain', withX],
    ['small x', withX.toLowerCase()],
    ['full-width', wide(withX)],
    ['blank before the X', withX.replace('X', ' X')],
    ['without width', every(withX, '\u200d')],
  ]),
  ...all(
    'identity',
    'mistyped identity number',
    disguises(mistyped, [6, 8, 4]).filter(([how]) => /plain|full-width$|blanks$|dashes$/.test(how)),
  ),
  ...all('old-identity', 'identity number of 15 digits', [
    ['plain', old],
    ['full-width', wide(old)],
    ['without width', every(old, '\u2060')],
    ['blanks', apart(old, [6, 6, 3], ' ')],
  ]),
  ...all(
    'disability',
    'disability certificate',
    [
      ['plain', `${person}43`],
      ['issued again', `${person}43B1`],
      ['with X', `${withX}21`],
      ['full-width', wide(`${person}43`)],
      ['blank before the grade', `${person} 43`],
      ['without width', every(`${person}43`, '\u200b')],
    ],
    ['identity'],
  ),
  ...all('mobile', 'mobile', disguises(mobile, [3, 4, 4])),
  ...all('mobile', 'mobile with country', [
    ['plus', `+86${mobile}`],
    ['plus and blank', `+86 ${mobile}`],
    ['dash', `86-${mobile}`],
    ['zeros', `0086${mobile}`],
    ['joined', `86${mobile}`],
    ['full-width', wide(`+86-${mobile}`)],
    ['grouped', '+86 137-0052-1846'],
    ['after letters', `tel${mobile}`],
    ['after a label', `手机：${mobile}`],
  ]),
  ...all('telephone', 'telephone', [
    ['dash', '0533-3200001'],
    ['brackets', '(0533)3200001'],
    ['wide brackets', '（0533）3200001'],
    ['joined', '05333200001'],
    ['blank', '0533 3200001'],
    ['full-width', wide('0533-3200001')],
    ['without area code', '联系电话：3200001'],
    ['eight digits', '010-62000001'],
    ['with country', '+86-533-3200001'],
  ]),
  ...all(
    'card',
    'bank card',
    [
      ['after a label', `银行卡号：${card}`],
      ['in fours', apart(card, [4, 4, 4, 4, 3], ' ')],
      ['in fours with dashes', apart(card, [4, 4, 4, 4, 3], '-')],
      ['full-width after a label', `卡号${wide(card)}`],
    ],
    ['account'],
  ),
  ...all(
    'account',
    'account',
    [
      ['card of benefits', '一卡通账号：90512345678901'],
      ['passbook', '存折 905-12345678901'.replace('-', '')],
      ['account', '账号:15200300400500600'],
    ],
    ['card'],
  ),
  ...all('masked', 'masked number', [
    ['stars', '3703**********1234'],
    ['stars after six', '370323********1234'],
    ['letters', '370323xxxxxxxx1234'],
    ['capital letters', '370323XXXXXXXX123X'],
    ['full-width stars', '3703＊＊＊＊＊＊＊＊＊＊1234'],
    ['no end', '370323************'],
    ['mobile', '137****1846'],
    ['mobile with bullets', '137●●●●1846'],
    ['mobile full-width', wide('137****1846')],
  ]),
  ...all('masked-name', 'masked name', [
    ['star', '张*三'],
    ['two stars', '张**'],
    ['full-width star', '张＊三'],
    ['cross', '李×'],
    ['circles', '王○○'],
    ['letters', '赵XX'],
    ['某', '陈某'],
    ['某某', '张某某'],
    ['numbered', '李某甲'],
    ['in prose', '帮扶贫困户王某脱贫'],
  ]),
  ...all('birth', 'birth', [
    ['label', '出生日期：1951-02-03'],
    ['Chinese', '1951年2月3日出生'],
    ['month', '1951年2月出生'],
    ['born in', '生于1951年2月'],
    ['full-width', wide('出生年月:1951-02')],
    ['English', 'born 1951-02-03'],
  ]),
  ...all('address', 'address', [
    ['group', '示例村三组'],
    ['group and gate', '示例村3组12号'],
    ['group of villagers', '示例村第二村民小组'],
    ['gate', '示例村12号'],
    ['street', '示例路20号'],
    ['flat', '示例小区3号楼2单元301室'],
    ['full-width', '示例村３组１２号'],
  ]),
  ...all('email', 'e-mail', [
    ['plain', 'somebody@example.org'],
    ['full-width', wide('somebody@example.org')],
    ['in a sentence', '请发至 somebody@mail.example.cn，谢谢'],
    ['blanks', 'somebody @ example.org'],
  ]),
  ...all('chat', 'chat', [
    ['WeChat', '微信号：sunny_day01'],
    ['WeChat in English', 'WeChat: sunny_day01'],
    ['QQ', 'QQ 200300400'],
    ['QQ with colon', 'QQ号：200300400'],
  ]),
  ...all('scientific', 'scientific notation', [
    ['short', '3.70323E+17'],
    ['long', '3.70323199001011E+17'],
    ['small letter', '3.70323e+17'],
    ['full-width', wide('3.70323E+17')],
  ]),
  ...all('name', 'name after a label', [
    ['name', '姓名：王小明'],
    ['head', '户主：李四'],
    ['contact', '联系人: 张伟'],
    ['filled in by', '填表人：赵秀英'],
    ['poor household', '贫困户王秀英家'],
    ['full-width colon and blank', '负责人： 刘建国'],
  ]),
  ...['王秀英', '张三', '刘建国', '欧阳明华', '阿依古丽·买买提', 'Wang Xiaoming'].map((text) => ({
    id: `name alone, ${text}`,
    text,
    kinds: ['name'] as const,
    bare: true,
  })),
];

/** What looks personal and is not. */
export const traps: readonly string[] = [
  '113703233130158447',
  '113703233130158447/2021-5217753',
  '91370323MA3C1XYZ0T',
  '370323001',
  '370323001205',
  '370323001205001',
  '13812345678元',
  '¥13812345678',
  '资金 13812345678 元',
  '138,123,456.78',
  '0.13812345678',
  '76.37032319900101',
  '（6,361.578490313961 − 5,664.503674014696）÷ 5,664.503674014696',
  '12317',
  '12345热线',
  '400-810-1234',
  '张家坡',
  '石桥',
  '鲁村',
  '高庄',
  '王村',
  '张家坡镇',
  '南麻街道办事处',
  '镇农业综合服务中心主任',
  '分管副镇长',
  '负责人：镇长',
  '责任单位：县民政局',
  '第一书记',
  '2016-12-31',
  '2016年12月31日',
  '2016.12.31-2017.01.05',
  '源政发〔2021〕6号',
  '示例文件〔2016〕301号（虚构）',
  '国办发〔2017〕47号',
  '第3章第2节第5条',
  '5.3.2',
  '2016 2017 2018 2019 2020',
  '138 2016 2017',
  '1998-1999 2000-2001',
  'M138.12,45.6L150.5,1390.0000 17.5,20',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'a13812345678901234b5c6d7e8f90112345678',
  '550e8400-e29b-41d4-a716-446655440000',
  '201612310001',
  '3703232016001',
  '370323201612310013',
  'XM2016-001',
  '2020.12.0',
  '每村3组检查人员',
  '3号桥、2号井',
  '由于某某原因',
  '某县某镇某村',
  '**重点**',
  '单价*数量',
  '1.5E+10',
  '6.02E+23',
  '微信公众号',
  '@media print',
  '版本 1.32.0@2020',
  '金银花',
  '黄金梨',
  '安全',
  '高中',
  '任务',
  'Shiqiao Town',
  'Ma Zhuang Village',
  '1,234,567,890',
  '出生人口性别比',
  '残疾人康复服务',
  '贫困户危房改造',
  '学生资助',
];
