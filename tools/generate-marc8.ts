// Makes packages/marc/src/marc8/*.data.ts from the MARC-8 code tables that the Library of Congress publishes as XML.
// usage: node tools/generate-marc8.ts CODETABLES.xml[.gz] UNIMARC-TABLES.xml[.gz]
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

interface Code {
  readonly marc: number
  readonly ucs: number
  readonly combining: boolean
}

interface CodeTable {
  readonly name: string
  readonly final: number
  readonly codes: readonly Code[]
}

const folder = path.resolve(import.meta.dirname, '../packages/marc/src/marc8')
const EACC = 0x31

function readText(file: string): string {
  const bytes = readFileSync(file)
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
}

function readTables(xml: string): CodeTable[] {
  const sets = xml.matchAll(/<characterSet name="([^"]+)"[^>]*ISOcode="([0-9A-F]+)"[^>]*>([\s\S]*?)<\/characterSet>/g)
  return Array.from(sets, ([, name = '', final = '', body = '']) => ({
    name,
    final: Number.parseInt(final, 16),
    codes: Array.from(body.matchAll(/<code>([\s\S]*?)<\/code>/g), ([, code = '']) => readCode(code)).filter(
      (code) => code.ucs > 0,
    ),
  }))
}

function readCode(xml: string): Code {
  const hex = (element: string): number => {
    const found = new RegExp(`<${element}>([0-9A-Fa-f]+)</${element}>`).exec(xml)
    return found?.[1] ? Number.parseInt(found[1], 16) : 0
  }
  return { marc: hex('marc'), ucs: hex('ucs') || hex('alt'), combining: xml.includes('<isCombining>true') }
}

function escaped(codePoint: number): string {
  const character = String.fromCharCode(codePoint)
  if (character === "'" || character === '\\') return `\\${character}`
  return codePoint >= 0x20 && codePoint < 0x7f
    ? character
    : `\\u${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/** 94 characters for the positions 21 to 7E; a blank where the set has none. */
function singleByteSet(table: CodeTable): string {
  const characters = Array.from({ length: 94 }, () => 0x20)
  const marks: string[] = []
  for (const { marc, ucs, combining } of table.codes) {
    const position = (marc & 0x7f) - 0x21
    if (position < 0 || position > 93 || (marc >= 0x80 && marc < 0xa1)) continue
    characters[position] = ucs
    if (combining) marks.push(`0x${(marc & 0x7f).toString(16)}`)
  }
  const text = characters.map(escaped).join('')
  return `  {\n    name: '${table.name}',\n    final: 0x${table.final.toString(16)},\n    characters: '${text}',\n    marks: [${marks.join(', ')}],\n  },\n`
}

/** Pairs of (step of the code in a cube of 94, step of the code point), as variable-length numbers in base 64. */
function packedEacc(table: CodeTable): string {
  const pairs = table.codes
    .map(({ marc, ucs }): [number, number] => {
      const [row, column, cell] = [(marc >> 16) - 0x21, ((marc >> 8) & 0xff) - 0x21, (marc & 0xff) - 0x21]
      return [(row * 94 + column) * 94 + cell, ucs]
    })
    .sort((a, b) => a[0] - b[0])
  const bytes: number[] = []
  const push = (value: number): void => {
    let rest = value
    for (; rest > 0x7f; rest >>= 7) bytes.push((rest & 0x7f) | 0x80)
    bytes.push(rest)
  }
  let [index, character] = [0, 0]
  for (const [next, ucs] of pairs) {
    push(next - index)
    const step = ucs - character
    push(step < 0 ? -step * 2 - 1 : step * 2)
    ;[index, character] = [next, ucs]
  }
  return Buffer.from(bytes).toString('base64')
}

const [marcFile, unimarcFile] = process.argv.slice(2)
if (!marcFile || !unimarcFile) {
  console.error('usage: node tools/generate-marc8.ts CODETABLES.xml[.gz] UNIMARC-TABLES.xml[.gz]')
  process.exit(2)
}
const marcTables = readTables(readText(marcFile))
const finals = new Set(marcTables.map((table) => table.final))
const unimarcTables = readTables(readText(unimarcFile)).filter(
  (table) => !finals.has(table.final) && table.final !== 0x40,
)
const note = '// Made by tools/generate-marc8.ts from the code tables of the Library of Congress; do not edit.\n'

const type =
  '/** A set of up to 94 characters: those of the positions 21 to 7E (a blank for none), and the positions of its nonspacing marks. */\nexport interface SingleByteSet {\n  readonly name: string\n  readonly final: number\n  readonly characters: string\n  readonly marks: readonly number[]\n}\n\n'
const sets = [...marcTables.filter((table) => table.final !== EACC), ...unimarcTables].map(singleByteSet).join('')
writeFileSync(
  path.join(folder, 'single-byte-sets.data.ts'),
  `${note}\n${type}export const singleByteSets: readonly SingleByteSet[] = [\n${sets}]\n`,
)
const eacc = marcTables.find((table) => table.final === EACC)
if (!eacc) throw new Error('the tables hold no East Asian set')
writeFileSync(path.join(folder, 'eacc.data.ts'), `${note}\nexport const packedEacc =\n  '${packedEacc(eacc)}'\n`)
