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
  'wrong-release': rule(
    '不是一份发布记录：{detail}',
    'not the record of a release: {detail}',
    '放回发布时写出的原文件，不要手改',
    'put back the file that the release wrote; never edit it',
  ),
} as const satisfies Record<string, Rule>;
