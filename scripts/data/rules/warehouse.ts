import { rule, type Rule } from './rule.ts';

/** Tables that live in a database of its own, ClickHouse. */
export const warehouseRules = {
  'warehouse-address': rule(
    '不知道数据库在哪里：环境变量 {name} 没有写或写法不对',
    'where the database is cannot be told: the environment variable {name} is absent or wrong',
    '设置 SUNLEDGER_CLICKHOUSE_URL（如 https://数据库主机:8443，其中不写账号密码）、SUNLEDGER_CLICKHOUSE_USER 和 SUNLEDGER_CLICKHOUSE_PASSWORD；不联网时用 SUNLEDGER_CLICKHOUSE_ANSWERS 指明留存的应答文件夹',
    'set SUNLEDGER_CLICKHOUSE_URL (such as https://database-host:8443, without the account in it), SUNLEDGER_CLICKHOUSE_USER and SUNLEDGER_CLICKHOUSE_PASSWORD; without a network name the folder of kept answers in SUNLEDGER_CLICKHOUSE_ANSWERS',
  ),
  'warehouse-unreachable': rule(
    '连不上数据库（{detail}）：本次生成没有取到任何数',
    'the database cannot be reached ({detail}): no figure was fetched',
    '检查网络和 SUNLEDGER_CLICKHOUSE_URL；不联网时用 SUNLEDGER_CLICKHOUSE_ANSWERS 指明留存的应答文件夹',
    'check the network and SUNLEDGER_CLICKHOUSE_URL; without a network name the folder of kept answers in SUNLEDGER_CLICKHOUSE_ANSWERS',
  ),
  'warehouse-timeout': rule(
    '数据库在 {seconds} 秒内没有答复',
    'the database gave no answer within {seconds} seconds',
    '换一个空闲的时间再试，或把 SUNLEDGER_CLICKHOUSE_TIMEOUT 写大（秒）',
    'try again when it is less busy, or give SUNLEDGER_CLICKHOUSE_TIMEOUT more seconds',
  ),
  'warehouse-denied': rule(
    '数据库不认这个账号，或账号没有读这张表的权限',
    'the database does not know this account, or the account may not read this table',
    '核对 SUNLEDGER_CLICKHOUSE_USER 和 SUNLEDGER_CLICKHOUSE_PASSWORD，并请管理员授予这张表的 SELECT 权限',
    'check SUNLEDGER_CLICKHOUSE_USER and SUNLEDGER_CLICKHOUSE_PASSWORD, and have the account granted SELECT on this table',
  ),
  'warehouse-readonly': rule(
    '账号的 readonly 为 1，不能带查询设置',
    'the account is readonly = 1 and may not send settings with a query',
    '请管理员把这个账号改为 readonly = 2：仍然只能读',
    'have the account set to readonly = 2: it still can only read',
  ),
  'warehouse-table': rule(
    '数据库里没有表“{value}”',
    'the database has no table "{value}"',
    '改正 from.table，写“库名.表名”',
    'correct from.table: the name of the database, a point, the name of the table',
  ),
  'warehouse-query': rule(
    '数据库没有算出结果：{detail}',
    'the database gave no result: {detail}',
    '按提示改正表达式或表；若是内存不足，请管理员放宽这个账号的限额',
    'mend the expression or the table as it says; where memory ran out have the limits of the account raised',
  ),
  'warehouse-answer': rule(
    '答复不是 Arrow 数据：{detail}',
    'the answer is no Arrow data: {detail}',
    '检查 SUNLEDGER_CLICKHOUSE_URL 是否指向 ClickHouse 的 HTTP 端口（8123 或 8443），中间的代理有没有改动答复',
    'check that SUNLEDGER_CLICKHOUSE_URL names the HTTP port of ClickHouse (8123 or 8443) and that no proxy changes the answer',
  ),
  'warehouse-not-kept': rule(
    '留存的应答里没有这一问',
    'this question is not among the kept answers',
    '联网重新生成一次：表、说明文件或程序改过以后，问句也变了',
    'build once with the network: the question changes with the table, the definition and the program',
  ),
  'warehouse-changed': rule(
    '读的时候表在变：开始有 {before} 行，后来有 {after} 行',
    'the table changed while it was read: {before} rows at first, {after} later',
    '等写入停下来再生成，或让 from.table 指向一张不再写入的快照',
    'build when nothing is written, or name a snapshot in from.table that nobody writes to',
  ),
  'warehouse-rows': rule(
    '共有 {count} 行有这个问题（{rule}）',
    '{count} rows have this fault ({rule})',
    '在数据库里用这个条件找出它们：{where}',
    'find them in the database by this condition: {where}',
  ),
  'warehouse-twice': rule(
    '“{value}”有 {count} 行，应只有一行',
    '"{value}" has {count} rows, expected one',
    '删去多余的行；合计由系统计算，不写合计行',
    'remove the rows that are too many; totals are computed and never given',
  ),
  'warehouse-and-file': rule(
    '表在数据库里，又有数据文件',
    'the table is in a database, and there is a data file too',
    '删去数据文件，或去掉说明文件中的 from',
    'remove the data file, or from in the definition',
  ),
  'warehouse-expression': rule(
    '这个表达式在 ClickHouse 里不能照样算：{detail}',
    'this expression cannot be computed in the same way in ClickHouse: {detail}',
    '改用列、数字、比较、and、or、case 和加减乘除',
    'use columns, numbers, comparisons, and, or, case and the four operations',
  ),
  'warehouse-published': rule(
    '数据库里的表不能逐行发布',
    'a table in a database cannot be published row by row',
    '把要发布的行另存为 records 文件夹中的 CSV 文件',
    'write the rows that are to be published into a CSV file in the folder records',
  ),
} as const satisfies Record<string, Rule>;
