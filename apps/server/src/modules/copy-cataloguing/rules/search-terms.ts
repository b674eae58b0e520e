import {
  checkIssn,
  formatIsbn,
  isbn13To10,
  normalizeIsbn,
  normalizeLccn,
  parseIsbn,
  parseIssn,
  parseOclc,
} from '@carrel/identifiers'

import type { SearchKey, SearchTerm } from '../contract-search-keys.ts'

/** A term made ready: the ways of writing it, tried one after the other until something is found; any form of one way will do. */
export interface ReadyTerm {
  readonly key: SearchKey
  readonly ways: readonly (readonly string[])[]
}

/** What is wrong with a term, in a sentence. */
export interface TermProblem {
  readonly problem: string
}

/**
 * Makes a term ready: numbers are checked and written plainly, an ISBN in both its lengths, then with hyphens for
 * catalogues that keep them.
 *
 * @example readyTerm({ key: 'isbn', text: '0-940787-08-3' }) // ways [['9780940787087', '0940787083'], ['978-0-940787-08-7', …]]
 */
export function readyTerm({ key, text }: SearchTerm): ReadyTerm | TermProblem {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\u0000-\u001F\u007F]+/g, ' ')
    .trim()
    .replaceAll(/\s+/g, ' ')
  if (plain === '') return { problem: `There is nothing to search for as ${keyNames[key]}.` }
  if (plain.length > 500) return { problem: 'This is too long to search for: 500 characters are the limit.' }
  switch (key) {
    case 'isbn':
      return isbnTerm(plain)
    case 'issn': {
      const issn = parseIssn(plain)
      if (issn !== undefined) return { key, ways: [[issn], [plainIssn(issn)]] }
      const check = checkIssn(plain)
      const why =
        !check.ok && check.reason === 'checksum'
          ? 'its last character does not fit the others'
          : 'it has eight characters'
      return { problem: `“${plain}” is not an ISSN: ${why}.` }
    }
    case 'lccn': {
      const lccn = normalizeLccn(plain)
      return lccn === undefined
        ? { problem: `“${plain}” is not a Library of Congress control number.` }
        : { key, ways: [[lccn]] }
    }
    case 'oclc': {
      const number = parseOclc(plain) ?? parseOclc(`(OCoLC)${plain}`)
      return number === undefined ? { problem: `“${plain}” is not an OCLC number.` } : { key, ways: [[number]] }
    }
    default:
      return { key, ways: [[plain]] }
  }
}

function isbnTerm(text: string): ReadyTerm | TermProblem {
  const isbn = parseIsbn(text)
  if (!isbn) {
    const shaped = normalizeIsbn(text)
    return {
      problem:
        shaped === undefined
          ? `“${text}” is not an ISBN: one has 10 or 13 characters.`
          : `“${text}” is not an ISBN: its last character does not fit the others. Scan or type it again.`,
    }
  }
  const forms = [isbn.isbn13, isbn13To10(isbn.isbn13)].filter((form) => form !== undefined)
  return { key: 'isbn', ways: [forms, forms.map((form) => formatIsbn(form))] }
}

const plainIssn = (issn: string) => issn.replace('-', '')

const keyNames: Readonly<Record<SearchKey, string>> = {
  isbn: 'ISBN',
  issn: 'ISSN',
  lccn: 'LCCN',
  oclc: 'OCLC number',
  title: 'title',
  author: 'author',
  any: 'any words',
}

/** A search in words: `ISBN 9780940787087, author “Kästner”`. */
export function searchInWords(terms: readonly SearchTerm[]): string {
  return terms
    .map(({ key, text }) =>
      key === 'title' || key === 'author' || key === 'any'
        ? `${keyNames[key]} “${text.trim()}”`
        : `${keyNames[key]} ${text.trim()}`,
    )
    .join(', ')
}
