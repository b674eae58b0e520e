import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListSettings, PutSetting } from '../../../../server/src/modules/org/contract.ts'
import { reviewModes, type ReviewMode } from '../../../../server/src/modules/reviews/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './readers.module.css'

const names = ['reviews.mode', 'reviews.tags'] as const

/** Whether readers write reviews and tags, and whether staff look first. */
export function ModeSwitches() {
  const { words, call, announce } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call(ListSettings, {}, signal),
  })
  const save = useMutation({
    mutationFn: ({ name, value }: { name: string; value: ReviewMode }) =>
      call(PutSetting, { params: { name }, body: { value } }),
    onSuccess: () => announce(readers.modeSaved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  })
  return (
    <div className={styles.switches} role="group" aria-label={readers.switches}>
      {names.map((name) => {
        const value = settings.data?.rows.find((one) => one.name === name)?.value
        return (
          <Select
            key={name}
            label={name === 'reviews.mode' ? readers.reviewsMode : readers.tagsMode}
            choices={reviewModes.map((id) => ({ id, label: words.reviewModes[id] }))}
            value={reviewModes.find((mode) => mode === value)}
            onChange={(next) => save.mutate({ name, value: next })}
          />
        )
      })}
      {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
    </div>
  )
}
