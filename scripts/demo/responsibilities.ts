import { county } from './towns.ts';

/** Who answers for the promises of one section of the plan: offices, never persons. */
interface Responsibility {
  readonly group_id: string;
  readonly area: string;
  readonly clause: string;
  readonly lead_office: string;
  readonly with_office: string;
}

/** Section of the plan, the office in charge, and the one that works with it. Made up: the plan has no such list. */
const sections: readonly (readonly [clause: string, lead: string, other: string])[] = [
  ['2.3', '县扶贫开发领导小组办公室', '县统计局'],
  ['2.4', '县扶贫开发领导小组办公室', '县民政局'],
  ['3.1', '县农业局', '县畜牧兽医局'],
  ['3.2', '县旅游局', '县农业局'],
  ['3.3', '县商务局', '县邮政分公司'],
  ['3.4', '县发展和改革局', '国网沂源县供电公司'],
  ['4.1', '县人力资源和社会保障局', '县农业局'],
  ['4.2', '县人力资源和社会保障局', '县残疾人联合会'],
  ['4.3', '县人力资源和社会保障局', '县财政局'],
  ['5.1', '县教育体育局', '县财政局'],
  ['5.2', '县教育体育局', '县人力资源和社会保障局'],
  ['5.3', '县教育体育局', '县妇女联合会'],
  ['6.1', '县卫生和计划生育局', '县人力资源和社会保障局'],
  ['6.2', '县人力资源和社会保障局', '县民政局'],
  ['6.3', '县卫生和计划生育局', '县教育体育局'],
  ['7.1', '县林业局', '县水务局'],
  ['7.2', '县林业局', '县财政局'],
  ['8.1', '县民政局', '县财政局'],
  ['8.2', '县人力资源和社会保障局', '县民政局'],
  ['8.3', '县残疾人联合会', '县民政局'],
  ['8.4', '县住房和城乡建设局', '县财政局'],
  ['9.1', '县委组织部', '县扶贫开发领导小组办公室'],
  ['9.2', '县扶贫开发领导小组办公室', '县发展和改革局'],
  ['9.3', '县工商业联合会', '县扶贫开发领导小组办公室'],
  ['9.4', '县扶贫开发领导小组办公室', '县民政局'],
  ['10.0', '县农业局', '县国土资源局'],
  ['11.1.1', '县交通运输局', '县财政局'],
  ['11.1.2', '国网沂源县供电公司', '县发展和改革局'],
  ['11.1.3', '县水务局', '县卫生和计划生育局'],
  ['11.1.4', '县水务局', '县农业局'],
  ['11.1.5', '县经济和信息化局', '县教育体育局'],
  ['11.2', '县发展和改革局', '县住房和城乡建设局'],
  ['12.1', '县委组织部', '县扶贫开发领导小组办公室'],
  ['12.2', '县扶贫开发领导小组办公室', '县财政局'],
  ['12.3.1', '县财政局', '县审计局'],
  ['12.3.2', '县金融工作办公室', '县财政局'],
  ['12.3.3', '县财政局', '县金融工作办公室'],
  ['12.3.4', '县国土资源局', '县财政局'],
  ['12.4', '县扶贫开发领导小组办公室', '县审计局'],
];

/** One row per section, or per item where items have offices of their own. */
export const responsibilities: readonly Responsibility[] = sections.map(([clause, lead, other], i) => ({
  group_id: `ZR${String(i + 1).padStart(2, '0')}`,
  area: county,
  clause,
  lead_office: lead,
  with_office: other,
}));
