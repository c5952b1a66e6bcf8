import { rule, type Rule } from './rule.ts';

/** The place the output goes to: nothing is lost there, and nothing half done is left. */
export const outputRules = {
  'output-in-input': rule(
    '输出文件夹在数据文件夹（{input}）里面',
    'the output folder lies inside the data folder ({input})',
    '用 --out 指定数据文件夹以外的位置',
    'choose a place outside the data folder with --out',
  ),
  'input-in-output': rule(
    '数据文件夹（{input}）在输出文件夹里面，替换输出时会被一并删除',
    'the data folder ({input}) lies inside the output folder and would go when the output is replaced',
    '用 --out 指定另一个文件夹',
    'choose another folder with --out',
  ),
  'foreign-output': rule(
    '文件夹里有不是本程序生成的内容（没有 data/latest.json），没有替换',
    'the folder holds something this program did not make (there is no data/latest.json) and is not replaced',
    '用 --out 指定新的或空的文件夹；确认不再需要其中的内容后，也可先将其清空',
    'choose a new or empty folder with --out, or empty this one if nothing in it is needed',
  ),
  'output-not-folder': rule(
    '输出位置上是一个文件，或路径中有一段是文件',
    'a file is in the place of the output folder or of a folder above it',
    '用 --out 指定一个文件夹',
    'name a folder with --out',
  ),
  'not-writable': rule(
    '没有写入权限，或磁盘是只读的',
    'it may not be written: permission is missing or the disk is read-only',
    '取得这个位置的写入权限，或用 --out 指定可以写入的位置',
    'get permission to write there or choose another place with --out',
  ),
  'disk-full': rule(
    '磁盘空间或配额已用完，没有写完',
    'the disk or the quota is full; writing stopped',
    '清理出空间后重新运行，或用 --out 指定另一个磁盘上的位置',
    'free some space and run again, or choose a place on another disk with --out',
  ),
  'mount-point': rule(
    '输出文件夹是磁盘或数据卷的挂载点，不能整体替换',
    'the output folder is the mount point of a disk or volume and cannot be replaced as a whole',
    '用 --out 指定其中的一个子文件夹',
    'choose a folder inside it with --out',
  ),
  'build-running': rule(
    '另一个生成正在写同一个位置：{host} 上的进程 {process}，{since} 开始',
    'another build is writing there: process {process} on {host}, since {since}',
    '等它结束后重新运行；如果确定它已不在运行，删除文件 {lock}',
    'wait until it has ended and run again; if it is certainly not running, remove the file {lock}',
  ),
} as const satisfies Record<string, Rule>;

/** What may not lie in the data folder, or not like this. */
export const inputRules = {
  'outside-link': rule(
    '链接指向数据文件夹以外的位置',
    'the link leads out of the data folder',
    '把所指的文件复制到这里，代替链接',
    'put a copy of the file here in place of the link',
  ),
  'linked-folder': rule(
    '链接指向一个文件夹',
    'the link leads to a folder',
    '删除这个链接；需要其中的文件时，把文件复制过来',
    'remove the link; where its files are needed, copy them',
  ),
  'broken-link': rule(
    '链接所指的文件不存在，或几个链接互相指向',
    'the link leads nowhere or in a circle',
    '删除这个链接，放入文件本身',
    'remove the link and put the file itself here',
  ),
  'special-file': rule(
    '不是普通文件（管道、设备或套接字）',
    'not a regular file but a pipe, a device or a socket',
    '从数据文件夹中删除',
    'remove it from the data folder',
  ),
  'unreadable-file': rule(
    '没有读取权限',
    'there is no permission to read it',
    '取得这个文件的读取权限',
    'get permission to read it',
  ),
  'unreadable-folder': rule(
    '没有打开这个文件夹的权限，里面的文件读不到',
    'there is no permission to open the folder, its files cannot be read',
    '取得这个文件夹的读取权限',
    'get permission to read the folder',
  ),
  'file-name-encoding': rule(
    '文件名不是 UTF-8 编码，读不到这个文件',
    'the file name is not UTF-8, the file cannot be opened',
    '改用小写字母、数字和连字符命名；从压缩包解出的文件，请换一个能识别中文文件名的解压程序',
    'rename it with lower-case letters, digits and hyphens; if it comes from an archive, unpack it with a program that knows its encoding',
  ),
  'case-collision': rule(
    '与 {other} 的名称只有大小写或字符写法不同，在有的系统上是同一个文件',
    'its name differs from {other} only in case or in the form of its characters: on some systems the two are one file',
    '改名或删除其中一个',
    'rename or remove one of them',
  ),
  'file-too-large': rule(
    '文件有 {size}，这一类文件最大 {limit}',
    'the file has {size}; the limit for this kind is {limit}',
    '只保留本系统要用的列和行；指标和台账的数据可以改存为 Parquet',
    'keep only the columns and rows that are used; data of indicators and registers can be saved as Parquet',
  ),
  'too-many-rows': rule(
    '有 {found} 行，一张表最多 {limit} 行',
    'there are {found} rows; a table may have {limit}',
    '只保留本系统要用的行，或先汇总再填报',
    'keep only the rows that are used, or sum them up first',
  ),
  'too-many-columns': rule(
    '有 {found} 列，一张表最多 {limit} 列',
    'there are {found} columns; a table may have {limit}',
    '删去用不到的列；最右边空白处误填的内容也会算作列',
    'delete the columns that are not used; a stray cell far to the right counts, too',
  ),
  'cell-too-long': rule(
    '有一格长 {found} 个字符，一格最多 {limit} 个',
    'a cell has {found} characters; it may have {limit}',
    '缩短这一格；引号没有配对时，后面的内容会连成一格',
    'shorten it; where a quote is not closed, everything after it becomes one cell',
  ),
  'line-too-long': rule(
    '这一行超过 {limit} 个字符',
    'the line has more than {limit} characters',
    '检查是不是一张表：引号没有配对时，后面的内容会连成一行',
    'check that it is a table; where a quote is not closed, everything after it becomes one line',
  ),
  'input-changed': rule(
    '读取期间文件被改动',
    'the file changed while it was being read',
    '等文件保存完毕后重新运行',
    'run again when saving has finished',
  ),
} as const satisfies Record<string, Rule>;
