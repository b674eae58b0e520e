import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { FloorPlan, PlanArea } from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { cx } from '../../ui/cx.ts'
import { drawnBetween, grips, keyed, movedBy, pulledBy, type Grip, type Place, type Point } from './plan-drawing.ts'
import styles from './plan-canvas.module.css'

interface PlanCanvasProps {
  readonly plan: FloorPlan
  readonly title: string
  /** The areas as they are being drawn. */
  readonly areas: readonly PlanArea[]
  /** The place of the chosen area in the list. */
  readonly chosen: number | undefined
  readonly mayChange: boolean
  /** A finger on the empty plan draws instead of scrolling the page. */
  readonly drawsByFinger: boolean
  readonly onChoose: (place: number | undefined) => void
  readonly onChange: (place: number, area: PlanArea) => void
  readonly onDraw: (place: Place) => void
  readonly onRemove: (place: number) => void
}

/** What the hand is doing. */
type Doing =
  | { readonly kind: 'draw'; readonly from: Point }
  | { readonly kind: 'move' | Grip; readonly from: Point; readonly place: number; readonly before: PlanArea }

const inPercent = ({ x, y, width, height }: Place) => ({
  left: `${x / 10}%`,
  top: `${y / 10}%`,
  width: `${width / 10}%`,
  height: `${height / 10}%`,
})

/**
 * The picture of a floor with its areas, which are drawn, moved and sized on it: by a mouse or a finger, and by keys on the chosen one
 * (arrows move, Shift and arrows size, Page Up and Page Down choose, Delete removes, Escape gives up what the hand is doing).
 */
export function PlanCanvas(props: PlanCanvasProps) {
  const { plan, title, areas, chosen, mayChange, drawsByFinger, onChoose, onChange } = props
  const { words, announce } = useDesk()
  const { site } = words
  const ground = useRef<HTMLDivElement>(null)
  const doing = useRef<Doing | undefined>(undefined)
  const [drawn, setDrawn] = useState<Place>()
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const box = ground.current?.getBoundingClientRect()
    if (!box || box.width === 0 || box.height === 0) return { x: 0, y: 0 }
    return { x: ((clientX - box.left) * 1000) / box.width, y: ((clientY - box.top) * 1000) / box.height }
  }
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return
    const from = pointOf(event)
    const place = Number(event.target.closest('[data-place]')?.getAttribute('data-place') ?? -1)
    const before = areas[place]
    if (before) {
      onChoose(place)
      const pulled = event.target.getAttribute('data-grip')
      const kind = grips.find((grip) => grip === pulled) ?? 'move'
      if (mayChange) doing.current = { kind, from, place, before }
    } else {
      onChoose(undefined)
      if (!mayChange || (event.pointerType === 'touch' && !drawsByFinger)) return
      doing.current = { kind: 'draw', from }
    }
    ground.current?.setPointerCapture(event.pointerId)
  }
  const go = (event: PointerEvent) => {
    const now = doing.current
    if (!now) return
    const to = pointOf(event)
    if (now.kind === 'draw') {
      setDrawn(drawnBetween(now.from, to))
      return
    }
    const by = { x: to.x - now.from.x, y: to.y - now.from.y }
    // A hand that only chooses is not quite still.
    if (now.kind === 'move' && Math.hypot(by.x, by.y) < 4) return
    onChange(now.place, now.kind === 'move' ? movedBy(now.before, by) : pulledBy(now.before, now.kind, by))
  }
  const giveUp = () => {
    const now = doing.current
    doing.current = undefined
    setDrawn(undefined)
    if (now && now.kind !== 'draw') onChange(now.place, now.before)
    return now !== undefined
  }
  const end = (event: PointerEvent) => {
    const now = doing.current
    doing.current = undefined
    setDrawn(undefined)
    if (now?.kind !== 'draw') return
    const place = drawnBetween(now.from, pointOf(event))
    if (place) props.onDraw(place)
  }
  const focus = (place: number) => {
    const button = ground.current?.querySelector<HTMLElement>(`button[data-place="${place}"]`)
    ;(button ?? ground.current)?.focus()
  }
  const press = (event: KeyboardEvent, place: number) => {
    const area = areas[place]
    if (!area) return
    const next = mayChange ? keyed(area, event.key, event.shiftKey) : undefined
    if (next) {
      onChange(place, next)
      announce(site.at(next))
    } else if (event.key === 'Escape') {
      if (!giveUp()) return
    } else if (event.key === 'PageDown' || event.key === 'PageUp') {
      focus((place + (event.key === 'PageDown' ? 1 : areas.length - 1)) % areas.length)
    } else if (event.key === 'Delete' && mayChange) {
      // The next area takes the place of the one that goes; after the last one there is none.
      if (place === areas.length - 1) focus(place - 1)
      props.onRemove(place)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={ground}
      className={cx(styles.ground, mayChange && styles.drawable, drawsByFinger && styles.byFinger)}
      style={{ aspectRatio: `${plan.width} / ${plan.height}`, maxInlineSize: `${(70 * plan.width) / plan.height}vh` }}
      role="group"
      tabIndex={-1}
      aria-label={title}
      dir="ltr"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={giveUp}
    >
      <img className={styles.picture} src={plan.picture} alt="" draggable={false} />
      {areas.map((area, place) => (
        <button
          // Areas have no number of their own; their place in the list is what they are known by.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          type="button"
          data-place={place}
          className={cx(styles.area, place === chosen && styles.chosen)}
          style={inPercent(area)}
          tabIndex={place === (chosen ?? 0) ? 0 : -1}
          aria-pressed={place === chosen}
          aria-label={`${area.name === '' ? site.area(place + 1) : area.name}: ${site.at(area)}`}
          onFocus={() => {
            if (place !== chosen) onChoose(place)
          }}
          onKeyDown={(event) => press(event, place)}
        >
          <span className={styles.name}>
            <b>{place + 1}</b> <bdi>{area.name}</bdi>
          </span>
          {mayChange &&
            place === chosen &&
            grips.map((grip) => <span key={grip} data-grip={grip} className={cx(styles.grip, styles[grip])} />)}
        </button>
      ))}
      {drawn && <span className={cx(styles.area, styles.chosen)} style={inPercent(drawn)} />}
    </div>
  )
}
