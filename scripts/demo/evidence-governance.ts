import type { evidence } from './evidence.ts';

type Documents = (typeof evidence)[string];

const named = (year: number, number: number): string => `示例文件〔${year}〕${number}号（虚构）`;

/** The files of `evidence/` about reform, capacity and organisation. Most deliverables have no document. */
export const governanceEvidence: Readonly<Record<string, Documents>> = {
  'chapter-10': [
    { commitment: '10-income-distribution', done_on: '2017-03-01', document: named(2017, 305) },
    { commitment: '10-distribution-mechanism', done_on: '2017-03-01', document: named(2017, 305) },
    { commitment: '10-asset-supervision', done_on: '2018-04-11', document: named(2018, 311) },
    { commitment: '10-new-businesses', done_on: '2017-08-22', document: named(2017, 312) },
    { commitment: '10-rights-trading', done_on: '2016-07-05', document: named(2016, 313) },
    { commitment: '10-property-registration', done_on: '2019-05-28', document: named(2019, 314) },
  ],
  'chapter-11': [
    { commitment: '11-water-works', done_on: '2018-11-19', document: named(2018, 321) },
    { commitment: '11-irrigation', done_on: '2017-12-06', document: named(2017, 322) },
    { commitment: '11-standard-farmland', done_on: '2019-10-30', document: named(2019, 323) },
    { commitment: '11-soil-quality-plan', done_on: '2017-02-14', document: named(2017, 324) },
    { commitment: '11-information-schools', done_on: '2016-12-27', document: named(2016, 325) },
    { commitment: '11-tourism-towns', done_on: '2020-06-18', document: named(2020, 326) },
  ],
  'chapter-12': [
    { commitment: '12-first-hand', done_on: '2016-02-29', document: named(2016, 331) },
    { commitment: '12-leading-group', done_on: '2016-03-08', document: named(2016, 332) },
    { commitment: '12-network', done_on: '2016-04-21', document: named(2016, 333) },
    { commitment: '12-two-studies', done_on: '2016-05-10', document: named(2016, 334) },
    { commitment: '12-disclosure', done_on: '2017-10-17', document: named(2017, 335) },
    { commitment: '12-plan-in-plan', done_on: '2017-07-14', document: named(2017, 336) },
    { commitment: '12-deregistration', done_on: '2016-09-02', document: named(2016, 337) },
    { commitment: '12-data-sharing', done_on: '2017-06-08', document: named(2017, 338) },
    { commitment: '12-temporary-mechanism', done_on: '2018-03-23', document: named(2018, 339) },
    { commitment: '12-report-system', done_on: '2016-06-30', document: named(2016, 340) },
    { commitment: '12-inspection-rules', done_on: '2017-01-18', document: named(2017, 341) },
    { commitment: '12-inspection-system', done_on: '2017-01-18', document: named(2017, 341) },
    { commitment: '12-third-party', done_on: '2017-11-15', document: named(2017, 342) },
    { commitment: '12-responsibility-list', done_on: '2017-09-29', document: named(2017, 343) },
    { commitment: '12-accountability-rules', done_on: '2017-05-04', document: named(2017, 344) },
  ],
};
