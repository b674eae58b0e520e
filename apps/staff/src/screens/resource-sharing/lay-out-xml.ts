/** A message with a line for each element, as people read it; text that is no XML stays as it is. */
export function layOutXml(text: string): string {
  const pieces = text.trim().match(/<[^>]*>|[^<]+/g)
  if (!pieces || !text.trimStart().startsWith('<')) return text
  const lines: string[] = []
  let depth = 0
  let isLeaf = false
  for (const piece of pieces) {
    const closes = piece.startsWith('</')
    if (closes) depth = Math.max(0, depth - 1)
    if (!piece.startsWith('<')) {
      if (piece.trim() === '') continue
      lines[lines.length - 1] = `${lines.at(-1) ?? ''}${piece.trim()}`
      continue
    }
    if (closes && isLeaf) lines[lines.length - 1] = `${lines.at(-1) ?? ''}${piece}`
    else lines.push(`${'  '.repeat(depth)}${piece}`)
    const opens = !closes && !piece.endsWith('/>') && !piece.startsWith('<?') && !piece.startsWith('<!')
    if (opens) depth++
    isLeaf = opens
  }
  return lines.join('\n')
}
