import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Renew, type Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem } from '../../problem.ts'
import { dueWords } from '../circulation/short-loan.ts'
import { patronKey } from './patron-queries.ts'

/** A loan that was not renewed, and why. */
export interface RefusedRenewal {
  readonly loan: Loan
  readonly problem: Problem
}

/** Renews loans of a patron one after the other, and keeps what was refused with every reason. */
export function useRenewals(patron: number) {
  const { call, words, format, sounds, announce } = useDesk()
  const queries = useQueryClient()
  const [done, setDone] = useState<string>()
  const [refused, setRefused] = useState<readonly RefusedRenewal[]>([])
  const [working, setWorking] = useState(false)

  const renew = async (loans: readonly Loan[], override?: { readonly codes: string[]; readonly reason: string }) => {
    setWorking(true)
    setDone(undefined)
    const no: RefusedRenewal[] = []
    let last = ''
    for (const loan of loans) {
      try {
        const renewed = await call(Renew, { params: { id: loan.id }, body: { ...(override && { override }) } })
        last = words.patrons.renewedUntil(renewed.loan.title, dueWords(format, renewed.loan))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        no.push({ loan, problem: error })
      }
    }
    const said = loans.length > 1 ? words.desk.renewedOf(loans.length - no.length, loans.length) : last
    setRefused(no)
    setDone(no.length === loans.length ? undefined : said)
    setWorking(false)
    sounds.play(no.length === 0 ? 'ok' : 'stop')
    announce([said, ...no.map(({ loan, problem }) => `${loan.title}: ${problem.message}`)].join(' '))
    await queries.invalidateQueries({ queryKey: patronKey(patron) })
  }
  return {
    done,
    refused,
    working,
    renew: (loans: readonly Loan[]) => void renew(loans),
    renewAnyway: ({ loan }: RefusedRenewal, codes: readonly string[], reason: string) =>
      void renew([loan], { codes: [...codes], reason }),
    tell: setDone,
  }
}
