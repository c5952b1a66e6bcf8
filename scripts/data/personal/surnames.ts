/** Family names of the mainland, the most frequent first; together they cover well over 98 in 100 people. */
const single =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' +
  '庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺水云昌凤酆皮湛亓仉公逄綦郇矫宿初门泮逯苍战厉丰薛修巴仝贠尉惠肖闫付代邝迟';
const double =
  '欧阳 诸葛 上官 司马 东方 独孤 南宫 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 长孙 宇文 端木 轩辕 公冶 澹台 淳于 单于 申屠 钟离 闻人 呼延 拓跋 百里 西门 万俟 第五'.split(
    ' ',
  );
const all = new Set(single);
const frequent = new Set(single.slice(0, 100));

/** How many characters of a text are its surname: 2, 1 or 0; `common` looks among the hundred most frequent only. */
export function surnameLength(text: string, common = false): number {
  if (double.includes(text.slice(0, 2)) && text.length > 2) return 2;
  return (common ? frequent : all).has(text[0] ?? '') ? 1 : 0;
}

/** Every single surname, as the inside of a character class. */
export const surnameClass = [...all].join('');
