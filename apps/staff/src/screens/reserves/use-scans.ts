import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { AddReading, type Reading } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'

/** A scan and what became of it. */
export interface Scan {
  readonly key: number
  readonly barcode: string
  readonly reading?: Reading
  readonly refused?: string
}

/** Puts items on reserve, scan after scan, in the order of the scans; the list shows the latest first. */
export function useScans(course: number) {
  const { call, words, sounds, announce } = useDesk()
  const queries = useQueryClient()
  const [rows, setRows] = useState<readonly Scan[]>([])
  const [tone, setTone] = useState<'ok' | 'warn' | 'stop'>()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const number = useRef(0)
  const settle = (key: number, change: Partial<Scan>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...change } : row)))

  const take = async (key: number, barcode: string) => {
    try {
      const reading = await call(AddReading, { params: { id: course }, body: { barcode } })
      const outcome = reading.state === 'wanted' ? 'warn' : 'ok'
      settle(key, { reading })
      setTone(outcome)
      sounds.play(outcome === 'ok' ? 'ok' : 'attention')
      const said = reading.state === 'wanted' ? words.reserves.wantedSaid : words.reserves.added
      announce(said(reading.title ?? barcode))
    } catch (error) {
      const refused = sentenceFor(error, words.problems)
      settle(key, { refused })
      setTone('stop')
      sounds.play('stop')
      announce(refused, 'now')
    }
    void queries.invalidateQueries({ queryKey: ['reserves'] })
  }
  return {
    rows,
    tone,
    scan(barcode: string) {
      const key = ++number.current
      setRows((now) => [{ key, barcode }, ...now].slice(0, 30))
      setTone(undefined)
      queue.current = queue.current.then(() => take(key, barcode))
    },
  }
}
