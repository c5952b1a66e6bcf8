import { DataType, Precision, TimeUnit, Type, type Data, type RecordBatch } from 'apache-arrow';
import { dateText, intervalText, timestampText, timeText } from './calendar.ts';

/** A value as a page can show it: nothing packed, nothing scaled, nothing rounded. */
export type Value = string | number | boolean | null;

/** A column of a result: its name, its SQL type, and whether it is set like a number. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
  readonly numeric: boolean;
}

type Read = (data: Data, index: number) => Value;

/** The columns of a result, from the schema of its batches. */
export function resultColumns(schema: {
  readonly fields: readonly { name: string; type: DataType }[];
}): ResultColumn[] {
  return schema.fields.map(({ name, type }) => ({ name, type: typeName(type), numeric: isNumeric(type) }));
}

/**
 * The rows of one record batch as plain values. Numbers stay numbers while they are exact; whole numbers beyond 2^53 and
 * decimals of more than 15 digits become their text. Dates and times become ISO text, nested values the text DuckDB
 * prints for them.
 */
export function plainRows(batch: RecordBatch): Value[][] {
  const columns = batch.data.children.map((data) => {
    const read = reader(data.type);
    return Array.from({ length: batch.numRows }, (_, index) => (data.getValid(index) ? read(data, index) : null));
  });
  return Array.from({ length: batch.numRows }, (_, index) => columns.map((column) => column[index] ?? null));
}

function isNumeric(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type) || isHuge(type);
}

/** The engine sends 128-bit unsigned integers as 16 raw bytes. */
function isHuge(type: DataType): boolean {
  return DataType.isFixedSizeBinary(type) && type.byteWidth === 16;
}

/** The SQL name of a type. */
export function typeName(type: DataType): string {
  if (DataType.isInt(type))
    return `${type.isSigned ? '' : 'U'}${{ 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[type.bitWidth]}`;
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? 'DOUBLE' : 'FLOAT';
  if (DataType.isDecimal(type)) return `DECIMAL(${type.precision},${type.scale})`;
  if (DataType.isTimestamp(type)) return type.timezone ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP';
  if (DataType.isList(type)) return `${typeName(type.valueType)}[]`;
  if (DataType.isFixedSizeList(type)) return `${typeName(type.valueType)}[${type.listSize}]`;
  if (DataType.isStruct(type))
    return `STRUCT(${type.children.map((child) => `${child.name} ${typeName(child.type)}`).join(', ')})`;
  if (DataType.isMap(type)) return `MAP(${typeName(type.keyType)}, ${typeName(type.valueType)})`;
  return isHuge(type) ? 'UHUGEINT' : (names[type.typeId] ?? String(type));
}

const names: Partial<Record<Type, string>> = {
  [Type.Null]: 'NULL',
  [Type.Bool]: 'BOOLEAN',
  [Type.Utf8]: 'VARCHAR',
  [Type.LargeUtf8]: 'VARCHAR',
  [Type.Binary]: 'BLOB',
  [Type.LargeBinary]: 'BLOB',
  [Type.Date]: 'DATE',
  [Type.Time]: 'TIME',
  [Type.Interval]: 'INTERVAL',
  [Type.Union]: 'UNION',
};

function reader(type: DataType): Read {
  if (DataType.isBool(type)) return (data, i) => ((data.values[i >> 3] >> (i & 7)) & 1) === 1;
  if (DataType.isInt(type) || DataType.isFloat(type)) return numberReader(type);
  if (DataType.isDecimal(type)) return (data, i) => decimalValue(words(data.values, i, true), type.scale);
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return (data, i) => utf8.decode(bytesAt(data, i));
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return (data, i) => blobText(bytesAt(data, i));
  if (isHuge(type)) return (data, i) => wholeNumber(words(new Uint32Array(aligned(data.values, i)), 0, false));
  if (DataType.isDate(type) || DataType.isTime(type) || DataType.isTimestamp(type)) return timeReader(type);
  if (DataType.isInterval(type)) return (data, i) => intervalAt(data, i);
  return nestedReader(type);
}

function numberReader(type: DataType): Read {
  if (DataType.isFloat(type) && type.precision === Precision.SINGLE) return (data, i) => shortest(data.values[i]);
  if (DataType.isInt(type) && type.bitWidth === 64) return (data, i) => wholeNumber(data.values[i]);
  return (data, i) => data.values[i];
}

const perSecond = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1_000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};

