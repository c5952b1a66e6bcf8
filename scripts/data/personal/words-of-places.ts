import type { Text } from '../../../src/core/text.ts';
import type { Where } from './found.ts';
import type { RowShape } from './rows.ts';
import type { Finding } from './search.ts';

/** Kinds of places as they stand in a sentence. */
export const placeWords: Readonly<Record<Where, Text>> = {
  cell: { zh: '单元格里', en: 'a cell' },
  text: { zh: '文字里', en: 'the text' },
  markup: { zh: '文字里', en: 'the text' },
  comment: { zh: '批注或注释里', en: 'a comment' },
  'file-name': { zh: '文件或文件夹的名称里', en: 'the name of a file or folder' },
  'sheet-name': { zh: '工作表的名称里', en: 'the name of a worksheet' },
  'defined-name': { zh: '定义的名称里', en: 'a defined name' },
  property: { zh: '文件属性里', en: 'a property of the file' },
  'hidden-part': { zh: '文件的隐藏部分（如透视表缓存）里', en: 'a hidden part of the file, such as a pivot cache' },
  bytes: { zh: '文件内容里', en: 'the file' },
};

/** By what a table is taken for a list. */
export const shapeWords: Readonly<Record<RowShape, Text>> = {
  relations: { zh: '有一列写的是与户主的关系', en: 'a column holds relations to the head of a household' },
  said: { zh: '文件名或说明写明一行一户（人）', en: 'its name or definition says so' },
  crowded: { zh: '同一地区同一时期的行数超过 300', en: 'more than 300 rows for one area and one period' },
  sizes: {
    zh: '人数一列都不超过 12，同一地区有许多行',
    en: 'no number of people is above 12, and areas have many rows',
  },
};

/** What was found, where only its kind is told. */
export const kindWords: Readonly<Record<Finding['what'], Text>> = {
  identity: { zh: '身份证号码', en: 'an identity number' },
  'old-identity': { zh: '15位身份证号码', en: 'an identity number of 15 digits' },
  disability: { zh: '残疾人证号码', en: 'the number of a disability certificate' },
  mobile: { zh: '手机号码', en: 'a mobile number' },
  telephone: { zh: '未声明的电话号码', en: 'a telephone number that is not declared' },
  card: { zh: '银行卡号', en: 'the number of a bank card' },
  account: { zh: '账号', en: 'the number of an account' },
  masked: { zh: '遮挡过的号码', en: 'a number hidden in part' },
  'masked-name': { zh: '遮挡过的姓名', en: 'a name hidden in part' },
  birth: { zh: '出生日期', en: 'a date of birth' },
  address: { zh: '细到组、号或室的地址', en: 'an address down to the group, the gate or the room' },
  email: { zh: '未声明的电子邮箱', en: 'an e-mail address that is not declared' },
  chat: { zh: '微信号或QQ号', en: 'a WeChat or QQ account' },
  scientific: { zh: '科学记数法的长号码', en: 'a long number in scientific notation' },
  name: { zh: '个人姓名', en: 'the name of a person' },
  column: { zh: '到户到人的列', en: 'a column of people or households' },
  ask: { zh: '常见于人员名单的列', en: 'a column common in lists of people' },
  quiet: { zh: '到户到人的列中的内容', en: 'the content of a column of people' },
  list: { zh: '人员名单', en: 'a list of people' },
  picture: { zh: '图片', en: 'a picture' },
  binary: { zh: '无法检查的内容', en: 'something that cannot be searched' },
  closed: { zh: '打不开的文件', en: 'a file that cannot be opened' },
  relations: { zh: '到户到人的行', en: 'rows of people or households' },
  said: { zh: '到户到人的行', en: 'rows of people or households' },
  crowded: { zh: '到户到人的行', en: 'rows of people or households' },
  sizes: { zh: '到户到人的行', en: 'rows of people or households' },
};
