import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ChangeFloorPlan, type FloorPlan, type PlanArea } from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Switch } from '../../ui/switch.tsx'
import { AreaFields } from './area-fields.tsx'
import { AreaList } from './area-list.tsx'
import { pictureBytes } from './picture-bytes.ts'
import { PlanCanvas } from './plan-canvas.tsx'
import { freePlace, type Place } from './plan-drawing.ts'
import { RemovePlanDialog } from './remove-plan-dialog.tsx'
import styles from './site.module.css'

interface PlanFormProps {
  readonly plan: FloorPlan
  readonly mayChange: boolean
}

/** Areas as they are being drawn, and the state of the plan that was drawn on. */
interface Draft {
  readonly areas: readonly PlanArea[]
  readonly seen?: string
}

/** One plan: its picture, on which areas are drawn, the list of them, and the fields of the chosen one. */
export function PlanForm({ plan, mayChange }: PlanFormProps) {
  const { words, call, announce } = useDesk()
  const { site } = words
  const queries = useQueryClient()
  const branches = useBranches()
  const [draft, setDraft] = useState<Draft>()
  const [chosen, setChosen] = useState<number>()
  const [isNew, setIsNew] = useState(false)
  const [drawsByFinger, setDrawsByFinger] = useState(false)
  const [isRemoving, setIsRemoving] = useState(false)
  const areas = draft?.areas ?? plan.areas
  const isChanged = draft !== undefined && JSON.stringify(areas) !== JSON.stringify(plan.areas)
  const draw = (next: readonly PlanArea[]) => setDraft({ seen: plan.changedAt, ...draft, areas: next })
  const keep = (saved: FloorPlan) => {
    queries.setQueryData<{ total: number; rows: FloorPlan[] }>(['site', 'plans'], (known) =>
      known ? { ...known, rows: known.rows.map((one) => (one.id === saved.id ? saved : one)) } : known,
    )
    announce(site.saved)
  }
  const params = { id: plan.id }
  const save = useMutation({
    mutationFn: () =>
      call(ChangeFloorPlan, { params, body: { areas: [...areas], seen: draft?.seen ?? plan.changedAt } }),
    onSuccess(saved) {
      keep(saved)
      setDraft(undefined)
    },
    async onError() {
      await queries.invalidateQueries({ queryKey: ['site', 'plans'] })
      // Whoever saves again after they were told means it.
      setDraft((known) => known && { areas: known.areas })
    },
  })
  const replace = useMutation({
    mutationFn: async (file: File) => call(ChangeFloorPlan, { params, body: { picture: await pictureBytes(file) } }),
    onSuccess: keep,
  })
  useBlocker({
    shouldBlockFn: () => isChanged && !save.isPending && !window.confirm(site.leave),
    enableBeforeUnload: () => isChanged,
  })
  const add = (place: Place) => {
    draw([...areas, { name: '', location: null, from: '', to: '', ...place }])
    setChosen(areas.length)
    setIsNew(true)
    // The page is scrolled again by the next finger on the plan.
    setDrawsByFinger(false)
  }
  const choose = (place: number | undefined) => {
    setChosen(place)
    setIsNew(false)
  }
  const remove = (place: number) => {
    draw(areas.toSpliced(place, 1))
    choose(areas.length === 1 ? undefined : Math.min(place, areas.length - 2))
    announce(site.areaRemoved)
  }
  const area = chosen === undefined ? undefined : areas[chosen]
  const error = save.error ?? replace.error
  const title = site.picture(nameOf(branches, plan.branch), plan.floor)
  return (
    <Panel title={title} aside={isChanged && <Pill tone="warn">{site.unsaved}</Pill>}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {mayChange && <p className={styles.hint}>{site.drawHint}</p>}
        <div className={styles.drawing}>
          <PlanCanvas
            plan={plan}
            title={title}
            areas={areas}
            chosen={chosen}
            mayChange={mayChange}
            drawsByFinger={drawsByFinger}
            onChoose={choose}
            onChange={(place, next) => draw(areas.with(place, next))}
            onDraw={add}
            onRemove={remove}
          />
          <div className={styles.beside}>
            {areas.length === 0 ? (
              <p className={styles.hint}>{site.noAreas}</p>
            ) : (
              <AreaList areas={areas} chosen={chosen} onChoose={choose} />
            )}
            {mayChange && (
              <Button tone="quiet" size="small" icon={Plus} onPress={() => add(freePlace(areas))}>
                {site.addArea}
              </Button>
            )}
            {mayChange && (
              <span className={styles.fingers}>
                <Switch isSelected={drawsByFinger} onChange={setDrawsByFinger}>
                  {site.drawByFinger}
                </Switch>
              </span>
            )}
          </div>
        </div>
        {area && chosen !== undefined && (
          <AreaFields
            key={chosen}
            area={area}
            place={chosen + 1}
            mayChange={mayChange}
            isNew={isNew}
            onChange={(next) => draw(areas.with(chosen, next))}
            onRemove={() => remove(chosen)}
          />
        )}
        {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        {mayChange && (
          <div className={styles.buttons}>
            <Button type="submit" tone="primary" isPending={save.isPending} isDisabled={!isChanged}>
              {site.saveAreas}
            </Button>
            {isChanged && (
              <Button
                tone="plain"
                onPress={() => {
                  setDraft(undefined)
                  choose(undefined)
                  save.reset()
                }}
              >
                {site.discard}
              </Button>
            )}
            <span className={styles.apart}>
              <FileButton
                label={site.replacePicture}
                endings={['.svg', '.png']}
                onFile={(file) => replace.mutate(file)}
              />
              <Button tone="plain" size="small" onPress={() => setIsRemoving(true)}>
                {site.removePlan}
              </Button>
            </span>
          </div>
        )}
      </form>
      {isRemoving && <RemovePlanDialog plan={plan} title={title} onClose={() => setIsRemoving(false)} />}
    </Panel>
  )
}
