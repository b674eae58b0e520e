import { useEffect, useState } from 'react'
import { findingsOf, type PlacedFinding } from './findings.ts'
import type { EditedRecord } from './record/buffer.ts'

/** How long one must have stopped typing before the record is looked at again, in milliseconds. */
const pause = 250

/** What is wrong with the record that is being edited; looked at anew whenever the typing rests. */
export function useFindings(record: EditedRecord, isNew: boolean): readonly PlacedFinding[] {
  const [findings, setFindings] = useState(() => findingsOf(record, isNew))
  const [looked, setLooked] = useState(record)
  useEffect(() => {
    if (looked === record) return
    const timer = setTimeout(() => {
      setLooked(record)
      setFindings(findingsOf(record, isNew))
    }, pause)
    return () => clearTimeout(timer)
  }, [record, looked, isNew])
  return findings
}
