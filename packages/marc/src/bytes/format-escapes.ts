import { escapesFor } from './escapes.ts'

const controls = Array.from({ length: 32 }, (_, code) => code)

/** XML 1.0 has no place for control characters but tab, line feed and carriage return; they become U+FFFD. */
const xmlControls = controls
  .filter((code) => code !== 0x09 && code !== 0x0a && code !== 0x0d)
  .map((code): [number, string] => [code, '\uFFFD'])

/** Text between the tags of XML. */
export const xmlTextEscapes = escapesFor([
  ...xmlControls,
  [0x0d, '&#xD;'],
  [0x26, '&amp;'],
  [0x3c, '&lt;'],
  [0x3e, '&gt;'],
])

/** Values of attributes in double quotes. */
export const xmlAttributeEscapes = escapesFor([
  ...xmlControls,
  [0x09, '&#x9;'],
  [0x0a, '&#xA;'],
  [0x0d, '&#xD;'],
  [0x22, '&quot;'],
  [0x26, '&amp;'],
  [0x3c, '&lt;'],
  [0x3e, '&gt;'],
])

/** Strings of JSON (RFC 8259 §7). */
export const jsonEscapes = escapesFor([
  ...controls.map((code): [number, string] => [code, `\\u${code.toString(16).padStart(4, '0')}`]),
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
])

/** Line output, in which a line is a field. */
export const lineEscapes = escapesFor([
  [0x0a, ' '],
  [0x0d, ' '],
])
