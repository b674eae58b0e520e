/** Which fields of a compared record are taken, and which of the record's own are left out, by their places. */
export interface Choice {
  readonly take: ReadonlySet<number>
  readonly leaveOut: ReadonlySet<number>
}

/** The record as it came. */
export const nothingChosen: Choice = { take: new Set(), leaveOut: new Set() }

/** A choice with a field more, or less, where it was chosen already. */
export function toggled(
  choice: Choice,
  { take, leaveOut }: { readonly take?: number | undefined; readonly leaveOut?: number | undefined },
): Choice {
  return { take: flipped(choice.take, take), leaveOut: flipped(choice.leaveOut, leaveOut) }
}

function flipped(set: ReadonlySet<number>, place: number | undefined): ReadonlySet<number> {
  if (place === undefined) return set
  const next = new Set(set)
  if (!next.delete(place)) next.add(place)
  return next
}

/** A choice as it is sent. */
export function takingOf({ take, leaveOut }: Choice, from: number | undefined) {
  return {
    ...(from !== undefined && take.size > 0 && { take: [...take].map((field) => ({ candidate: from, field })) }),
    ...(leaveOut.size > 0 && { leaveOut: [...leaveOut] }),
  }
}
