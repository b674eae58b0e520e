import { Check, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components/Menu'
import { useDesk } from '../desk-context.ts'
import { ariaKeys } from '../shortcuts.ts'
import { Kbd } from './kbd.tsx'
import styles from './popover.module.css'

/** A line of a menu: something to do, or one of a few choices. */
export interface MenuLine {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly run: () => void
}

/** Lines that belong together. With `chosen` they are choices with a tick, and the menu stays open for several. */
export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly lines: readonly MenuLine[]
  readonly chosen?: readonly string[]
  readonly several?: boolean
}

interface MenuProps {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly groups: readonly MenuGroup[]
  readonly place?: 'bottom start' | 'bottom end' | 'top start' | 'top end'
}

/** A list of things to do or to choose, opened by a button. */
export function Menu({ label, trigger, groups, place = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={place} className={styles.popover ?? ''}>
        <AriaMenu aria-label={label} className={styles.list ?? ''}>
          {groups.map((group) => (
            <Lines key={group.id} group={group} />
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Lines({ group }: { readonly group: MenuGroup }) {
  const { mac } = useDesk()
  const choosing = group.chosen !== undefined
  return (
    <MenuSection
      aria-label={group.title ?? group.id}
      {...(choosing && {
        selectionMode: group.several ? ('multiple' as const) : ('single' as const),
        selectedKeys: group.chosen,
        shouldCloseOnSelect: !group.several,
      })}
    >
      {group.title !== undefined && <Header className={styles.header ?? ''}>{group.title}</Header>}
      {group.lines.map((line) => (
        <MenuItem
          key={line.id}
          id={line.id}
          textValue={line.label}
          isDisabled={line.disabled === true}
          onAction={line.run}
          {...(line.danger && { 'data-danger': true })}
          {...(line.keys !== undefined && { 'aria-keyshortcuts': ariaKeys(line.keys, mac) })}
          className={styles.item ?? ''}
        >
          {line.icon && <line.icon aria-hidden="true" />}
          <span className={styles.label}>
            {line.label}
            {line.detail !== undefined && <span className={styles.second}>{line.detail}</span>}
          </span>
          {line.keys !== undefined && <Kbd keys={line.keys} />}
          {choosing && <Check aria-hidden="true" className={styles.check} />}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
