import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileDown, FileUp, History, Save } from 'lucide-react'
import { useState } from 'react'
import { ExportMapping, PutSortPlan, type SortPlan } from '../../../../server/src/modules/sorting/contract.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/pill.tsx'
import { saveFile } from '../../ui/data-list/csv.ts'
import { BinRow } from './bin-row.tsx'
import { MappingDialog } from './mapping-dialog.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleList } from './rule-list.tsx'
import { draftOf, nextKey, planOf, type DraftRule, type SortDraft } from './sort-draft.ts'
import { TryPanel } from './try-panel.tsx'
import { useSortChoices } from './use-sort-choices.ts'
import { VersionsDialog } from './versions-dialog.tsx'
import styles from './machines.module.css'

/** Everything about the bins of one branch on one page: bins, rules in order, the rule in hand, and a place to try them out. */
export function SortEditor({ plan }: { readonly plan: SortPlan }) {
  const { words, call, announce } = useDesk()
  const { sorting } = words
  const session = useSession()
  const queries = useQueryClient()
  const choices = useSortChoices(plan.branch)
  const [draft, setDraft] = useState<SortDraft>(() => draftOf(plan))
  const [chosen, choose] = useState<number>()
  const [hit, setHit] = useState<string>()
  const [dialog, setDialog] = useState<'import' | 'versions'>()
  const canEdit = may(session, 'sorting:manage')
  const part = useBringIntoView<HTMLDivElement>(chosen)
  const rule = draft.rules.find(({ key }) => key === chosen)
  const isChanged = JSON.stringify(planOf(draft)) !== JSON.stringify(planOf(draftOf(plan)))
  const setRule = (next: DraftRule) =>
    setDraft({ ...draft, rules: draft.rules.map((one) => (one.key === next.key ? next : one)) })
  const add = (like?: DraftRule) => {
    const key = nextKey(draft)
    const fresh = { name: '', active: true, tests: [], bin: draft.bins[0]?.number ?? '', ...like, key }
    const at = like ? draft.rules.findIndex((one) => one.key === like.key) + 1 : draft.rules.length
    setDraft({ ...draft, rules: draft.rules.toSpliced(at, 0, fresh) })
    choose(key)
  }
  const save = useMutation({
    mutationFn: () =>
      call(PutSortPlan, { params: { branch: plan.branch }, body: { version: plan.version, ...planOf(draft) } }),
    onSuccess: async ({ version }) => {
      announce(sorting.saved(version))
      await queries.invalidateQueries({ queryKey: ['sorting'] })
    },
  })
  const exportText = useMutation({
    mutationFn: () => call(ExportMapping, { params: { branch: plan.branch } }),
    onSuccess: ({ fileName, text }) => saveFile(fileName, text, 'text/plain;charset=utf-8'),
  })
  return (
    <div className={styles.stack}>
      {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
      <div className={styles.bar}>
        <Pill tone={isChanged ? 'warn' : 'neutral'}>{isChanged ? sorting.unsaved : sorting.version(plan.version)}</Pill>
        <span className={styles.gap} />
        <Button tone="plain" icon={History} onPress={() => setDialog('versions')}>
          {sorting.versions}
        </Button>
        <Button tone="plain" icon={FileDown} isPending={exportText.isPending} onPress={() => exportText.mutate()}>
          {sorting.export}
        </Button>
        {canEdit && (
          <>
            <Button tone="plain" icon={FileUp} onPress={() => setDialog('import')}>
              {sorting.import}
            </Button>
            {isChanged && (
              <Button tone="plain" onPress={() => setDraft(draftOf(plan))}>
                {sorting.discard}
              </Button>
            )}
            <Button
              tone="primary"
              icon={Save}
              keys="Mod+Enter"
              isDisabled={!isChanged}
              isPending={save.isPending}
              onPress={() => save.mutate()}
            >
              {sorting.save}
            </Button>
          </>
        )}
      </div>
      <BinRow draft={draft} canEdit={canEdit} hit={hit} onChange={setDraft} />
      {draft.bins.length > 0 && (
        <div className={styles.columns}>
          <RuleList
            draft={draft}
            choices={choices}
            chosen={chosen}
            canEdit={canEdit}
            onChoose={choose}
            onAdd={() => add()}
            onOrder={(rules) => setDraft({ ...draft, rules })}
          />
          <div className={styles.stack} ref={part}>
            {rule && (
              <RuleForm
                key={rule.key}
                rule={rule}
                draft={draft}
                choices={choices}
                canEdit={canEdit}
                onChange={setRule}
                onOrder={(rules) => setDraft({ ...draft, rules })}
                onCopy={() => add(rule)}
                onRemove={() => {
                  setDraft({ ...draft, rules: draft.rules.filter(({ key }) => key !== rule.key) })
                  choose(undefined)
                }}
                onClose={() => choose(undefined)}
              />
            )}
            <TryPanel branch={plan.branch} plan={planOf(draft)} choices={choices} onBin={setHit} />
          </div>
        </div>
      )}
      {dialog === 'import' && (
        <MappingDialog
          branch={plan.branch}
          onClose={() => setDialog(undefined)}
          onTake={(read, replace) => {
            const fresh = draftOf({ ...read, defaultBin: null }, nextKey(draft)).rules
            setDraft({
              defaultBin: draft.defaultBin ?? read.bins[0]?.number ?? null,
              bins: [
                ...draft.bins,
                ...read.bins.filter(({ number }) => !draft.bins.some((bin) => bin.number === number)),
              ],
              rules: replace ? fresh : [...draft.rules, ...fresh],
            })
            setDialog(undefined)
          }}
        />
      )}
      {dialog === 'versions' && (
        <VersionsDialog
          branch={plan.branch}
          onClose={() => setDialog(undefined)}
          onTake={(old) => {
            setDraft(draftOf(old, nextKey(draft)))
            announce(sorting.versionTaken(old.version))
            setDialog(undefined)
          }}
        />
      )}
    </div>
  )
}
