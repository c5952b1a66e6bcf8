import { describe, expect, it, test } from 'vitest';
import { judgeColumn } from './columns.ts';
import { splitTable } from './split.ts';
import { searchTable, type TableOptions } from './table.ts';

const none = new Set<string>();
const plain: TableOptions = {
  context: { today: '2026-11-25', contacts: new Set(['05333200001']) },
  places: new Set(['石桥', '鲁村']),
  justified: none,
  amounts: none,
  counts: none,
  said: 'records/table.csv',
  records: true,
};
const searched = (csv: string, options: Partial<TableOptions> = {}): string[] => {
  const rows = splitTable(csv);
  const hits = searchTable({ type: 'table', place: { file: 'table.csv' }, rows }, { ...plain, ...options });
  return hits
    .filter(({ kind }) => kind !== 'quiet')
    .map(({ kind, row, column }) => [kind, row, column].filter(Boolean).join(' '));
};

describe('the name of a column that only a list of people has', () => {
  /** The list of the conventions of government sites, in Chinese, as initials of pinyin, and in English. */
  const names =
    '姓名 户主 户主姓名 家庭成员 与户主关系 身份证 身份证号 身份证号码 证件号 证件号码 公民身份号码 残疾证号 手机 手机号 家庭住址 住址 门牌 银行卡 卡号 账号 开户行 一卡通 社保号 医保号 学籍号 户编号 户号 人编号 出生日期 出生年月 帮扶责任人姓名 id_card idcard sfz sfzh xm hz sjh zz yhkh'.split(
      ' ',
    );
  const variants = [
    '姓 名',
    '*姓名',
    '姓名（签字）',
    '1.姓名',
    '一、户主姓名',
    '户主姓名：',
    '身份证号码(18位)',
    '“姓名”',
    '姓\u3000名',
    'ＸＭ',
    'IDCard',
    'ID_Card_No',
    'dateOfBirth',
    'Mobile phone',
    'household_id',
    '学生姓名',
    '监护人手机号',
    '受益人银行卡号',
    '居民身份证号码',
  ];
  it.each([...names, ...variants])('“%s” is refused', (name) => expect(judgeColumn(name)).toBe('person'));

  const others = '电话 联系电话 联系方式 地址 组别 年龄 病种 疾病 致贫原因 民族 残疾等级 性别 dh age phone'.split(' ');
  it.each(others)('“%s” must be justified', (name) => expect(judgeColumn(name)).toBe('ask'));

  it.each(
    'area period numerator denominator value 镇 村 年份 户数 人数 贫困户数 户主为女性的户数 残疾人数 学生人数 身份证办理数 手机普及率 家庭户数 帮扶责任人数 town village opened_on beds name 名称 项目名称 实施单位 责任单位 负责人 责任人 responsible unit'.split(
      ' ',
    ),
  )('“%s” is none', (name) => expect(['person', 'ask']).not.toContain(judgeColumn(name)));

  test('is found in a second row of headers, under a title, and where a form repeats it', () => {
    expect(searched('示例镇统计表,,\n基本情况,,收入\n镇,姓名,金额\n石桥,甲,1\n')).toContain('column 3 姓名');
    expect(searched('镇,a,b\n石桥,1,2\n姓名,x,y\n')).toContain('column 3 镇');
  });
  test('is left where the definition says why', () => {
    expect(searched('clinic,电话\na,0533-3200001\n')).toEqual(['ask 1 电话']);
    expect(searched('clinic,电话\na,0533-3200001\n', { justified: new Set(['电话']) })).toEqual([]);
  });
});

describe('names in a column', () => {
  const column = (label: string, values: readonly string[]): string[] => searched([label, ...values].join('\n'));
  test('are told by their shape, whatever the column is called', () => {
    const values = ['王秀英', '刘建国', '赵德柱', '李红梅', '陈志强'];
    for (const label of ['a', '备注', 'name', '对象', '列1'])
      expect(column(label, values)).toEqual(values.map((_, index) => `name ${index + 2} ${label}`));
  });
  test('also with a role behind them, and of two characters', () => {
    expect(column('对象', ['王秀英（户主）', '刘建国（子）', '李红', '张伟'])).toHaveLength(4);
  });
  test('also in pinyin', () => {
    expect(column('a', ['Wang Xiuying', 'Liu Jianguo', 'LI HONGMEI', 'Chen Zhiqiang'])).toHaveLength(4);
  });
  test('where a duty is named, one is enough', () => {
    expect(column('负责人', ['镇长', '县民政局局长', '王秀英'])).toEqual(['name 4 负责人']);
    expect(column('responsible', ['高主任', '项目科科长'])).toEqual(['name 2 responsible']);
  });
  test.each([
    [
      'villages',
      '村',
      ['张家坡', '石桥', '鲁村', '高庄', '王村', '李家泉', '马家沟', '安平', '唐山', '龙王峪', '石楼', '黄崖'],
    ],
    [
      'villages without a header that says so',
      'name',
      ['张家坡', '石桥', '高庄', '王村', '李家泉', '马家沟', '龙王峪', '黄崖'],
    ],
    ['towns', '镇', ['历山街道', '南麻街道', '鲁村镇', '东里镇', '悦庄镇', '西里镇', '大张庄镇', '石桥镇']],
    ['crops', '品种', ['苹果', '黄桃', '金银花', '樱桃', '花生', '黄金梨', '石榴', '万寿菊']],
    ['offices', '责任单位', ['县民政局', '县农业农村局', '石桥镇人民政府', '金融办', '高青路管理所']],
    ['words of a plan', '内容', ['安全', '计划', '完成', '施工', '高中', '任务', '金额', '时间', '水平']],
    ['states', 'status', ['正常', '在建', '完工', '验收', '未开工']],
    ['schools', '学校', ['示例一中', '示例二小', '石桥小学', '高庄小学', '马庄教学点']],
    ['towns in English', 'name_en', ['Shiqiao Town', 'Lucun Town', 'Ma Zhuang Village', 'Lishan Subdistrict']],
  ])('%s are none', (_, label, values) => expect(column(label, values)).toEqual([]));
});

