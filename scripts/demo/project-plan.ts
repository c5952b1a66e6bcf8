/** How many projects of each programme stand in the plan of each year. */
export const projectsPerYear: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  2016: { planting: 9, breeding: 6, processing: 2, solar: 4, roads: 4, water: 3, training: 1 },
  2017: {
    planting: 39,
    breeding: 28,
    processing: 16,
    tourism: 3,
    'e-commerce': 1,
    solar: 3,
    roads: 4,
    water: 3,
    training: 1,
  },
  2018: {
    planting: 9,
    breeding: 5,
    processing: 4,
    tourism: 3,
    'e-commerce': 1,
    solar: 2,
    roads: 4,
    water: 3,
    training: 1,
  },
  2019: { planting: 5, breeding: 3, processing: 4, tourism: 2, roads: 2, water: 2, training: 1 },
  2020: { planting: 3, breeding: 2, processing: 3, tourism: 2, roads: 2, water: 1, training: 1 },
};

/** What went wrong with which projects: by id, the rest is as it should be. */
export const mishaps: Readonly<Record<string, readonly Mishap[]>> = {
  'XM2016-004': ['plan-late'],
  'XM2016-009': ['plan-missing'],
  'XM2016-017': ['completion-missing'],
  'XM2016-022': ['plan-late', 'completion-late'],
  'XM2016-026': ['stopped'],
  'XM2017-005': ['plan-late'],
  'XM2017-011': ['completion-late'],
  'XM2017-019': ['plan-late'],
  'XM2017-027': ['stopped'],
  'XM2017-033': ['plan-missing', 'completion-missing'],
  'XM2017-038': ['early-start'],
  'XM2017-046': ['completion-late'],
  'XM2017-052': ['plan-late'],
  'XM2017-058': ['early-start'],
  'XM2017-064': ['stopped'],
  'XM2017-071': ['completion-missing'],
  'XM2017-079': ['not-accepted'],
  'XM2017-088': ['plan-late', 'completion-late'],
  'XM2017-093': ['completion-late'],
  'XM2018-006': ['plan-late'],
  'XM2018-014': ['completion-missing'],
  'XM2018-021': ['stopped'],
  'XM2018-028': ['early-start'],
  'XM2019-003': ['completion-late'],
  'XM2019-010': ['plan-late'],
  'XM2019-016': ['not-accepted'],
  'XM2020-002': ['under-way'],
  'XM2020-005': ['planned'],
  'XM2020-007': ['fresh'],
  'XM2020-011': ['under-way'],
  'XM2020-013': ['fresh'],
};
export type Mishap =
  | 'plan-late'
  | 'plan-missing'
  | 'early-start'
  | 'completion-late'
  | 'completion-missing'
  | 'not-accepted'
  | 'stopped'
  | 'under-way'
  | 'planned'
  | 'fresh';
