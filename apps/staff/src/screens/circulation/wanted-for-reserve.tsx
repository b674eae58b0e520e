import { useMutation, useQueryClient } from '@tanstack/react-query'
import { BookMarked } from 'lucide-react'
import type { CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import { AddReading } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './check-in.module.css'

/** The course that asks for what came back, and the button that puts it on reserve there. */
export function WantedForReserve({ outcome }: { readonly outcome: CheckInOutcome }) {
  const { call, words, sounds, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const { reserve, item } = outcome
  const put = useMutation({
    mutationFn: (course: number) => call(AddReading, { params: { id: course }, body: { barcode: item.barcode } }),
    onSuccess: () => {
      sounds.play('ok')
      announce(words.reserves.added(item.title))
      void queries.invalidateQueries({ queryKey: ['reserves'] })
    },
  })
  if (!reserve) return null
  const mayPut = may(session, 'reserves:write') && !put.isSuccess
  const done = put.isSuccess ? words.checkIn.onReserveNow(put.data.location ?? '') : undefined
  return (
    <Panel
      title={words.checkIn.wantedForReserve}
      icon={BookMarked}
      {...(mayPut && {
        footer: (
          <Button tone="primary" keys="F4" isPending={put.isPending} onPress={() => put.mutate(reserve.course)}>
            {words.checkIn.putOnReserve}
          </Button>
        ),
      })}
    >
      <div className={styles.wanted}>
        <Link href={`/reserves/${reserve.course}`}>{reserve.name}</Link>
        {done !== undefined && <Banner tone="ok" live title={done} />}
        {put.isError && <Banner tone="stop" live title={sentenceFor(put.error, words.problems)} />}
      </div>
    </Panel>
  )
}
