import { surnameLength } from './surnames.ts';

/** Characters that given names are made of. */
const given = new Set(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲红玉萍鹏华飞梅鑫波斌宇浩凯健俊帆雪帅慧婷淑珍建国庆春燕志海云龙文辉力之茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚裕岩永东峰成康星光天达安中恒奎福生清贵荣爱琴凤洁素莲真环翠菊莉锦黛青倩妍茜秋珊莎瑾佳嘉琼勤贞莺媛瑞凡仁武新利毅宁富顺信子元全胜学祥才发晓立宏彬友庭旭良德士泽盛雷钢伦翔哲江炎时泰若鸣朋行朝义兴广长昌喜仙连银金水根木宝传继孝忠法常来宗升启守起道悦双芝芬霜香月艺咏卿聪澜纯毓昭冰爽婵馨瑗琰韵融园冬纪怡璇轩梓涵欣诗雨桐睿晨阳旺财旦庚晶培占绪余衍桃叶花运河亮社大小山老军民团战卫保家维世吉亚如彦延廷修其启均作京希焕增召乃克同存景胤圣方存敦森钦奇奥翰博熙昊宸浚皓煜烨煊炜珂琳琪璐瑶玥莹萱蕾薇蓉菲雯霏霖颖馥妮娅娇婉婕嫣妙姗娥姣素巧美秋月红霞彩'.split(
    '',
  ),
);

/** How villages, towns, offices, buildings and crops end. */
const otherEnds =
  /[村庄屯沟峪坡泉桥岭岗店埠崖洞台庙寺堂楼集官营寨疃夼井湾口头镇乡县市区街路屋院厂场站校所局办司组队会湖池塘里巷胡峡谷关门窑磨碾套铺滩河山线段库坝渠闸湖岛港角圈垛沿旺树园林地户人员费款金额率量数期级类型号值表册元亩斤吨梨桃果苹米面油菜瓜薯豆麦药砂粉料]$/;
/** Words that begin with the character of a surname and are made of the characters of names. */
const words = new Set(
  '安全 安康 安平 安宁 安心 高中 高等 高级 高新 高明 高平 高山 高峰 方便 方正 和平 和美 和谐 白云 白玉兰 金星 金华 文明 文化 文学 成功 成立 成长 成才 成员 任务 时间 时期 年度 水平 水利 江山 黄金 金银花 万寿菊 林业 林果 管理 管护 常年 常住 常规 常务 单位 计划 项目 施工 应急 易地 党员 党建 宁夏 温室 温泉 广东 广西 康复 平安 平均 江西 云南 国庆 明亮 明星 明光 阳光 阳春 元宝 华东 华北 水库 水源 路灯 路面 门诊 公路 公司 公益 公开 公示 公共 原有 原因 连续 连心 保安 保康 保健 保险 来源 解决 解放 应对 强化 强军 战略 安居 安置 乐业 乐安 和睦 丰收 丰产 惠民 修建 代表 巴士 初中 初级 初步 商贸 商务 关爱 关怀 包括 管道 文艺 时光 同心 银行 银杏 金花 车间 车辆 花生 计生 宁阳 沂源 全国 全民 全省 全年 全部 东里 西里 中庄 石桥 鲁村 大学 小学 安子 支持 张贴 高兴 白天 江海 冷库 冷水 水果 水生 水泥 景区 景点 明年 应有 应付'.split(
    ' ',
  ),
);
const placeholders = /^(张三|李四|王五|赵六|孙七|周八|吴九|郑十|小明)$/;

/**
 * How much a text is like the name of a person. 2: a surname followed by characters that given names are made of.
 * 1: a surname followed by one or two characters that do not end like a place, an office or a thing. 0: anything else.
 */
export function nameLikeness(text: string): 0 | 1 | 2 {
  if (placeholders.test(text)) return 2;
  if (/^\p{Script=Han}{1,6}(·\p{Script=Han}{1,6}){1,3}$/u.test(text)) return 2;
  if (!/^\p{Script=Han}{2,4}$/u.test(text) || words.has(text)) return 0;
  const surname = surnameLength(text);
  const rest = text.slice(surname);
  if (surname === 0 || rest.length > 2 || rest.length === 0) return 0;
  if (isPlaceOfFamily(text)) return 0;
  const ends = otherEnds.test(text);
  if ([...rest].every((character) => given.has(character)) && !(ends && rest.length === 1)) return 2;
  return ends ? 0 : 1;
}

/** 张家坡, 马家庄: the place of a family. */
function isPlaceOfFamily(text: string): boolean {
  return /^.[家各]./.test(text) && otherEnds.test(text);
}

/** A name that needs no column beside it: three characters, or two with one of the hundred most frequent surnames. */
export function isClearName(text: string): boolean {
  if (nameLikeness(text) < 2) return false;
  return placeholders.test(text) || text.includes('·') || (text.length > 2 && surnameLength(text, true) > 0);
}

const pinyinSurname =
  '(?:Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Hu|Zhu|Gao|Lin|He|Guo|Ma|Luo|Liang|Song|Zheng|Xie|Han|Tang|Feng|Yu|Dong|Xiao|Cheng|Cao|Yuan|Deng|Fu|Shen|Zeng|Peng|Lyu|Lv|Su|Lu|Jiang|Cai|Jia|Ding|Wei|Xue|Ye|Yan|Pan|Du|Dai|Xia|Zhong|Tian|Ren|Fan|Fang|Shi|Yao|Tan|Liao|Zou|Xiong|Jin|Hao|Kong|Bai|Cui|Kang|Mao|Qiu|Qin|Gu|Hou|Shao|Meng|Long|Wan|Duan|Lei|Qian|Yin|Yi|Chang|Qiao|Lai|Gong)';
const syllable =
  '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ue|ui|a|o|e|i|u|v)';
const pinyin = new RegExp(
  `^(?:${pinyinSurname}[ ,]+(?:${syllable}[ '-]?){1,2}|(?:${syllable}[ '-]?){1,2}[ ,]+${pinyinSurname})$`,
  'i',
);
const joined = new RegExp(`^${pinyinSurname}(?:${syllable}){1,2}\\d{0,4}$`, 'i');
const notPeople =
  /^(linux|mac|macos|xiaomi|huawei|lenovo|hewei|administrator|user|dell|china|shanghai|sunshine|gong an)$/i;

/** A name in pinyin, surname first or last: Wang Xiaoming, XIAOMING WANG. */
export function isPinyinName(text: string): boolean {
  return pinyin.test(text.trim());
}

/** A name in pinyin written as one word, as people name their computers: wangxiaoming. */
export function isPinyinAccount(text: string): boolean {
  return joined.test(text.trim()) && text.trim().length > 4 && !notPeople.test(text.trim());
}
