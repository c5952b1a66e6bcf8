/** A kind of demonstration project: what is built, for how much, by whom. Everything in it is invented. */
export interface ProjectKind {
  readonly programme: string;
  readonly what: Words;
  /** The task; {n} is the size. */
  readonly task: Words;
  /** The subsidy; {s} is the amount for one unit in yuan. */
  readonly standard: Words;
  readonly size: readonly [least: number, most: number];
  readonly perUnit: readonly [least: number, most: number];
  /** Months from start to end. */
  readonly months: number;
  /** The county office that carries it out; absent: the town's government. */
  readonly office?: Words;
}
export type Words = readonly [zh: string, en: string];

type Numbers = [size: ProjectKind['size'], perUnit: ProjectKind['perUnit'], months: number];

const perMu: Words = ['每亩补助{s}元', '{s} yuan per mu'];
const perHead: Words = ['每头（只）补助{s}元', '{s} yuan per head'];
const perPlace: Words = ['每平方米补助{s}元', '{s} yuan per square metre'];

function kinds(
  programme: string,
  standard: Words,
  list: readonly (readonly [what: Words, task: Words, ...Numbers])[],
  office?: Words,
): ProjectKind[] {
  return list.map(([what, task, size, perUnit, months]) => {
    const kind = { programme, what, task, standard, size, perUnit, months };
    return office ? { ...kind, office } : kind;
  });
}

export const projectKinds: readonly ProjectKind[] = [
  ...kinds('planting', perMu, [
    [
      ['苹果种植', 'Apple orchard'],
      ['新建苹果园{n}亩', 'Plant an apple orchard of {n} mu'],
      [60, 180],
      [2200, 3000],
      8,
    ],
    [
      ['桃园改良', 'Peach orchard renewal'],
      ['改良桃园{n}亩', 'Renew peach orchards of {n} mu'],
      [80, 220],
      [1500, 2200],
      7,
    ],
    [
      ['樱桃大棚', 'Cherry greenhouses'],
      ['建樱桃大棚{n}亩', 'Build cherry greenhouses of {n} mu'],
      [20, 50],
      [9000, 14000],
      8,
    ],
    [
      ['中药材种植', 'Medicinal herbs'],
      ['种植丹参、桔梗等中药材{n}亩', 'Grow medicinal herbs on {n} mu'],
      [90, 260],
      [1200, 1900],
      7,
    ],
    [
      ['食用菌', 'Edible mushrooms'],
      ['建食用菌棚{n}亩', 'Build mushroom sheds of {n} mu'],
      [10, 28],
      [16000, 24000],
      6,
    ],
    [
      ['蔬菜大棚', 'Vegetable greenhouses'],
      ['建蔬菜大棚{n}亩', 'Build vegetable greenhouses of {n} mu'],
      [20, 55],
      [9000, 13000],
      7,
    ],
  ]),
  ...kinds('breeding', perHead, [
    [
      ['肉牛养殖', 'Beef cattle'],
      ['购进肉牛{n}头，建牛舍', 'Buy {n} beef cattle and build sheds'],
      [40, 110],
      [5000, 7000],
      7,
    ],
    [['山羊养殖', 'Goats'], ['购进山羊{n}只，建羊舍', 'Buy {n} goats and build sheds'], [200, 520], [800, 1200], 6],
    [['生猪养殖', 'Pigs'], ['建猪舍，存栏生猪{n}头', 'Build pigsties for {n} pigs'], [220, 480], [900, 1400], 7],
    [
      ['蛋鸡养殖', 'Laying hens'],
      ['建鸡舍，存栏蛋鸡{n}只', 'Build henhouses for {n} laying hens'],
      [6000, 12000],
      [35, 55],
      6,
    ],
  ]),
  ...kinds('processing', perPlace, [
    [
      ['果品分拣包装', 'Fruit sorting and packing'],
      ['建分拣包装车间{n}平方米', 'Build a sorting and packing hall of {n} square metres'],
      [500, 1100],
      [600, 900],
      9,
    ],
    [
      ['杂粮加工', 'Coarse grain processing'],
      ['建杂粮加工车间{n}平方米', 'Build a coarse grain mill of {n} square metres'],
      [300, 800],
      [600, 950],
      8,
    ],
    [
      ['豆制品加工', 'Bean products'],
      ['建豆制品车间{n}平方米', 'Build a bean product workshop of {n} square metres'],
      [300, 700],
      [700, 1000],
      8,
    ],
  ]),
  ...kinds('tourism', perPlace, [
    [
      ['乡村旅游配套', 'Rural tourism facilities'],
      ['改造停车场、厕所和步道{n}平方米', 'Renew car park, toilets and paths, {n} square metres'],
      [1200, 3000],
      [200, 320],
      8,
    ],
  ]),
  ...kinds(
    'e-commerce',
    ['每个服务点补助{s}元', '{s} yuan per service point'],
    [
      [
        ['电商服务点', 'E-commerce service points'],
        ['建电商服务点{n}个', 'Set up {n} e-commerce service points'],
        [8, 24],
        [12000, 18000],
        5,
      ],
    ],
    ['县商务主管部门', 'County commerce office'],
  ),
  ...kinds(
    'solar',
    ['每千瓦补助{s}元', '{s} yuan per kilowatt'],
    [
      [
        ['光伏电站', 'Solar power station'],
        ['建光伏电站{n}千瓦', 'Build a solar power station of {n} kW'],
        [60, 200],
        [5500, 7000],
        5,
      ],
    ],
  ),
  ...kinds(
    'roads',
    ['每公里补助{s}元', '{s} yuan per km'],
    [
      [
        ['村内道路硬化', 'Paved village roads'],
        ['硬化村内道路{n}公里', 'Pave {n} km of village roads'],
        [2, 6],
        [180000, 260000],
        5,
      ],
    ],
    ['县交通运输主管部门', 'County transport office'],
  ),
  ...kinds(
    'water',
    ['每处补助{s}元', '{s} yuan per works'],
    [
      [
        ['饮水安全提升', 'Safer drinking water'],
        ['改造供水工程{n}处', 'Renew {n} water supply works'],
        [1, 4],
        [150000, 280000],
        5,
      ],
    ],
    ['县水利主管部门', 'County water office'],
  ),
  ...kinds(
    'training',
    ['每人次补助{s}元', '{s} yuan per trainee'],
    [[['实用技术培训', 'Practical skills training'], ['培训{n}人次', 'Train {n} people'], [200, 600], [300, 500], 4]],
    ['县人力资源社会保障主管部门', 'County human resources office'],
  ),
];

/** How the poor have a part in a project. */
export const mechanisms: Readonly<Record<string, readonly Words[]>> = {
  industry: [
    [
      '项目资产归村集体，收益按年分给脱贫户和公益岗位',
      'The village owns the assets; the yearly income goes to poor households and public-service posts',
    ],
    ['土地流转付租金，优先雇用贫困劳动力', 'Rent for the land; poor workers are hired first'],
    [
      '合作社统一供苗、统一收购，贫困户按订单生产',
      'The cooperative supplies and buys; poor households produce under contract',
    ],
    ['资金折股量化，保底分红', 'The money is turned into shares with a guaranteed dividend'],
  ],
  works: [
    [
      '改善全村生产生活条件，施工优先雇用贫困劳动力',
      'Better conditions for the whole village; poor workers are hired first for the works',
    ],
    ['受益村自管自用，管护岗位优先安排贫困劳动力', 'The village runs the works; upkeep posts go to poor workers first'],
  ],
};
