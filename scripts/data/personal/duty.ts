/**
 * Whether a text that should name an office or a post looks like it holds the name of a person. A shape, not a list of
 * people: a common surname with one or two characters and nothing that marks an office, alone, before a title (王局长,
 * 李明主任) or after one (局长：李明); in English a surname in pinyin with a given name.
 */
export function looksLikePersonalName(text: string): boolean {
  const pieces = text
    .normalize('NFKC')
    .split(/[\s,，、;；:：()（）/|·•]+/)
    .filter(Boolean);
  return pieces.some(isChineseName) || isPinyinName(text);
}

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文亓';
const titles =
  /(第一书记|副?(?:局|县|镇|乡|区|市|处|科|股|所|站|村|组|队|院|校|厂|场|会|部|社|司)长|(?:副|总)?(?:书记|主任|经理|主席|委员|工程师|会计|校长|董事长|理事长)|助理|同志|先生|女士|老师)$/;
const officeEnds =
  /(局|办|委|厅|部|处|科|股|室|所|站|院|校|县|镇|乡|街道|村|社区|居|中心|公司|集团|合作社|联社|厂|场|队|组|会|政府|办事处|机构|单位|部门|负责人|责任人|干部|人员|副职|正职|职务|岗位|专员|代表|经办人|联系人)$/;
const ranks = /^(原|代|副|正|常务副?|分管副?|主管副?|包村|驻村)+$/;

function isChineseName(piece: string): boolean {
  const title = titles.exec(piece)?.[0];
  const before = title === undefined ? piece : piece.slice(0, -title.length);
  if (officeEnds.test(before) || ranks.test(before) || !/^\p{Script=Han}{1,3}$/u.test(before)) return false;
  return surnames.includes(before[0] ?? '') && (title !== undefined || before.length > 1);
}

const pinyinSurnames =
  /^(Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Hu|Zhu|Gao|Lin|He|Guo|Ma|Luo|Liang|Song|Zheng|Xie|Han|Tang|Feng|Yu|Dong|Cheng|Cao|Yuan|Deng|Shen|Peng|Su|Jiang|Cai|Jia|Ding|Wei|Xue|Ye|Pan|Du|Dai|Xia|Zhong|Tian|Ren|Fan|Fang|Shi|Yao|Tan|Qin|Meng|Qi) [A-Z][a-z]{1,9}( ?[A-Z][a-z]{1,5})?$/;

function isPinyinName(text: string): boolean {
  return text.split(/[,;:()/]+/).some((piece) => {
    const bare = piece.trim().replace(/^(Mr|Ms|Mrs|Dr|Comrade)\.? /, '');
    return pinyinSurnames.test(bare) && !/ (Town|Village|County|Office|Station|Subdistrict|Bureau|Centre)$/.test(bare);
  });
}

/** A name with all but its first character hidden, for a message. */
export function hideName(text: string): string {
  const [first = '', ...rest] = text;
  return first + rest.map((character) => (/[\p{L}\p{N}]/u.test(character) ? '*' : character)).join('');
}
