import { ChevronDown, ChevronUp, Copy, Ellipsis, Trash2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useWords } from '../../desk-context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import styles from './batch-editing.module.css'

interface StepRowProps {
  readonly place: number
  readonly text: string
  readonly faults: readonly string[]
  readonly isOff: boolean
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onMove?: (by: -1 | 1) => void
  readonly onSwitch?: () => void
  readonly onCopy?: () => void
  readonly onDelete?: () => void
  /** The form, shown while it is open. */
  readonly children: ReactNode
}

/** A step in words; Enter opens its form, Alt with an arrow moves it, Delete takes it away. */
export function StepRow(props: StepRowProps) {
  const { place, text, faults, isOff, isOpen, onOpen, onMove, onSwitch, onCopy, onDelete, children } = props
  const { batch } = useWords()
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      onMove?.(event.key === 'ArrowUp' ? -1 : 1)
    } else if (event.key === 'Delete' && onDelete) {
      event.preventDefault()
      onDelete()
    }
  }
  return (
    <li>
      <div className={styles.step} data-open={isOpen} data-off={isOff}>
        <span className={styles.number}>{place}</span>
        <div onKeyDown={onKey} role="presentation">
          <AriaButton className={styles.says ?? ''} aria-expanded={isOpen} onPress={onOpen}>
            {text}
            {isOff && <span className="visually-hidden"> ({batch.off})</span>}
          </AriaButton>
          {faults.map((fault) => (
            <p key={fault} className={styles.fault}>
              {fault}
            </p>
          ))}
        </div>
        {onMove && (
          <Menu
            label={batch.stepActions(place)}
            trigger={<IconButton icon={Ellipsis} label={batch.stepActions(place)} />}
            groups={[
              {
                id: 'order',
                lines: [
                  { id: 'up', label: batch.up, icon: ChevronUp, keys: 'Alt+ArrowUp', run: () => onMove(-1) },
                  { id: 'down', label: batch.down, icon: ChevronDown, keys: 'Alt+ArrowDown', run: () => onMove(1) },
                  { id: 'switch', label: isOff ? batch.switchOn : batch.switchOff, run: () => onSwitch?.() },
                  { id: 'copy', label: batch.copyStep, icon: Copy, run: () => onCopy?.() },
                  {
                    id: 'delete',
                    label: batch.deleteStep,
                    icon: Trash2,
                    danger: true,
                    keys: 'Delete',
                    run: () => onDelete?.(),
                  },
                ],
              },
            ]}
          />
        )}
      </div>
      {isOpen && children}
    </li>
  )
}
