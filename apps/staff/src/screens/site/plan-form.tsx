import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeFloorPlan,
  RemoveFloorPlan,
  type FloorPlan,
  type PlanArea,
} from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { AreaFields } from './area-fields.tsx'
import { pictureBytes } from './picture-bytes.ts'
import styles from './site.module.css'

interface PlanFormProps {
  readonly plan: FloorPlan
  readonly mayChange: boolean
}

const newArea: PlanArea = { name: '', location: null, from: '', to: '', x: 100, y: 100, width: 200, height: 100 }

/** One plan: its picture with the areas as they are being written, and their fields. */
export function PlanForm({ plan, mayChange }: PlanFormProps) {
  const { words, call, announce } = useDesk()
  const { site } = words
  const queries = useQueryClient()
  const branches = useBranches()
  const [areas, setAreas] = useState<readonly PlanArea[]>(plan.areas)
  const done = {
    onSuccess: () => announce(site.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['site', 'plans'] }),
  }
  const params = { id: plan.id }
  const save = useMutation({
    mutationFn: () => call(ChangeFloorPlan, { params, body: { areas: [...areas] } }),
    ...done,
  })
  const replace = useMutation({
    mutationFn: async (file: File) => call(ChangeFloorPlan, { params, body: { picture: await pictureBytes(file) } }),
    ...done,
  })
  const remove = useMutation({ mutationFn: () => call(RemoveFloorPlan, { params }), ...done })
  const error = save.error ?? replace.error ?? remove.error
  const title = site.picture(nameOf(branches, plan.branch), plan.floor)
  return (
    <Panel title={title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <svg className={styles.plan} viewBox={`0 0 ${plan.width} ${plan.height}`} role="img" aria-label={title}>
          <image href={plan.picture} width={plan.width} height={plan.height} />
          {areas.map((area, place) => (
            <rect
              // Areas have no number of their own; their place in the list is what they are known by.
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              className={styles.area}
              x={(area.x * plan.width) / 1000}
              y={(area.y * plan.height) / 1000}
              width={(area.width * plan.width) / 1000}
              height={(area.height * plan.height) / 1000}
            />
          ))}
        </svg>
        {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        {areas.map((area, place) => (
          <AreaFields
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            area={area}
            place={place + 1}
            mayChange={mayChange}
            onChange={(next) => setAreas(areas.with(place, next))}
            onRemove={() => setAreas(areas.toSpliced(place, 1))}
          />
        ))}
        {mayChange && (
          <div className={styles.buttons}>
            <Button tone="quiet" icon={Plus} onPress={() => setAreas([...areas, newArea])}>
              {site.addArea}
            </Button>
            <FileButton
              label={site.replacePicture}
              endings={['.svg', '.png']}
              onFile={(file) => replace.mutate(file)}
            />
            <Button tone="plain" onPress={() => remove.mutate()} isPending={remove.isPending}>
              {site.removePlan}
            </Button>
            <Button type="submit" tone="primary" isPending={save.isPending}>
              {site.saveAreas}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  )
}
