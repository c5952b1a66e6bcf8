import { apportion } from './apportion.ts';
import { drawDays } from './days.ts';
import { createStream, shuffle } from './random.ts';
import { towns } from './towns.ts';

/** A school, teaching point or kindergarten that serves key villages. */
export interface School {
  readonly school_id: string;
  readonly town: string;
  readonly name: string;
  readonly kind: 'kindergarten' | 'teaching-point' | 'primary' | 'junior';
  readonly paired_on: string;
  readonly pairing_started_on: string;
  readonly care_room_on: string;
  readonly works_needed: boolean | '';
  readonly works_done_on: string;
  readonly head_trained_on: string;
  /** The rest is empty for kindergartens. */
  readonly broadband_on: string;
  readonly classes: number | '';
  /** The day on which all its classes had shared resources. */
  readonly class_resources_on: string;
  readonly pupils: number | '';
  readonly teachers: number | '';
  readonly learning_space_on: string;
}

type Links = Pick<
  School,
  'broadband_on' | 'classes' | 'class_resources_on' | 'pupils' | 'teachers' | 'learning_space_on'
>;

const noLinks: Links = {
  broadband_on: '',
  classes: '',
  class_resources_on: '',
  pupils: '',
  teachers: '',
  learning_space_on: '',
};

/** 62 schools and 47 kindergartens. */
export const schools: readonly School[] = drawSchools();

function drawSchools(): School[] {
  const kinds = [
    ['primary', 38, '小学'],
    ['teaching-point', 13, '教学点'],
    ['junior', 11, '初级中学'],
    ['kindergarten', 47, '幼儿园'],
  ] as const;
  const places = kinds.flatMap(([kind, total, noun]) =>
    apportion(
      total,
      towns.map(({ keyVillages }) => keyVillages),
    ).flatMap((count, t) =>
      Array.from({ length: count }, (_, i) => ({ kind, town: towns[t]?.code ?? '', name: `示例${i + 1}号${noun}` })),
    ),
  );
  const pupils = places.filter(({ kind }) => kind !== 'kindergarten').length;
  const days = drawSchoolDays(pupils, places.length - pupils);
  const links = drawLinks(places.slice(0, pupils));
  const needed = drawNeeds(places.slice(0, pupils).map(({ town }) => town));
  let works = 0;
  return places.map((place, i) => {
    const school = i < pupils;
    const needsWorks = school && (needed[i] ?? false);
    return {
      school_id: `XX${String(i + 1).padStart(3, '0')}`,
      ...place,
      paired_on: school ? (days.paired[i] ?? '') : '',
      pairing_started_on: school ? (days.started[i] ?? '') : '',
      care_room_on: school ? (days.care[i] ?? '') : '',
      works_needed: school ? needsWorks : '',
      works_done_on: needsWorks ? (days.works[works++] ?? '') : '',
      head_trained_on: school ? (days.heads[i] ?? '') : (days.kindergartenHeads[i - pupils] ?? ''),
      ...(links[i] ?? noLinks),
    };
  });
}

function drawSchoolDays(schoolCount: number, kindergartenCount: number) {
  const paired = drawDays('paired', schoolCount, [
    ['2015-12-31', 9],
    ['2016-12-31', 47],
    ['2017-12-31', schoolCount],
  ]);
  const started = drawDays('pairing started', schoolCount, [
    ['2016-12-31', 33],
    ['2017-12-31', schoolCount - 2],
    ['2018-12-31', schoolCount],
  ]);
  return {
    paired,
    started: started.map((day, i) => (day < (paired[i] ?? '') ? (paired[i] ?? '') : day)),
    care: drawDays('care rooms', schoolCount, [
      ['2015-12-31', 19],
      ['2016-12-31', 51],
      ['2017-12-31', 59],
      ['2018-12-31', schoolCount],
    ]),
    works: drawDays('works', 23, [
      ['2016-12-31', 9],
      ['2017-12-31', 20],
      ['2018-12-31', 22],
      ['2019-12-31', 23],
    ]),
    heads: drawDays('heads trained', schoolCount, [
      ['2016-12-31', 34],
      ['2017-12-31', schoolCount],
    ]),
    kindergartenHeads: drawDays('kindergarten heads', kindergartenCount, [
      ['2015-12-31', 8],
      ['2016-12-31', kindergartenCount],
    ]),
  };
}

/** 23 schools need works, at least one in every town. */
function drawNeeds(townOfSchool: readonly string[]): boolean[] {
  const next = createStream('works needed');
  const order = shuffle(
    townOfSchool.map((_, i) => i),
    next,
  );
  const firsts = towns.map(({ code }) => order.find((i) => townOfSchool[i] === code) ?? 0);
  const others = order.filter((i) => !firsts.includes(i)).slice(0, 23 - firsts.length);
  const chosen = new Set([...firsts, ...others]);
  return townOfSchool.map((_, i) => chosen.has(i));
}

/** The three links of each school and how many they serve; broadband comes first. */
function drawLinks(schoolPlaces: readonly Pick<School, 'kind' | 'town'>[]): Links[] {
  const next = createStream('links of schools');
  const count = schoolPlaces.length;
  const broadband = drawDays('school broadband', count, [
    ['2015-12-31', 47],
    ['2016-12-31', count],
  ]);
  const resources = drawDays('class resources', count, [
    ['2015-12-31', 18],
    ['2016-12-31', 54],
    ['2017-12-31', 60],
    ['2018-12-31', count],
  ]);
  const spaces = drawDays('learning space', count, [
    ['2016-12-31', 44],
    ['2017-12-31', 52],
    ['2018-12-31', 57],
    ['2019-12-31', 59],
    ['2020-12-31', 60],
  ]);
  return schoolPlaces.map(({ kind }, i) => {
    const classes = { primary: 6, 'teaching-point': 3, junior: 12, kindergarten: 0 }[kind] + Math.floor(next() * 4);
    const later = (day: string | undefined): string =>
      !day || day > (broadband[i] ?? '') ? (day ?? '') : (broadband[i] ?? '');
    return {
      broadband_on: broadband[i] ?? '',
      classes,
      class_resources_on: later(resources[i]),
      pupils: classes * (24 + Math.floor(next() * 16)),
      teachers: Math.round(classes * (1.6 + 0.6 * next())),
      learning_space_on: later(spaces[i]),
    };
  });
}
