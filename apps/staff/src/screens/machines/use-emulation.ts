import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Emulate, type TraceEntry } from '../../../../server/src/modules/machines/contract.ts'
import { useDesk } from '../../desk-context.ts'

const most = 100

/** A line to the server on which this page speaks as a machine: what was said so far, and how to say more. */
export function useEmulation(machine: number, onAnswer?: (entry: TraceEntry) => void) {
  const { call, sounds } = useDesk()
  const [session, setSession] = useState<string>()
  const [entries, setEntries] = useState<readonly TraceEntry[]>([])
  const play = useMutation({
    mutationFn: (line: string) =>
      call(Emulate, { params: { id: machine }, body: { line, ...(session !== undefined && { session }) } }),
    onSuccess: (answer) => {
      setSession(answer.session)
      setEntries((before) => [answer.entry, ...before].slice(0, most))
      sounds.play(answer.entry.tone === 'ok' || answer.entry.tone === 'repeat' ? 'ok' : 'stop')
      onAnswer?.(answer.entry)
    },
    onError: () => {
      // An emulation ends by itself after a while; the next line opens another.
      setSession(undefined)
      sounds.play('stop')
    },
  })
  return {
    entries,
    isPending: play.isPending,
    error: play.error,
    say: (line: string) => play.mutate(line),
    again: () => {
      setSession(undefined)
      setEntries([])
    },
  }
}
