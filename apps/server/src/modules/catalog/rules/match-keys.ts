import { matchKey } from '@carrel/marc-merge'
import type { IdentifierDescription } from './identifiers.ts'

/**
 * The keys by which records of one title find each other. `control` keys name a record at its agency, the others name an
 * edition.
 *
 *     control:DLC:79139101   control:DE-599:ZDB123   isbn:9780940787087   issn:00280836   lccn:79139101   oclc:47971712
 */
export function matchKeysOf(numbers: IdentifierDescription): readonly string[] {
  const keys = new Set<string>()
  if (numbers.control !== '') keys.add(ownControlKey(numbers))
  for (const { agency, number } of numbers.systems) {
    if (!/^OCoLC/i.test(agency)) keys.add(controlKey(agency, number))
  }
  for (const number of numbers.oclcs) keys.add(matchKey('oclc', number))
  for (const number of numbers.lccns) keys.add(matchKey('lccn', number))
  for (const number of numbers.isbns) keys.add(matchKey('isbn', number))
  for (const number of numbers.issns) keys.add(matchKey('issn', number))
  return [...keys]
}

/** The key of a record's own 001 with its 003; without 003 it is a number that anyone may have given. */
export function ownControlKey(numbers: Pick<IdentifierDescription, 'control' | 'source'>): string {
  return controlKey(numbers.source, numbers.control)
}

/** The key of a control number at an agency. */
export function controlKey(agency: string, number: string): string {
  return matchKey('control', `${agency}:${number}`)
}
