const named = (year: number, number: number): string => `示例文件〔${year}〕${number}号（虚构）`;

/** Documents about the deliverables of social security and help. Most have none; some came after the day they were due. */
export const evidenceOfHelp = {
  'chapter-08': [
    { commitment: '08-dibao-adjustment', done_on: '2017-12-20', document: named(2017, 52) },
    { commitment: '08-dibao-dynamic', done_on: '2016-07-14', document: named(2016, 19) },
    { commitment: '08-hardship-rules', done_on: '2017-05-09', document: named(2017, 12) },
    { commitment: '08-temporary-assistance', done_on: '2016-04-26', document: named(2016, 9) },
    { commitment: '08-temporary-rules', done_on: '2016-04-26', document: named(2016, 9) },
    { commitment: '08-left-behind-survey', done_on: '2016-11-30', document: named(2016, 38) },
    { commitment: '08-new-cases-tracked', done_on: '2017-06-22', document: named(2017, 16) },
    { commitment: '08-new-cases-tracked', done_on: '2019-02-27', document: named(2019, 5) },
  ],
  'chapter-09': [
    { commitment: '09-cooperation-plan', done_on: '2017-08-18', document: named(2017, 31) },
    { commitment: '09-private-campaign', done_on: '2016-09-28', document: named(2016, 29) },
    { commitment: '09-volunteer-organisation', done_on: '2018-03-05', document: named(2018, 8) },
    { commitment: '09-poverty-day', done_on: '2016-10-17', document: named(2016, 30) },
    { commitment: '09-poverty-day', done_on: '2017-10-17', document: named(2017, 39) },
    { commitment: '09-poverty-day', done_on: '2018-10-17', document: named(2018, 41) },
    { commitment: '09-poverty-day', done_on: '2020-10-16', document: named(2020, 36) },
  ],
} as const;
