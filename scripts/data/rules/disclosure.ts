import { rule, warning, type Rule } from './rule.ts';

/** What may not be published, and what readers know besides. */
export const disclosureRules = {
  unprotectable: rule(
    '{figure} 须隐去，但无论再隐去什么，都能由公布的数推算出来',
    '{figure} must be hidden, but can be worked out from what is published, whatever is hidden besides',
    '核对引自其他公开材料的行（source 列）和 known.yml；不能改时，这张表不分地区、不分组公布',
    'check the rows copied from other publications (column source) and known.yml; if they are right, publish the table without areas or groups',
  ),
  'exposes-earlier': rule(
    '{figure} 在 {version} 版中已隐去，这一版公布的数会使它被推算出来',
    '{figure} was hidden in release {version}; what this release publishes would give it away',
    '不要在这一版公布与它相加得出合计的数，或改回引用其他公开材料的行',
    'do not publish what adds up with it to a total, or take back the rows copied from other publications',
  ),
  'hidden-was-open': warning(
    '{figure} 这一版隐去，以前的版本已经公布',
    '{figure} is hidden in this release but an earlier one published it',
    '已公布的数无法收回；核对敏感等级和门槛是否改过',
    'what was published cannot be taken back; check whether its class or the threshold was changed',
  ),
  'known-differs': rule(
    '“{value}”与数据不符：{area} {period}',
    '"{value}" does not fit the figures of {area} in {period}',
    '改正数据，或改正 known.yml 里的这一条',
    'correct the figures or the entry of known.yml',
  ),
  'unreadable-statement': rule(
    '看不懂“{value}”',
    'cannot read "{value}"',
    '写成 指标.numerator = 指标.denominator + 指标.numerator，或 a <= b；符号两边各空一格',
    'write indicator.numerator = indicator.denominator + indicator.numerator, or a <= b; put a space on both sides of each sign',
  ),
  'amount-of-how-many': rule(
    '发给个人的金额要有“{column}”列的数',
    'an amount that goes to people needs a number in the column "{column}"',
    'contributors 写领取人数或户数，max_share 写其中最多一人所占比例（0 至 1）；这两列不公布',
    'give the number of people in contributors and the share of the largest, from 0 to 1, in max_share; neither is published',
  ),
  'wrong-amount-of': rule(
    '“{column}”列的值“{value}”不对',
    'wrong value "{value}" in the column "{column}"',
    'contributors 是整数；max_share 大于 0，不大于 1',
    'contributors is a whole number; max_share is above 0 and at most 1',
  ),
  'column-without-unit': rule(
    '逐行公布的表里，数字列“{column}”没有写单位',
    'the number "{column}" of a table that is published row by row has no unit',
    '写 unit；数的是人或户的写 person 或 household',
    'give its unit: person or household where it counts people',
  ),
  'few-in-records': rule(
    '逐行公布的表里，这一行涉及不足{fewest}人或户',
    'a row that would be published is about fewer than {fewest} people or households',
    '给这一列写 sensitivity: personal，它就不公布；数的是工作人员的写 institution',
    'give the column sensitivity: personal, then it is kept back; institution where it counts staff',
  ),
  'records-give-away': rule(
    '已隐去的数可以由逐行公布的表“{table}”算出',
    'figures that are hidden can be computed from the table "{table}", which is published row by row',
    '给所用的列写 sensitivity: personal，或不公布这张表',
    'give the columns it is made from sensitivity: personal, or do not publish the table',
  ),
} as const satisfies Record<string, Rule>;
