import type { PdfFile } from './pdf-file.ts'

/** A picture as the bytes of a PDF, and its measures. */
interface Picture {
  readonly dictionary: string
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Reads a `data:` address of a JPEG, or of a PNG without transparency; undefined for others and for broken ones. */
export function readPicture(address: string): Picture | undefined {
  const [head = '', data = ''] = address.split(',', 2)
  const bytes = Buffer.from(data, 'base64')
  return head.includes('jpeg') ? jpeg(bytes) : png(bytes)
}

const image = (width: number, height: number, rest: string) =>
  `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${rest}`

function jpeg(bytes: Buffer): Picture | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    if (marker < 0xc0 || marker > 0xcf || marker === 0xc4 || marker === 0xc8 || marker === 0xcc) continue
    const [height, width, parts] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7), bytes[at + 9]]
    const space = parts === 1 ? '/DeviceGray' : parts === 3 ? '/DeviceRGB' : undefined
    if (!space || width === 0 || height === 0) return undefined
    return {
      dictionary: image(width, height, `/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`),
      bytes,
      width,
      height,
    }
  }
  return undefined
}

/** Its packed rows are what PDF calls Flate with a predictor; only where rows are not interlaced and have no transparency. */
function png(bytes: Buffer): Picture | undefined {
  if (bytes.length < 45 || bytes.toString('latin1', 1, 4) !== 'PNG') return undefined
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const [depth = 0, kind = 0, , , interlaced] = bytes.subarray(24, 29)
  const colours = { 0: 1, 2: 3, 3: 1 }[kind]
  if (colours === undefined || interlaced !== 0 || width === 0 || height === 0 || width * height > 40_000_000)
    return undefined
  const rows: Buffer[] = []
  let palette = ''
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (name === 'IDAT') rows.push(content)
    if (name === 'PLTE') palette = content.toString('hex')
    at += 12 + length
  }
  const space =
    kind === 3
      ? `[/Indexed /DeviceRGB ${palette.length / 6 - 1} <${palette}>]`
      : kind === 0
        ? '/DeviceGray'
        : '/DeviceRGB'
  const packing = `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${colours} /BitsPerComponent ${depth} /Columns ${width} >>`
  return {
    dictionary: image(width, height, `/ColorSpace ${space} /BitsPerComponent ${depth} ${packing}`),
    bytes: Buffer.concat(rows),
    width,
    height,
  }
}

/** Writes each picture of a document once. */
export function pictures(pdf: PdfFile) {
  const known = new Map<
    string,
    { readonly name: string; readonly number: number; readonly width: number; readonly height: number } | undefined
  >()
  return {
    pictureOf(address: string) {
      return known.getOrInsertComputed(address, () => {
        const read = readPicture(address)
        if (!read) return undefined
        const number = pdf.addStream(read.dictionary, read.bytes)
        return { name: `I${number}`, number, width: read.width, height: read.height }
      })
    },
    entries: () => [...known.values()].flatMap((one) => (one ? [`/${one.name} ${one.number} 0 R`] : [])).join(' '),
  }
}
