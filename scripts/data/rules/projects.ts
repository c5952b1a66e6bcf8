import { rule, type Rule } from './rule.ts';

/** The fund-and-project ledger. */
export const projectRules = {
  'unknown-programme': rule(
    '未知的资金类别“{value}”',
    'unknown programme "{value}"',
    '可用：{expected}；或在 site.yml 的 programmes 中声明',
    'expected one of {expected}, or declare it in site.yml under programmes',
  ),
  'budget-differs': rule(
    '预算合计 {value} 与五项资金之和 {sum} 不等',
    'the budget {value} differs from the sum of its five sources, {sum}',
    '核对 central、province、city、county、other 与 budget，单位都是元',
    'check central, province, city, county and other against budget, all in yuan',
  ),
  'end-before-start': rule(
    '结束日期 {value} 早于开始日期 {start}',
    'the end {value} lies before the start {start}',
    '核对 start 与 end',
    'check start and end',
  ),
  'announced-before-formed': rule(
    '公告日期 {value} 早于信息形成日期 {formed}',
    'the announcement {value} lies before the day the information was formed, {formed}',
    '核对两个日期',
    'check the two days',
  ),
  'after-as-of': rule(
    '日期 {value} 晚于台账日期 {asOf}',
    'the day {value} lies after the day of the ledger, {asOf}',
    '改正日期，或修改 site.yml 的 asOf',
    'correct the day or change asOf in site.yml',
  ),
  'status-and-day': rule(
    '状态是 {status}，却写了验收日期 {value}',
    'the status is {status} but there is a day of acceptance, {value}',
    '已验收的把 status 写成 accepted，否则删去日期',
    'write the status accepted where it was accepted, otherwise remove the day',
  ),
  'accepted-before-start': rule(
    '验收日期 {value} 早于开始日期 {start}',
    'the acceptance {value} lies before the start {start}',
    '核对 start 与 accepted_on',
    'check start and accepted_on',
  ),
  'unknown-project': rule(
    '未知的项目“{value}”',
    'unknown project "{value}"',
    '写 projects 中的项目编号{nearest}',
    'write an id from projects{nearest}',
  ),
  'duplicate-project': rule(
    '项目编号“{value}”已在 {first} 使用',
    'project id "{value}" is already used in {first}',
    '换一个编号，或删去重复的一行',
    'choose another id or remove the repeated row',
  ),
  'payments-above-budget': rule(
    '项目 {project} 的 {level} 资金已支付 {paid} 元，超过预算 {planned} 元',
    'project {project}: {paid} yuan were paid from {level}, above its budget of {planned} yuan',
    '核对支付记录的 amount 与 level，或项目的预算',
    'check amount and level of the payments, or the budget of the project',
  ),
  'day-twice': rule(
    '日期 {value} 重复，第 {first} 行已有',
    'the day {value} repeats row {first}',
    '每个日期只写一行',
    'write each day once',
  ),
} as const satisfies Record<string, Rule>;
