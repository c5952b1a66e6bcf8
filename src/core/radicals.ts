/**
 * Characters of the block CJK Radicals Supplement, each followed by the one it looks like (Unicode,
 * EquivalentUnifiedIdeograph.txt). A font draws both with one glyph, and a PDF may then name either.
 */
const pairs =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

/** Characters to which a Kangxi radical decomposes, each followed by the one that a Chinese font draws for it. */
const drawn = '戶户靑青黃黄';

const equivalents = new Map<string, string>();
for (const pair of (pairs + drawn).match(/../gu) ?? []) {
  const [radical = '', character = ''] = pair;
  equivalents.set(radical, character);
}

/**
 * A text as it is read on paper: without spaces and line ends, each character for all that look the same in a font, such
 * as ⻋ and 车, ⾏ and 行, ― and —. Numbers and signs stay what they are.
 */
export function readOnPaper(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\u2e80-\u2eff戶靑黃]/g, (character) => equivalents.get(character) ?? character);
  return folded
    .replace(/[\s\u00ad\u200b\ufeff]+/g, '')
    .replaceAll('\u2012', '\u2013')
    .replaceAll('\u2015', '\u2014');
}
