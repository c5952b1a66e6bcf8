import { isPastDay } from './identity.ts';
import { matches } from './match.ts';
import type { Context, Hit, Kind } from './kind.ts';
import { isClearName, isPinyinName, nameLikeness } from './name.ts';
import { surnameClass } from './surnames.ts';

type Found = RegExpMatchArray & { readonly index: number; readonly input: string };

/**
 * What to look for. Patterns start with what is rare and look back from there, because most text has nothing to find;
 * a group `before` is what belongs to the find and stands in front.
 */
interface Finder {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly holds?: (found: Found, context: Context) => boolean;
}

const number = '(?:\\d{1,4}|[一二三四五六七八九十百]{1,4})';
const han = '\\p{Script=Han}';
/** What stands right before a person in official prose. */
const role = '贫困户|户主|村民|居民|学生|患者|病人|老人|残疾人|群众|书记|主任|干部|同志|法人|社员|党员';

const masks: readonly Finder[] = [
  // 3703**********1234, 370323xxxxxxxx1234, 138****1234, 370323************: hidden in part, still about one person.
  {
    kind: 'masked',
    pattern: /(?<=(?<before>\d{3,14}))([*xX×●○•■█□※#])\2{2,15}(?<after>\d{2,4}[\dXx]?)?/dg,
    holds: ({ 0: { length }, groups, index, input }) => {
      const { before = '', after = '' } = groups ?? {};
      const alone = !/[\dA-Za-z*#]/.test((input[index - before.length - 1] ?? ' ') + (input[index + length] ?? ' '));
      return alone && before.length <= 10 + (after ? 0 : 4) && (after !== '' || before.length >= 6);
    },
  },
  // 张*三, 张*, 张**, 王×, 李○○
  {
    kind: 'masked-name',
    pattern: new RegExp(
      `(?<=(?<![${han}*])(?<before>[${surnameClass}]))(?:\\*{1,2}|[×○●]{1,2}|[xX]{2})${han}?(?![${han}\\dA-Za-z*×(/=+])`,
      'dgu',
    ),
    holds: ({ 0: text, index, input }) => !/^\*+$/.test(text) || !/^[ \t]*\d/.test(input.slice(index + text.length)),
  },
  // 张某, 李某甲, 贫困户张某; 张某某 anywhere
  {
    kind: 'masked-name',
    pattern: new RegExp(
      `(?<=(?:(?<!${han})|(?<=${role}))(?<before>[${surnameClass}]))某(?:某|[甲乙丙丁]|(?<=(?:${role}).某)|${han}?(?!${han}))(?!${han}{0,3}(?:单位|部门|公司|村|镇|县))`,
      'dgu',
    ),
  },
  {
    kind: 'masked-name',
    pattern:
      /(?<=(?<before>[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊陆郝孔崔康毛邱秦史侯邵孟段雷钱汤尹黎武乔贺赖龚]))某某/dg,
  },
];

const births: readonly Finder[] = [
  {
    kind: 'birth',
    pattern:
      /(?:出生(?:日期|年月日?|时间|于)?|生日|生于|\b[Bb]orn|\b[Bb]irth ?da(?:y|te)|\b[Dd]ate of [Bb]irth|\b(?:dob|DOB))[ :=]*(?:on|in|is)? *["']?(?:19|20)\d\d *[-/.年] *\d{1,2}(?: *[-/.月] *\d{1,2}日?)?/g,
  },
  {
    kind: 'birth',
    pattern:
      /(?<=(?<!\d)(?<before>(?:19|20)\d\d *[-/.年] *\d{1,2} *(?:[-/.月] *(?:\d{1,2} *日?)?)?))(?:出生|生(?!\p{Script=Han}))/dgu,
  },
];

const settlement = '村|社区|屯|庄|居委会|村委会|村民委员会';
/** Down to the group, the gate or the room: fewer households than any threshold. Each ends with one of five words. */
const places = [
  `(?<![每各全个驻该本两])(?:${settlement})第?${number}(?:村民小)?[组队](?:${number}号)?`,
  `(?:${settlement}|组|峪|沟)${number}号`,
  `(?<road>路|街|巷|胡同|弄|大道)${number}(?:-${number})?号`,
  `(?:${number}|[A-Za-z])(?:号楼|栋|幢|单元)(?:${number}单元)?(?:${number}[层楼])?${number}[室户号]`,
];
/** Works are numbered too: 3号桥, 2号井; and 2组人员 are no group of a village. */
const numbered = `${han}{0,2}(?:人员|成员|数据|干部)|桥|井|线|隧道|标段|路|站|变|文|令|公告|坝`;
const address: Finder = {
  kind: 'address',
  pattern: new RegExp(
    `[组队号室户](?<=(?<before>${places.join('|')}))(?!${numbered})(?:${number}号(?!${numbered}))?`,
    'dgu',
  ),
  holds: (found, context) => found.groups?.['road'] === undefined || !isDeclaredAddress(found, context),
};

const scientific: Finder = {
  kind: 'scientific',
  pattern: /(?<=(?<![\d.])(?<before>[1-9]\.\d{2,}))[Ee]\+?1[4-9](?!\d)/dg,
  holds: ({ groups }, { published }) => !published || /^[1-8]\.\d{4,}$/.test(groups?.['before'] ?? ''),
};

const finders = [...masks, ...births, address, scientific];

/** The address of the office, which stands on every page. */
function isDeclaredAddress({ index, input, 0: text }: Found, { contacts }: Context): boolean {
  return [...contacts].some((contact) => input.slice(0, index + text.length).endsWith(contact));
}

/** What is written rather than numbered: masked numbers and names, dates of birth, addresses, names after a label. */
export function findWords(text: string, context: Context): Hit[] {
  const hits: Hit[] = [];
  for (const { kind, pattern, holds } of finders)
    for (const match of matches(text, pattern)) {
      const found = match as Found;
      const start = found.indices?.groups?.['before']?.[0] ?? found.index;
      if (holds?.(found, context) ?? true) hits.push({ kind, start, end: found.index + found[0].length });
    }
  return [...hits, ...findLabelledNames(text), ...findBirths(text, context)];
}

const sure =
  '姓名|户主|联系人|经办人|填表人|制表人|填报人|审核人|监护人|受益人|申请人|领款人|收款人|法定代表人|帮扶责任人|家庭成员|责任人|负责人|第一书记|[Ff]ull ?[Nn]ame|[Cc]ontact [Pp]erson|[Hh]ouseholder';
const unsure = '贫困户|残疾人|患者|学生|家长|书记|主任|组长|镇长|村长|局长|同志|名字|[Nn]ame|[Aa]uthor';
const name = `(?<name>${han}{2,4}?|${han}{2,6}·${han}{2,6})`;
const nameEnd = `(?=$|[^${han}·]|[的家等户](?:$|[^${han}]))`;
const afterColon = new RegExp(
  `(?<=(?:(?<sure>${sure})|${unsure})(?:姓名)?["'] *|(?:(?<sure2>${sure})|${unsure})(?:姓名)? *)[:=] *["'“(]?${name}${nameEnd}`,
  'gud',
);
const direct = new RegExp(`[名主人员户者生长记任志字](?<=${sure}|${unsure})${name}${nameEnd}`, 'gud');

/** “姓名：王小明”, “贫困户王秀英”: after a colon a likely name, after a vaguer label or without a colon a clear one. */
function findLabelledNames(text: string): Hit[] {
  const hitOf = ({ indices }: RegExpExecArray): Hit[] => {
    const [start, end] = indices?.groups?.['name'] ?? [];
    return start === undefined || end === undefined ? [] : [{ kind: 'name', start, end }];
  };
  const labelled = matches(text, afterColon).filter(({ groups }) =>
    (groups?.['sure'] ?? groups?.['sure2'])
      ? nameLikeness(groups?.['name'] ?? '') > 0
      : isClearName(groups?.['name'] ?? ''),
  );
  const plain = matches(text, direct).filter(({ groups }) => isClearName(groups?.['name'] ?? ''));
  return [...labelled, ...plain].flatMap(hitOf);
}

const fullDay = /(?<!\d)((?:19|20)\d\d) ?[-/.年]? ?(\d{1,2}) ?[-/.月]? ?(\d{1,2}) ?日?(?!\d)/g;

/** A day in a column of births. */
function findBirths(text: string, { hints, today }: Context): Hit[] {
  if (!hints?.has('birth')) return [];
  return matches(text, fullDay)
    .filter(([, year = '', month = '', day = '']) =>
      isPastDay(year + month.padStart(2, '0') + day.padStart(2, '0'), today),
    )
    .map(({ 0: day, index }) => ({ kind: 'birth', start: index, end: index + day.length }));
}

/** Names that stand alone as a value, in a place where a name of a person is what is likely. */
export function findNameAlone(text: string): Hit[] {
  const pinyin = matches(text, /[A-Za-z][A-Za-z' ,-]{3,40}[A-Za-z]/g).filter(({ 0: name }) => isPinyinName(name));
  const clear = matches(text, piece).filter(({ 0: name }) => isClearName(name));
  return [...pinyin, ...clear].map(({ 0: name, index }) => ({ kind: 'name', start: index, end: index + name.length }));
}

const piece = /[^\s,;:()[\]{}<>"'/\\|+_.!?，。；：（）、《》【】“”-]+/g;
