import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Layers } from 'lucide-react'
import { CreateRecordSet } from '../../../../server/src/modules/batch-editing/contract.ts'
import { ReportBibs, type RecordReport } from '../../../../server/src/modules/record-reports/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'

interface MakeSetProps {
  readonly report: RecordReport
  readonly only?: { readonly fate?: 'added' | 'changed' | 'removed'; readonly tag?: string }
}

/** Keeps the records that were found as a record set, where they can be edited together. */
export function MakeSet({ report, only = {} }: MakeSetProps) {
  const { words, call, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const make = useMutation({
    mutationFn: async () => {
      const { bibs } = await call(ReportBibs, { params: { id: report.id }, query: only })
      const what = [report.name, only.tag].filter(Boolean).join(' ')
      const name = `${what} (${format.when(new Date().toISOString())})`.slice(0, 200)
      return call(CreateRecordSet, { body: { name, shared: false, from: { selection: { bibs } } } })
    },
    onSuccess: ({ set }) => {
      void queries.invalidateQueries({ queryKey: ['record-sets'] })
      goTo(`/batch-editing/sets/${set.id}`)
    },
  })
  if (!may(session, 'catalog:batch')) return null
  return (
    <>
      {make.isError && <Banner tone="stop" live title={sentenceFor(make.error, words.problems)} />}
      <Button tone="primary" icon={Layers} isPending={make.isPending} onPress={() => make.mutate()}>
        {words.reports.makeSet}
      </Button>
    </>
  )
}
