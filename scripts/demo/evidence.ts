import { evidenceOfHelp } from './evidence-help.ts';

/** A document about a deliverable. All of them are invented and say so. */
interface Document {
  readonly commitment: string;
  readonly done_on: string;
  readonly document: string;
  readonly link?: string;
}

const named = (year: number, number: number): string => `示例文件〔${year}〕${number}号（虚构）`;

/** The files of `evidence/`, by chapter. Most deliverables have no document. */
export const evidence: Readonly<Record<string, readonly Document[]>> = {
  'chapter-02': [{ commitment: '02-long-term-mechanism', done_on: '2020-11-26', document: named(2020, 41) }],
  'chapter-05': [
    { commitment: '05-preschool-plan', done_on: '2017-03-21', document: named(2017, 6) },
    { commitment: '05-weak-school-plan', done_on: '2016-05-18', document: named(2016, 12) },
    { commitment: '05-vocational-support-plan', done_on: '2017-09-05', document: named(2017, 23) },
    { commitment: '05-pairing-plan', done_on: '2016-09-12', document: named(2016, 27) },
    { commitment: '05-pairing-partners', done_on: '2016-10-20', document: named(2016, 31) },
    { commitment: '05-pairing-forms', done_on: '2017-03-09', document: named(2017, 4) },
    { commitment: '05-left-behind-survey', done_on: '2016-11-15', document: named(2016, 35) },
    { commitment: '05-left-behind-files', done_on: '2016-12-23', document: named(2016, 40) },
    { commitment: '05-left-behind-cards', done_on: '2017-04-28', document: named(2017, 9) },
    { commitment: '05-job-fairs', done_on: '2018-05-16', document: named(2018, 14) },
  ],
  'chapter-06': [
    { commitment: '06-long-term-mechanism', done_on: '2019-04-18', document: named(2019, 11) },
    { commitment: '06-tiered-care', done_on: '2018-08-30', document: named(2018, 26) },
    { commitment: '06-sick-poor-verified', done_on: '2016-06-24', document: named(2016, 15) },
    { commitment: '06-diseases-identified', done_on: '2016-06-24', document: named(2016, 15) },
    { commitment: '06-treatment-plans', done_on: '2016-08-08', document: named(2016, 22) },
    { commitment: '06-service-windows', done_on: '2017-06-30', document: named(2017, 17) },
    { commitment: '06-one-stop-four', done_on: '2018-01-22', document: named(2018, 2) },
    { commitment: '06-outpatient-pooling', done_on: '2017-01-10', document: named(2017, 1) },
    { commitment: '06-two-cancers', done_on: '2016-10-31', document: named(2016, 33) },
  ],
  ...evidenceOfHelp,
};

export const evidenceColumns = ['commitment', 'done_on', 'document', 'link'] as const;
