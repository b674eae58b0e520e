/** A JPEG as small as one can be that says how large it is: no picture can be seen in it. */
export function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080000000001011100ffd9', 'hex')
  frame.writeUInt16BE(height, 25)
  frame.writeUInt16BE(width, 27)
  return frame
}

/** A PNG of its header and its end. */
export function pngOf(width: number, height: number): Buffer {
  const head = Buffer.from(
    '89504e470d0a1a0a0000000d4948445200000000000000000802000000000000000000000049454e44ae426082',
    'hex',
  )
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

/** An extended WebP of its header. */
export function webpOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(40)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(32, 4)
  head.write('WEBPVP8X', 8, 'latin1')
  head.writeUIntLE(width - 1, 24, 3)
  head.writeUIntLE(height - 1, 27, 3)
  return head
}
