import { controlNumber, type MarcRecord } from '@carrel/marc'

/** Which record is meant: its number in the file or the catalogue, and its control number (empty when it has none). */
export interface RecordRef {
  readonly number: number
  readonly control: string
}

/** Takes records one by one and says at the end what they are like. What it keeps does not grow with their number. */
export interface RecordReport<Result> {
  /**
   * Takes one record.
   *
   * @param number - by which the record is named in the result: its place in the file, from 1, or its number in the catalogue
   */
  add(record: MarcRecord, number: number): void
  /** What was found so far. */
  result(): Result
}

/** How many records are named where a report lists some. */
export const MOST_NAMED = 1000

/** Names a record. */
export function refOf(record: MarcRecord, number: number): RecordRef {
  return { number, control: controlNumber(record) }
}
