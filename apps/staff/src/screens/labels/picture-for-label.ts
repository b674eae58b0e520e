/** Longer sides are made smaller: print heads have no more dots. */
const mostDots = 600
const mostLetters = 400_000

/** A picture as labels take it: on white, at most 600 dots long, as JPEG. Throws when the browser cannot read it. */
export async function pictureForLabel(file: Blob): Promise<string> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, mostDots / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures.')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  for (const quality of [0.92, 0.7, 0.4]) {
    const address = canvas.toDataURL('image/jpeg', quality)
    if (address.length <= mostLetters) return address
  }
  throw new Error('The picture is too large.')
}
