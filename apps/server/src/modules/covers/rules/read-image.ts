/** What a picture is, by its bytes. */
export interface ReadImage {
  readonly media: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly width: number
  readonly height: number
}

/** The largest picture that is taken, in bytes. */
export const largestImage = 3 * 2 ** 20

const least = { width: 60, height: 80 }
const most = 6000

/** Looks at the bytes of a cover, whatever they are called: what it is, or in a sentence why it is not taken. */
export function readImage(bytes: Buffer): ReadImage | string {
  if (bytes.length > largestImage) return `The picture is larger than ${largestImage / 2 ** 20} MiB.`
  const image = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes)
  if (image === undefined) return 'This is no picture in JPEG, PNG or WebP.'
  if (image === 'cut') return 'The picture is cut off.'
  const { width, height } = image
  if (width < least.width || height < least.height)
    return `The picture is too small (${width} × ${height}); a cover has at least ${least.width} × ${least.height} pixels.`
  if (width > most || height > most) return `The picture is too large (${width} × ${height} pixels; at most ${most}).`
  return width > 2.5 * height || height > 4 * width
    ? `The picture has not the shape of a cover (${width} × ${height}).`
    : image
}

type Found = ReadImage | 'cut' | undefined

/** PNG (ISO/IEC 15948) 11.2.2: the header comes first, `IEND` last. */
function readPng(bytes: Buffer): Found {
  if (!bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return undefined
  if (bytes.length < 45 || bytes.toString('latin1', 12, 16) !== 'IHDR' || bytes.lastIndexOf('IEND') < bytes.length - 64)
    return 'cut'
  return { media: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** JPEG (ITU T.81) annex B: the size stands in the start of frame. */
function readJpeg(bytes: Buffer): Found {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return 'cut'
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      if (end < at) return 'cut'
      return { media: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || marker === 0xda) return 'cut'
    at += 2 + length
  }
  return 'cut'
}

/** WebP (RFC 9649): lossy, lossless, or extended. */
function readWebp(bytes: Buffer): Found {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return 'cut'
  const media = 'image/webp'
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return { media, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8L') {
    const sizes = bytes.readUInt32LE(21)
    return { media, width: (sizes & 0x3fff) + 1, height: ((sizes >>> 14) & 0x3fff) + 1 }
  }
  if (kind === 'VP8 ') return { media, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  return 'cut'
}
