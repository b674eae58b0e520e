import type { DataField, Fields } from './fields.ts'
import { first, shown, values } from './fields.ts'

/** An address in a record with the words to click on. */
export interface Link {
  readonly url: string
  readonly text: string
}

/** Addresses of 856 that a browser may open; anything but http, https and ftp is left out. */
export function linksOf(fields: Fields): readonly Link[] {
  return fields.all('856').flatMap((field) => values(field, 'u').flatMap((value) => linkFor(field, value)))
}

function linkFor(field: DataField, value: string): readonly Link[] {
  const url = /^www\./i.test(value) ? `http://${value}` : value
  if (!/^(?:https?|ftp):\/\/[^\s<>"]+$/i.test(url)) return []
  const words = first(field, 'y') ?? first(field, '3') ?? first(field, 'z')
  return [{ url, text: shown(words ?? url.replace(/^\w+:\/\/(?:www\.)?/i, '').replace(/\/$/, '')) }]
}