function timeReader(type: DataType): Read {
  if (DataType.isDate(type)) return (data, i) => dateText(data.values[i]);
  if (DataType.isTime(type)) return (data, i) => timeText(BigInt(data.values[i]), perSecond[type.unit]);
  if (!DataType.isTimestamp(type)) throw new Error(`unknown type: ${String(type)}; expected a date or a time`);
  const zone = type.timezone ? '+00' : '';
  return (data, i) => timestampText(BigInt(data.values[i]), perSecond[type.unit], zone);
}

/** The engine sends months, days and nanoseconds in 16 bytes; the library only knows the two shorter forms. */
function intervalAt(data: Data, index: number): string {
  const at = index * 4;
  const { values } = data;
  return intervalText(values[at], values[at + 1], (BigInt(values[at + 3]) << 32n) | BigInt(values[at + 2] >>> 0));
}

/** Lists, structs and maps as DuckDB writes them: `[1, NULL]`, `{'name': x}`, `{key=value}`. */
function nestedReader(type: DataType): Read {
  if (DataType.isStruct(type)) {
    const fields = type.children.map((field, position) => ({ name: field.name, position, item: itemText(field.type) }));
    return (data, i) =>
      `{${fields.map(({ name, position, item }) => `'${name}': ${item(data.children[position], i)}`).join(', ')}}`;
  }
  if (DataType.isMap(type)) {
    const [key, value] = [itemText(type.keyType), itemText(type.valueType)];
    return (data, i) =>
      `{${range(data, i)
        .map((at) => `${key(data.children[0]?.children[0], at)}=${value(data.children[0]?.children[1], at)}`)
        .join(', ')}}`;
  }
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const item = itemText(type.valueType);
    const size = DataType.isFixedSizeList(type) ? type.listSize : undefined;
    return (data, i) =>
      `[${range(data, i, size)
        .map((at) => item(data.children[0], at))
        .join(', ')}]`;
  }
  throw new Error(`unreadable type: ${String(type)}; cast the column to VARCHAR`);
}

function itemText(type: DataType): (data: Data | undefined, index: number) => string {
  const read = itemReader(type);
  const quoted = DataType.isUtf8(type) || DataType.isTimestamp(type) || DataType.isTime(type);
  return (data, index) => {
    if (!data?.getValid(index)) return 'NULL';
    const text = String(read(data, index));
    return quoted ? quoteItem(text) : text;
  };
}

/** Inside a nested value DuckDB keeps the zeros that say how a number is typed: 1.50 is a decimal, 1.0 a float. */
function itemReader(type: DataType): Read {
  if (DataType.isDecimal(type)) return (data, i) => decimalText(words(data.values, i, true), type.scale);
  const read = reader(type);
  if (!DataType.isFloat(type)) return read;
  return (data, i) =>
    String(read(data, i))
      .replace(/^-?\d+$/, '$&.0')
      .replace('Infinity', 'inf')
      .replace('NaN', 'nan');
}

/** DuckDB quotes an item of a nested value only where it could be misread. */
function quoteItem(text: string): string {
  const plain = text !== '' && !/^null$/i.test(text) && !/[[\]{}(),='":;\\]|^\s|\s$/.test(text);
  return plain ? text : `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function range(data: Data, index: number, size?: number): number[] {
  const start = size === undefined ? Number(data.valueOffsets[index]) : index * size;
  const end = size === undefined ? Number(data.valueOffsets[index + 1]) : start + size;
  return Array.from({ length: end - start }, (_, step) => start + step);
}

const utf8 = new TextDecoder();

function bytesAt(data: Data, index: number): Uint8Array {
  return data.values.subarray(Number(data.valueOffsets[index]), Number(data.valueOffsets[index + 1]));
}

function aligned(values: Uint8Array, index: number): ArrayBuffer {
  return Uint8Array.from(values.subarray(index * 16, index * 16 + 16)).buffer;
}

/** Four 32-bit words, least significant first, as one integer. */
function words(values: Uint32Array, index: number, signed: boolean): bigint {
  let total = 0n;
  for (let word = 3; word >= 0; word--) total = (total << 32n) | BigInt(values[index * 4 + word] ?? 0);
  return signed ? BigInt.asIntN(128, total) : total;
}

function wholeNumber(value: bigint): Value {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function decimalValue(unscaled: bigint, scale: number): Value {
  if (scale === 0) return wholeNumber(unscaled);
  const text = decimalText(unscaled, scale);
  return text.replace(/^[-0.]+/, '').replace('.', '').length <= 15 ? Number(text) : text;
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale === 0) return String(unscaled);
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The shortest number that is the same 32-bit float: 0.1, not 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}

function blobText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 32 && byte < 127 && !'\\\'"'.includes(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
