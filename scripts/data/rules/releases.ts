import { rule, type Rule } from './rule.ts';

/** What was published before, and what a new release changes of it. */
export const releaseRules = {
  'wrong-release': rule(
    '不是一份发布记录：{detail}',
    'not the record of a release: {detail}',
    '放回发布时写出的原文件，不要手改',
    'put back the file that the release wrote; never edit it',
  ),
  'release-file-name': rule(
    '这是 {version} 版的发布记录，文件名却不是它',
    'this is the record of release {version}, but the file is called otherwise',
    '放回发布时写出的原文件，不要改名',
    'put back the file that the release wrote under its own name',
  ),
  'release-chain': rule(
    '{version} 版的记录接不上它前一版的记录',
    'the record of release {version} does not follow the record before it',
    '把每一版的发布记录都放回 releases，不能缺，不能改',
    'put every record back into releases: none may be missing or edited',
  ),
  'release-out-of-order': rule(
    '版本 {value} 早于已经发布的 {version}',
    'version {value} comes before {version}, which is already released',
    '把 release 改成比 {version} 大的版本号',
    'give release a version after {version}',
  ),
  'release-exists': rule(
    '版本 {value} 已经发布，内容与这次不同：{difference}',
    'version {value} is already released, with other contents: {difference}',
    '已发布的版本不能改；把 release 改成新的版本号，改动写进 corrections.csv',
    'a released version never changes: give release a new version and state the change in corrections.csv',
  ),
  'release-day': rule(
    '发布日期 {value} 早于 {day}',
    'the day of publication {value} lies before {day}',
    '发布日期不能早于数据截至的日期，也不能早于前一版的发布日期；改正 releasedOn',
    'a release is not published before the day its data refer to, nor before the release before it: correct releasedOn',
  ),
  'change-without-reason': rule(
    '与 {version} 版公布的不同，没有写理由：{count} 个数，如 {figure}：{before}→{after}',
    'differs from what release {version} published, without a reason: {count} figures, for example {figure}: {before} → {after}',
    '数据有误的改回来；确要更正的，在 corrections.csv 加一行：release 写 {release}，indicator 写 {indicator}，写明地区、时期、分组和理由',
    'take a mistake back; for a correction add a row to corrections.csv with release {release}, indicator {indicator}, area, period, groups and reason',
  ),
  'verdict-without-reason': rule(
    '承诺“{value}”的判定与 {version} 版不同，所依据的数却没有改：{before}→{after}（{day}）',
    'the verdict on "{value}" differs from release {version} though no figure behind it has changed: {before} → {after} ({day})',
    '在 corrections.csv 加一行：release 写 {release}，commitment 写这个编号，写明理由',
    'add a row to corrections.csv with release {release}, this commitment and the reason',
  ),
  'correction-of-what': rule(
    '一行更正要么写 indicator，要么写 commitment；写 commitment 的不写 area、period、groups',
    'a correction names either an indicator or a commitment; with a commitment there is no area, period or groups',
    '只写其中一个',
    'name one of the two',
  ),
  'unknown-release': rule(
    '没有发布过版本“{value}”，这次要发布的也不是它',
    'version "{value}" was never released, and it is not the one to be released',
    '写首次公布这处更正的版本：{expected}',
    'write the version that first publishes the correction: {expected}',
  ),
  'unknown-figure': rule(
    '没有这个数：{figure}',
    'there is no such figure: {figure}',
    '照已公布的 observations.csv 写 indicator、area、period、groups；整列都改的写 *',
    'write indicator, area, period and groups as in the published observations.csv, or * for all of them',
  ),
  'correction-changes-nothing': rule(
    '{version} 版没有改动 {figure}',
    'release {version} does not change {figure}',
    '改正这一行所指的数或版本；没有更正就删去这一行',
    'correct which figure or version the row is about, or remove it',
  ),
  'two-reasons': rule(
    '{figure} 的更正已在第 {first} 行写了理由',
    'the change of {figure} already has its reason in row {first}',
    '留下一行，或把其中一行写得更具体',
    'keep one of the rows, or make one more specific',
  ),
} as const satisfies Record<string, Rule>;
