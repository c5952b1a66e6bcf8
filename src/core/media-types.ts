/** The media types of published data by the ending of a file, as registered or as its makers ask for it. */
export const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  jsonld: 'application/ld+json',
  cff: 'application/yaml',
  zip: 'application/zip',
  sql: 'application/sql',
  arrow: 'application/vnd.apache.arrow.file',
  arrows: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The media type of a published data file; `application/octet-stream` for an ending that is not known. */
export function mediaTypeOf(path: string): string {
  return mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
