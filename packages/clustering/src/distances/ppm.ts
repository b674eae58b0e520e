const longest = 200

/**
 * How much two texts tell of each other: how well a model that has read one of them (the two characters before each, as
 * prediction by partial matching does it) foresees the other. 0 for the same text, about 1 for texts without anything in
 * common. Words in another order stay near. The first 200 characters count.
 */
export function ppmDistance(first: string, second: string): number {
  if (first === second) return 0
  const [a, b] = [first.slice(0, longest), second.slice(0, longest)]
  const together = cost(a, b) + cost(b, a)
  const apart = cost(a, a) + cost(b, b)
  const alone = cost('', a) + cost('', b)
  return alone <= apart ? 1 : Math.min(1, Math.max(0, (together - apart) / (alone - apart)))
}

/** Bits for writing `text` down for one who has read `known`. */
function cost(known: string, text: string): number {
  const counts = new Map<string, number>()
  const bump = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  const learn = (whole: string, at: number) => {
    for (let order = 0; order <= 2; order += 1) {
      if (at < order) return
      const context = `${order}${whole.slice(at - order, at)}`
      bump(`${context}\u0000${whole[at] ?? ''}`)
      bump(context)
    }
  }
  for (let at = 0; at < known.length; at += 1) learn(known, at)
  const whole = `${known}\n${text}`
  let bits = 0
  for (let at = known.length + 1; at < whole.length; at += 1) {
    let chance = 1 / 256
    for (let order = 0; order <= 2; order += 1) {
      if (at - order < known.length + 1 && order > 0) break
      const context = `${order}${whole.slice(at - order, at)}`
      const seen = counts.get(context) ?? 0
      const hit = counts.get(`${context}\u0000${whole[at] ?? ''}`) ?? 0
      chance = (hit + chance) / (seen + 1)
    }
    bits -= Math.log2(chance)
    learn(whole, at)
  }
  return bits
}
