import { dialectOf, type MarcRecord } from './record.ts'

/**
 * The leader for a form of the record that is Unicode by nature (XML, JSON): position 9 says so where a MARC 21 record
 * came in another encoding. Other formats do not have that position.
 */
export function unicodeLeader(record: MarcRecord): string {
  const { leader } = record
  if (leader[9] !== ' ' || leader.slice(20, 24) !== '4500') return leader
  return dialectOf(record) === 'marc21' ? `${leader.slice(0, 9)}a${leader.slice(10)}` : leader
}
