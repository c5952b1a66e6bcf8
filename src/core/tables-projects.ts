import { boolean, day, empty, from, integer, notice, number, says, text, type TableDefinition } from './columns.ts';

const yuan = { unit: { zh: '元', en: 'yuan' } };
const chineseOnly = empty('没有英文，看中文列', 'no English: see the Chinese column');
const noVillage = empty('不限于一个村', 'not in one village');
const workingDays = {
  ...says('从形成次日数起的工作日', 'working days from the day after it was formed'),
};

/** The fund-and-project ledger: the fields of the disclosure rule of 2018, what was paid, and what was announced when. */
export const projectsTable = {
  title: { zh: '资金项目', en: 'Projects' },
  grain: { zh: '一个扶贫资金项目', en: 'one project paid from the funds' },
  key: ['project'],
  columns: {
    project: text('项目编号', 'Project id'),
    name_zh: text('项目名称', 'Name (Chinese)'),
    name_en: text('英文名称', 'Name (English)', chineseOnly),
    programme: text('资金类别', 'Programme', { codes: 'programmes' }),
    programme_zh: text('资金类别名称', 'Programme (Chinese)'),
    programme_en: text('英文资金类别', 'Programme (English)'),
    year: integer('年度', 'Year of the plan'),
    area: text('地区代码', 'Area code', from('areas', 'code')),
    area_zh: text('实施地点', 'Place (Chinese)'),
    area_en: text('英文实施地点', 'Place (English)'),
    village_zh: text('村', 'Village (Chinese)', noVillage),
    village_en: text(
      '英文村名',
      'Village (English)',
      empty('不限于一个村，或者没有英文', 'not in one village, or no English'),
    ),
    task_zh: text('建设任务', 'Task (Chinese)'),
    task_en: text('英文建设任务', 'Task (English)', chineseOnly),
    subsidy_standard_zh: text('补助标准', 'Subsidy standard (Chinese)'),
    subsidy_standard_en: text('英文补助标准', 'Subsidy standard (English)', chineseOnly),
    central: number('中央资金（元）', 'Central funds, yuan', yuan),
    province: number('省级资金（元）', 'Provincial funds, yuan', yuan),
    city: number('市级资金（元）', 'City funds, yuan', yuan),
    county: number('县级资金（元）', 'County funds, yuan', yuan),
    other: number('其他资金（元）', 'Other funds, yuan', yuan),
    budget: number('预算合计（元）', 'Budget, yuan', yuan),
    paid: number('已支付（元）', 'Paid, yuan', yuan),
    start: day('开始日期', 'Start'),
    end: day('结束日期', 'End'),
    unit_zh: text('实施单位', 'Implementing unit (Chinese)'),
    unit_en: text('英文实施单位', 'Implementing unit (English)', chineseOnly),
    responsible_zh: text(
      '责任岗位',
      'Responsible post (Chinese)',
      says('单位和岗位，不是姓名', 'an office and a post, never a name'),
    ),
    responsible_en: text('英文责任岗位', 'Responsible post (English)', chineseOnly),
    performance_target_zh: text('绩效目标', 'Performance target (Chinese)'),
    performance_target_en: text('英文绩效目标', 'Performance target (English)', chineseOnly),
    mechanism_zh: text('带贫减贫机制', 'How the poor benefit (Chinese)'),
    mechanism_en: text('英文带贫减贫机制', 'How the poor benefit (English)', chineseOnly),
    status: text('状态', 'Status', { codes: 'projectStatus' }),
    status_zh: text('状态说明', 'Status (Chinese)'),
    accepted_on: day('验收日期', 'Accepted on', empty('还没有验收', 'not accepted yet')),
    plan_formed_on: day('计划形成日期', 'Plan formed on'),
    plan_announced_on: day('计划公示日期', 'Plan announced on', empty('没有公示', 'never announced')),
    plan_working_days: integer('计划公示用时（工作日）', 'Working days to the announcement of the plan', {
      ...workingDays,
      ...empty('计划尚未形成', 'no plan formed yet'),
    }),
    plan_announcement: text('计划公示', 'Announcement of the plan', { codes: 'announcement' }),
    plan_announcement_zh: text('计划公示说明', 'Announcement of the plan (Chinese)'),
    plan_after_start: boolean('开工前未公示', 'Not announced before the start'),
    completion_formed_on: day('完成信息形成日期', 'Completion formed on', empty('还没有完工', 'not completed yet')),
    completion_announced_on: day('完成公告日期', 'Completion announced on', empty('没有公告', 'never announced')),
    completion_working_days: integer('完成公告用时（工作日）', 'Working days to the announcement of the completion', {
      ...workingDays,
      ...empty('还没有完工', 'not completed yet'),
    }),
    completion_announcement: text('完成公告', 'Announcement of the completion', { codes: 'announcement' }),
    completion_announcement_zh: text('完成公告说明', 'Announcement of the completion (Chinese)'),
    link: text('公告网址', 'Link to the announcement', {
      form: 'link',
      ...empty('没有网上的公告', 'no announcement on the web'),
    }),
    source_kind: text('数据性质', 'Kind of source', {
      codes: 'sourceKind',
      ...empty('没有写明来源', 'no source is given'),
    }),
    source_zh: text('来源', 'Source (Chinese)', empty('没有写明来源', 'no source is given')),
    file: text('来源文件', 'Source file'),
    row: integer('来源行', 'Source row'),
    notice,
  },
} as const satisfies TableDefinition;

export const paymentsTable = {
  title: { zh: '项目资金支付', en: 'Payments' },
  grain: { zh: '一个项目的一笔支付', en: 'one payment for a project' },
  key: ['project', 'number'],
  columns: {
    project: text('项目编号', 'Project id', from('projects', 'project')),
    number: integer('第几笔', 'Number within the project'),
    paid_on: day('支付日期', 'Paid on'),
    amount: number('金额（元）', 'Amount, yuan', yuan),
    level: text('资金来源', 'Source level', { codes: 'level' }),
    level_zh: text('资金来源名称', 'Source level (Chinese)'),
    file: text('来源文件', 'Source file'),
    row: integer('来源行', 'Source row'),
    notice,
  },
} as const satisfies TableDefinition;
