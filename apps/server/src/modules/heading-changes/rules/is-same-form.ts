import type { WrittenHeading } from '@carrel/marc-tasks'

/**
 * True when a heading would be changed into itself: the same text in the same subfields, of the same vocabulary and authority. Headings
 * that only compare alike, such as `Cookery` and `cookery`, are not the same.
 */
export function isSameForm(from: WrittenHeading, to: WrittenHeading): boolean {
  return (
    from.hasCodes === to.hasCodes &&
    textOf(from) === textOf(to) &&
    isKept(from.indicators, to.indicators) &&
    isKept(from.source, to.source) &&
    isKept(from.authority, to.authority)
  )
}

function textOf({ main, divisions }: WrittenHeading): string {
  return JSON.stringify([main, divisions].map((part) => part.map(({ code, value }) => [code, value.normalize()])))
}

/** What the new form does not say stays as it is. */
function isKept(before: string | undefined, after: string | undefined): boolean {
  return after === undefined || after === before
}