describe('numbers in a column', () => {
  test('bank cards are told by three rows of them', () => {
    const cards = ['6222020200001234560', '6222020200001234578', '6222020200001234586'].map(withLuhn);
    expect(searched(['a', ...cards].join('\n')).filter((each) => each.startsWith('card'))).toHaveLength(3);
    expect(searched(['a', ...cards.slice(0, 2)].join('\n'))).toEqual([]);
  });
  test('project numbers of area, day and serial are none, although one in eleven has the check digit', () => {
    const codes = Array.from({ length: 40 }, (_, index) => `37032320161231${String(index + 1).padStart(4, '0')}`);
    expect(searched(['project', ...codes].join('\n'))).toEqual([]);
  });
  test('amounts are none, telephone numbers in the same form are', () => {
    expect(searched('area,金额\na,13812345678\nb,15912345678\nc,18800000001\n')).toEqual([]);
    expect(searched('area,x\na,13812345678\n')).toEqual(['mobile 2 x']);
    expect(searched('area,办公室\na,13812345678\n')).toEqual(['mobile 2 办公室']);
  });
});

const lines = (header: string, count: number, line: (index: number) => string): string =>
  [header, ...Array.from({ length: count }, (_, index) => line(index))].join('\n');

describe('a table with one row for each person or household is refused by its shape', () => {
  test.each([
    ['relations to the head', '编号,关系\n1,户主\n2,配偶\n3,长子\n4,户主\n5,之女\n'],
    ['relations in English', 'id,r\n1,head\n2,spouse\n3,son\n'],
    [
      'numbers of people as households have them',
      lines('hid,town,people,income', 60, (n) => `H${n},37032300${1 + (n % 2)},${1 + (n % 5)},${3000 + n}`),
    ],
    [
      'more rows for one town and year than a county has villages',
      lines('id,town,year,income', 700, (n) => `H${n},370323001,2016,${3000 + n * 7}`),
    ],
  ])('%s', (_, csv) => expect(searched(csv).join()).toMatch(/relations|sizes|crowded/));
  test.each([
    'records/households.csv',
    'records/poor-persons.csv'.replace('poor-', 'list/'),
    'records/a.csv\n一行一户',
    'records/a.csv\n每行一个贫困户',
    'records/a.csv\none row per household',
    'records/a.csv\neach row is a person',
    'records/a.csv\n贫困户台账',
  ])('its name or its definition says so: %s', (said) => {
    expect(searched('id,town,income\nA1,370323001,3000\nA2,370323001,3100\nA3,370323002,2900\n', { said })).toEqual([
      'said 2',
    ]);
  });
});

describe('a table of villages, institutions, projects or totals is not', () => {
  test.each([
    [
      'totals by town, year and sex',
      lines(
        'area,period,性别组,numerator,denominator',
        48,
        (n) => `37032300${n % 4},${2015 + (n % 6)},${n % 2 ? 'male' : 'female'},${n * 13},${n * 20 + 50}`,
      ),
    ],
    [
      'villages by year',
      lines(
        'village_id,town,village,year,rural_population,poor_persons',
        840,
        (n) => `CZ${n % 140},37032300${n % 12},示例${n % 140}村,${2015 + (n % 6)},${600 + n},${n % 12}`,
      ),
    ],
    [
      'institutions with few staff',
      lines(
        'clinic_id,town,village,opened_on,doctors',
        140,
        (n) => `WS${n},37032300${n % 12},示例${n}村,2016-01-01,${1 + (n % 3)}`,
      ),
    ],
    [
      'projects with the people they serve',
      lines(
        'project_id,town,village,year,households,people',
        300,
        (n) => `XM${n},37032300${n % 12},示例${n % 50}村,${2016 + (n % 4)},${20 + n},${60 + n}`,
      ),
    ],
    [
      'payments',
      lines(
        'project,paid_on,amount,level',
        900,
        (n) => `XM${n % 200},2016-${String(1 + (n % 12)).padStart(2, '0')}-15,${n * 100},county`,
      ),
    ],
    ['days of a calendar', lines('day,kind', 400, (n) => `${2015 + Math.floor(n / 365)}-01-01 ${n},holiday`)],
  ])('%s', (_, csv) => expect(searched(csv)).toEqual([]));
  test.each([
    'records/household-water.csv\n一行一个村',
    'records/schools.csv\n一行一所学校、一个学年',
    'records/persons-served.csv\none row per institution',
    'records/a.csv\n各镇贫困户数和人数',
  ])('named %s', (said) =>
    expect(searched('id,town,n\nA1,370323001,30\nA2,370323001,31\nA3,370323002,29\n', { said })).toEqual([]),
  );
});

function withLuhn(digits: string): string {
  const body = digits.slice(0, -1);
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}
