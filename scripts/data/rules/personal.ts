import { rule, type Rule } from './rule.ts';

const away = '删去。数据文件只写汇总数，不写到户、到人的内容';
const awayEn = 'remove it: data files hold totals, nothing about one person or household';

/** Personal data: nothing about one person or household may come in. `{where}` is the kind of place it was found in. */
export const personalRules = {
  'personal-identity': rule(
    '{where}有身份证号码“{value}”',
    'an identity number in {where}: "{value}"',
    `${away}；打错一位的号码同样不能写`,
    `${awayEn}; a mistyped number is no exception`,
  ),
  'personal-old-identity': rule(
    '{where}有15位身份证号码“{value}”',
    'an identity number of 15 digits in {where}: "{value}"',
    `${away}；如果是金额，列名要写明是金额`,
    `${awayEn}; where it is an amount, let the name of the column say so`,
  ),
  'personal-disability': rule(
    '{where}有残疾人证号码“{value}”',
    'the number of a disability certificate in {where}: "{value}"',
    away,
    awayEn,
  ),
  'personal-mobile': rule(
    '{where}有手机号码“{value}”',
    'a mobile number in {where}: "{value}"',
    `${away}；对外公布的电话只用固定电话；如果是金额，列名要写明是金额`,
    `${awayEn}; a number for the public is that of a line; where it is an amount, let the name of the column say so`,
  ),
  'personal-telephone': rule(
    '{where}有电话号码“{value}”',
    'a telephone number in {where}: "{value}"',
    '删去；单位对外公布的电话，写进 site.yml 的 publicContacts',
    'remove it; if an office publishes it, list it in site.yml under publicContacts',
  ),
  'personal-card': rule('{where}有银行卡号“{value}”', 'the number of a bank card in {where}: "{value}"', away, awayEn),
  'personal-account': rule('{where}有账号“{value}”', 'the number of an account in {where}: "{value}"', away, awayEn),
  'personal-masked': rule(
    '{where}有遮挡过的号码“{value}”',
    'a number hidden in part in {where}: "{value}"',
    `${away}；遮住几位的号码仍是个人信息`,
    `${awayEn}; a number with some digits hidden is still personal data`,
  ),
  'personal-masked-name': rule(
    '{where}有遮挡过的姓名“{value}”',
    'a name hidden in part in {where}: "{value}"',
    `${away}；“某某”或带星号的姓名仍是个人信息`,
    `${awayEn}; a name hidden in part is still personal data`,
  ),
  'personal-birth': rule('{where}有出生日期“{value}”', 'a date of birth in {where}: "{value}"', away, awayEn),
  'personal-address': rule(
    '{where}的地址细到组、号或室：“{value}”',
    'an address down to the group, the gate or the room in {where}: "{value}"',
    '只写到村或社区；本单位的地址写在 site.yml 的 identity',
    'name the village only; the address of the office goes to site.yml under identity',
  ),
  'personal-email': rule(
    '{where}有电子邮箱“{value}”',
    'an e-mail address in {where}: "{value}"',
    '删去；单位对外公布的邮箱，写进 site.yml 的 publicContacts',
    'remove it; if an office publishes it, list it in site.yml under publicContacts',
  ),
  'personal-chat': rule('{where}有微信号或QQ号“{value}”', 'a WeChat or QQ account in {where}: "{value}"', away, awayEn),
  'personal-scientific': rule(
    '{where}有用科学记数法写的长号码“{value}”，多半是身份证号或卡号',
    'a long number in scientific notation in {where}: "{value}", most likely an identity number or a card',
    away,
    awayEn,
  ),
  'personal-name': rule(
    '{where}的“{value}”像是个人姓名',
    'in {where}, "{value}" looks like the name of a person',
    '删去姓名；写责任人的地方只写单位或职务，如“镇农业综合服务中心主任”',
    'remove it; where a duty is named, write the office or the post only, such as "head of the farming service centre"',
  ),
  'personal-column': rule(
    '有一列是“{value}”，这是到户到人的表才有的',
    'there is a column "{value}", which only a list of people or households has',
    '删去这一列；如果整张表一行一户或一行一人，请汇总后再放进来，原表移出数据文件夹',
    'remove the column; if each row is a person or a household, put in totals instead and move the table out of the data folder',
  ),
  'personal-column-unexplained': rule(
    '列名“{value}”常见于到户到人的表',
    'the column "{value}" is common in lists of people',
    '删去这一列；如果写的是机构或分组汇总，在说明文件中这一列下写 notPersonal 说明理由',
    'remove it; where it is about institutions or groups, give the reason under notPersonal of that column in the definition',
  ),
  'personal-rows': rule(
    '这张表像是一行一户或一行一人：{sign}',
    'the table seems to have one row for each person or household: {sign}',
    '改成按镇、按年的汇总数，原表移出数据文件夹；确实不是的，在说明文件中写 notPersonal 说明理由',
    'replace it by totals by town and year and move it out of the data folder; if it is not, give the reason under notPersonal in the definition',
  ),
  'personal-list': rule(
    '“{value}”是人员名单的名称（{where}）',
    '"{value}" is the name of a list of people ({where})',
    '把名单移出数据文件夹；名单只在村公示栏张贴，不上网',
    'move the list out of the data folder: lists of names are posted in the village, not here',
  ),
  'personal-picture': rule(
    '有图片，无法检查里面有没有个人信息（{what}）',
    'there is a picture, which cannot be searched for personal data ({what})',
    '删去图片',
    'remove the picture',
  ),
  'personal-unsearchable': rule(
    '无法检查里面有没有个人信息（{what}）',
    'it cannot be searched for personal data ({what})',
    '移出数据文件夹，或另存为 XLSX、CSV、YAML',
    'move it out of the data folder or save it as XLSX, CSV or YAML',
  ),
  'personal-output': rule(
    '生成的网站里有{kind}“{value}”，没有发布，原有网站未动',
    'the site just made holds {kind}: "{value}"; it was not published, the previous site is untouched',
    '在数据或文字的来源处删去，重新生成',
    'remove it where the data or the text comes from and build again',
  ),
} as const satisfies Record<string, Rule>;
