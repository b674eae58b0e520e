import { GripVertical, Plus } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { rulesMoved, type DraftRule, type SortDraft } from './sort-draft.ts'
import styles from './sorting.module.css'
import type { SortChoices } from './use-sort-choices.ts'

interface RuleListProps {
  readonly draft: SortDraft
  readonly choices: SortChoices
  readonly chosen: number | undefined
  readonly canEdit: boolean
  readonly onChoose: (key: number) => void
  readonly onAdd: () => void
  readonly onOrder: (rules: readonly DraftRule[]) => void
}

/** The rules in the order in which they are asked; dragged, or moved by keys. */
export function RuleList({ draft, choices, chosen, canEdit, onChoose, onAdd, onOrder }: RuleListProps) {
  const { sorting } = useDesk().words
  const byKey = new Map(draft.rules.map((rule) => [rule.key, rule]))
  const titleOf = (rule: DraftRule | undefined) =>
    rule === undefined ? '' : rule.name === '' ? rule.tests.map(choices.sentence).join(', ') : rule.name
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !canEdit,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titleOf(byKey.get(Number(key))) })),
    onReorder: ({ keys, target }) =>
      onOrder(rulesMoved(draft.rules, [...keys].map(Number), Number(target.key), target.dropPosition === 'after')),
  })
  return (
    <Panel
      title={sorting.rules}
      actions={
        canEdit && (
          <Button size="small" icon={Plus} keys="F4" onPress={onAdd}>
            {sorting.addRule}
          </Button>
        )
      }
    >
      <p className={styles.hint}>{draft.rules.length === 0 ? sorting.noRules : sorting.rulesHint}</p>
      <GridList
        aria-label={sorting.rulesList}
        items={draft.rules.map((rule, index) => ({ ...rule, id: rule.key, place: index + 1 }))}
        // A row says what is chosen and where it leads: it is drawn anew when either changes.
        dependencies={[chosen, draft.bins]}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => onChoose(Number(key))}
        className={styles.rules ?? ''}
      >
        {(rule) => {
          const bin = draft.bins.find(({ number }) => number === rule.bin)
          return (
            <GridListItem
              id={rule.id}
              textValue={titleOf(rule) || sorting.rule(rule.place)}
              className={styles.rule ?? ''}
              data-chosen={rule.key === chosen || undefined}
              data-off={!rule.active || undefined}
            >
              {canEdit && (
                <AriaButton slot="drag" aria-label={sorting.drag} className={styles.handle ?? ''}>
                  <GripVertical aria-hidden="true" />
                </AriaButton>
              )}
              <span className={styles.place}>{rule.place}</span>
              <span className={styles.ruleText}>
                {rule.name !== '' && <strong>{rule.name}</strong>}
                <span className={styles.conditions}>
                  {rule.tests.length === 0 ? sorting.always : rule.tests.map(choices.sentence).join(' · ')}
                </span>
              </span>
              {!rule.active && <Pill>{sorting.off}</Pill>}
              <span className={styles.target} title={bin?.name}>
                → {rule.bin}
              </span>
            </GridListItem>
          )
        }}
      </GridList>
    </Panel>
  )
}
