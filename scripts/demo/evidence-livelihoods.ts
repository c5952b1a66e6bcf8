import { countyCentreOpened } from './ecommerce.ts';
import type { evidence } from './evidence.ts';

type Documents = (typeof evidence)[string];

const named = (year: number, number: number): string => `示例文件〔${year}〕${number}号（虚构）`;
const centre = named(2017, 161);

/** The files of `evidence/` about industry, employment and ecology. Most deliverables have no document. */
export const livelihoodEvidence: Readonly<Record<string, Documents>> = {
  'chapter-03': [
    { commitment: '03-trade-projects', done_on: '2018-09-27', document: named(2018, 142) },
    { commitment: '03-site-shuangquan', done_on: '2018-06-15', document: named(2018, 118) },
    { commitment: '03-site-shennong', done_on: '2019-10-11', document: named(2019, 137) },
    { commitment: '03-demonstration-villages', done_on: '2018-12-05', document: named(2018, 156) },
    { commitment: '03-ecommerce-platform', done_on: '2017-06-28', document: named(2017, 124) },
    { commitment: '03-online-association', done_on: '2018-05-09', document: named(2018, 111) },
    { commitment: '03-county-centre', done_on: countyCentreOpened, document: centre },
    { commitment: '03-have-county', done_on: countyCentreOpened, document: centre },
    { commitment: '03-product-catalogue', done_on: '2018-07-19', document: named(2018, 129) },
    { commitment: '03-talent-plan', done_on: '2017-03-24', document: named(2017, 108) },
    { commitment: '03-talent-bases', done_on: '2018-04-11', document: named(2018, 107) },
  ],
  'chapter-04': [
    { commitment: '04-long-term-mechanism', done_on: '2018-03-15', document: named(2018, 104) },
    { commitment: '04-training-list', done_on: '2016-08-17', document: named(2016, 126) },
    { commitment: '04-guarantee-fund', done_on: '2016-11-02', document: named(2016, 139) },
  ],
  'chapter-07': [
    { commitment: '07-soil-measures', done_on: '2018-09-13', document: named(2018, 138) },
    { commitment: '07-farmland-works', done_on: '2017-10-26', document: named(2017, 152) },
    { commitment: '07-upkeep-subsidy', done_on: '2019-03-21', document: named(2019, 109) },
    { commitment: '07-resource-audit', done_on: '2018-12-20', document: named(2018, 161) },
  ],
};
