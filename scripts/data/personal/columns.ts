/**
 * What the name of a column says. `person`: a column that only a list of people or households has. `ask`: one that may
 * also describe an institution or a group of people, and must be justified. `duty`: a post or an office is expected, and
 * no value may be a name. `name`: names of institutions or of people, which only the values tell.
 */
export type ColumnVerdict = 'person' | 'ask' | 'duty' | 'name' | undefined;

const who =
  '(?:户主|本人|学生|儿童|家长|监护人|患者|病人|残疾人|贫困户|贫困人口|脱贫户|低保户|五保户|受益人|受益户|帮扶责任人|责任人|帮扶人|帮扶干部|联系人|负责人|法人|法定代表人|家庭成员|成员|家庭|申请人|领款人|收款人|经办人|填表人|农户|村民|居民|职工|务工人员|驻村干部|第一书记)?(?:的|之)?';
const person = [
  `${who}(?:姓名|名字|身份证|身份证号|身份证号码|身份证件号码?|居民身份证号?码?|公民身份证?号码?|证件号|证件号码|证件编号|身份号码)`,
  `${who}(?:手机|手机号|手机号码|移动电话|银行卡|银行卡号|银行账号|银行帐号|卡号|账号|帐号|开户行|开户银行|一卡通|一卡通号|一卡通账号|存折|存折号|社保号|社保卡号|社会保障号码?|医保号|医保卡号|学籍号|学号)`,
  `${who}(?:住址|家庭住址|现住址|常住地址|户籍地址|户口所在地|家庭地址|通讯地址|门牌|门牌号|出生日期|出生年月|出生年月日|生日)`,
  '户主|户主名|家庭成员|与户主关系|与户主的关系|户主关系|残疾证号?码?|残疾人证号?码?|户编号|户号|家庭编号|人编号|人员编号|个人编号|贫困户编号|贫困人口编号|贫困户|残疾人|曾用名|微信|微信号|qq|qq号|姓名电话|指纹|护照号?码?',
  'full ?name|person ?name|first ?name|last ?name|surname|given ?name|house ?holder|household ?head|head of (?:the )?household|household ?(?:id|no|number)|person ?(?:id|no|number)|member ?(?:id|no|name)|student ?(?:id|no|name)|patient ?(?:id|no|name)|id ?card|id ?card ?(?:no|number)|id ?(?:no|number)|identity ?(?:no|number|card)|citizen ?id|national ?id|passport|passport ?no|mobile|mobile ?(?:no|phone|number)|cell|cell ?phone|wechat|home ?address|birth|birthday|birth ?(?:date|day|year)|date ?of ?birth|dob|bank ?card|card ?(?:no|number)|bank ?account|account ?(?:no|number)|relation(?:ship)? ?to ?(?:head|householder)',
  'xm|hz|hzxm|xsxm|fzrxm|sfz|sfzh|sfzhm|sfzjh|sfzjhm|zjhm|zjh|gmsfhm|sjh|sjhm|yhkh|yhk|yhzh|ykt|jtzz|jtdz|zz|csrq|csny|hbh|rbh|cjzh|jtcy|yhzgx|xjh|sbh|ybkh|khyh',
];
const ask = [
  '电话|电话号码|联系电话|联系方式|办公电话|固定电话|座机|传真|邮箱|电子邮箱|地址|详细地址|组别|村民组|村民小组|年龄|性别|民族|文化程度|学历|政治面貌|婚姻状况|健康状况|劳动能力|劳动技能|病种|疾病|疾病名称|患病情况|致贫原因|主要致贫原因|残疾等级|残疾类别|残疾类型|家庭人口|家庭人口数|家庭人数|贫困户属性|户属性|在校生状况|务工状况|务工地点|识别时间|脱贫属性',
  'phone|telephone|tel|contact|e ?mail|address|age|sex|gender|ethnicity|nationality|education ?level|marital ?status|health|disease|illness|diagnosis|disability ?(?:grade|level|type)|cause of poverty|poverty ?cause|household ?size|family ?size',
  'dh|lxdh|dhhm|dz|nl|xb|mz|whcd|jkzk|ldnl|zpyy|cjdj|cjlb|jtrk|zjh',
];
const duty = [
  '联系人|经办人|负责人|责任人|帮扶责任人|帮扶人|帮扶干部|驻村干部|第一书记|法人|法人代表|法定代表人|填表人|制表人|审核人|contact ?person|responsible(?: en)?|helper|principal|legal representative|author|单位|实施单位|责任单位|unit(?: en)?',
];
const name = ['名称|名字|name|title|mc'];

const exactly = (lists: readonly string[]): RegExp => new RegExp(`^(?:${lists.join('|')})$`, 'i');
const verdicts: readonly (readonly [Exclude<ColumnVerdict, undefined>, RegExp])[] = [
  ['person', exactly(person)],
  ['ask', exactly(ask)],
  ['duty', exactly(duty)],
  ['name', exactly(name)],
];

/** The name of a column without what clerks put around it: spaces, numbering, asterisks, remarks in brackets. */
export function bareColumn(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^\s*[(]?(?:[一二三四五六七八九十]+\s*[、.)]|\d+\s*[、.)]?(?=\s*\p{Script=Han}))/u, '')
    .replace(/[([{【].*?[)\]}】]/g, '')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff*#:：?？"'“”‘’、,，.]/g, '')
    .replace(/(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu, '')
    .replace(/[\s_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .trim();
}

export function judgeColumn(name: string): ColumnVerdict {
  const bare = bareColumn(name);
  return verdicts.find(([, pattern]) => pattern.test(bare))?.[0];
}

const measures =
  /金额|资金|投资|收入|支出|产值|产量|贷款|补助|补贴|预算|决算|拨付|总额|销售|价|费|利润|资产|存款|元|面积|里程|公里|亩|吨|数$|数量|率|比例|占比|合计|小计|总计|度$|\b(numerator|denominator|value|low|high|amount|budget|paid|central|province|city|county|other|total|sum|income|yuan|funds?|invest(ed|ment)?|sales|revenue|price|cost|count|share|rate|profit|given|assets|area ?mu|loans?|output|expenditure|spent|due|gap|observed|remaining|bytes|size|length)\b/i;

/** Whether a column holds amounts or counts, by its name. A name that also speaks of a telephone or a card does not. */
export function isMeasure(name: string): boolean {
  return (
    measures.test(name.normalize('NFKC').replace(/[_-]+/g, ' ')) &&
    !/电话|手机|卡|号|phone|mobile|card|id\b/i.test(name)
  );
}
