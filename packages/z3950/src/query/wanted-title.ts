import { isbn10To13, isbn13To10, normalizeIsbn } from '@carrel/identifiers'
import { allOf, anyOf, bib1Query, term, type RpnNode, type RpnQuery } from './rpn.ts'

/** What is known of a title that is looked for; all that is given must agree. */
export interface WantedTitle {
  /** Of 10 or 13 digits, with hyphens or without; both forms are looked for. */
  readonly isbn?: string | undefined
  readonly issn?: string | undefined
  readonly lccn?: string | undefined
  /** The record's number in the catalogue that is asked. */
  readonly controlNumber?: string | undefined
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly subject?: string | undefined
  readonly publisher?: string | undefined
  /** A year. */
  readonly date?: string | undefined
  /** Words anywhere in the record. */
  readonly any?: string | undefined
}

/** The query for a title in attributes that nearly all servers know; undefined when nothing is known of it. */
export function wantedTitleQuery(wanted: WantedTitle): RpnQuery | undefined {
  const parts: RpnNode[] = []
  const add = (text: string | undefined, node: (text: string) => RpnNode) => {
    const trimmed = text?.trim() ?? ''
    if (trimmed !== '') parts.push(node(trimmed))
  }
  add(wanted.isbn, (isbn) => anyOf(isbnForms(isbn).map((form) => term(form, { 1: 7 }))))
  add(wanted.issn, (issn) => term(issn.toUpperCase(), { 1: 8 }))
  add(wanted.lccn, (lccn) => term(lccn, { 1: 9 }))
  add(wanted.controlNumber, (number) => term(number, { 1: 12 }))
  add(wanted.title, (title) => words(title, 4))
  add(wanted.author, (author) => words(author, 1003))
  add(wanted.subject, (subject) => words(subject, 21))
  add(wanted.publisher, (publisher) => words(publisher, 1018))
  add(wanted.date, (date) => term(date, { 1: 31 }))
  add(wanted.any, (any) => words(any, 1016))
  return parts.length === 0 ? undefined : bib1Query(allOf(parts))
}

/** An ISBN as catalogues have it: bare, in both lengths where there are two. What is none is looked for as it was written. */
export function isbnForms(text: string): readonly string[] {
  const bare = normalizeIsbn(text) ?? text.replaceAll(/[\s-]/g, '')
  const other = bare.length === 10 ? isbn10To13(bare) : isbn13To10(bare)
  return other === undefined ? [bare] : [bare, other]
}

/** Words in any order are asked for one by one, which servers agree on more than on lists of words. */
function words(text: string, use: number): RpnNode {
  const found = text.split(/[\s,;:/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return allOf((found.length === 0 ? [text] : found).map((word) => term(word, { 1: use })))
}
