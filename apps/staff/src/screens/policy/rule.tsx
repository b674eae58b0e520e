import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Copy, History } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeRule,
  CreateRule,
  DeleteRule,
  ListRules,
  type Attributes,
  type Criteria,
  type Rule,
} from '../../../../server/src/modules/policy/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CriteriaFields } from './criteria-fields.tsx'
import { ImpactPanel } from './impact.tsx'
import { RuleAttributes } from './rule-attributes.tsx'
import { criteriaInWords } from './rule-words.ts'
import { ValidityFields, type Validity } from './validity-fields.tsx'
import styles from './rules.module.css'
import { useRuleNames } from './use-rule-names.ts'

/** One circulation rule: to what it applies and what it sets. */
export function RuleScreen() {
  const { call } = useDesk()
  const { id } = useParams({ from: '/signed-in/rules/$id' })
  const address = useAddress()
  const list = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => call(ListRules, {}, signal) })
  const { words } = useDesk()
  if (list.isPending) return <SkeletonRows rows={8} />
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  if (id === 'new') {
    const model = list.data.rows.find((one) => one.id === address.number('copy'))
    return <RuleForm key={model?.id ?? 'new'} rule={undefined} model={model} defaults={list.data.defaults} />
  }
  const rule = list.data.rows.find((one) => String(one.id) === id)
  if (!rule) {
    return <FailedState error={new Problem(words.problems.notFound, { status: 404, code: 'rule-not-found' })} />
  }
  return <RuleForm key={rule.id} rule={rule} defaults={list.data.defaults} />
}

interface RuleFormProps {
  readonly rule: Rule | undefined
  /** The rule of which a new one is a copy. */
  readonly model?: Rule | undefined
  readonly defaults: Attributes
}

function RuleForm({ rule, model, defaults }: RuleFormProps) {
  const { words, call, announce } = useDesk()
  const { rules } = words
  const session = useSession()
  const names = useRuleNames()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [criteria, setCriteria] = useState<Criteria>((rule ?? model)?.criteria ?? {})
  const [attributes, setAttributes] = useState<Attributes>((rule ?? model)?.attributes ?? {})
  const [note, setNote] = useState((rule ?? model)?.note ?? '')
  const [valid, setValid] = useState<Validity>({
    validFrom: rule?.validFrom ?? null,
    validTo: rule?.validTo ?? null,
  })
  const [deleting, setDeleting] = useState(false)
  const content = { criteria, attributes, note, ...valid }
  const leave = async () => {
    await queries.invalidateQueries({ queryKey: ['rules'] })
    await navigate({ to: '/rules' })
  }
  const save = useMutation({
    mutationFn: () =>
      rule === undefined
        ? call(CreateRule, { body: content })
        : call(ChangeRule, { params: { id: rule.id }, body: { ...content, position: rule.position } }),
    onSuccess: () => {
      announce(words.catalogue.saved)
      return leave()
    },
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteRule, { params: { id: rule?.id ?? 0 } }),
    onSuccess: leave,
  })
  const empty = Object.keys(attributes).length === 0
  const mayChange = may(session, 'policy:rules')
  const untouched =
    rule !== undefined &&
    JSON.stringify([rule.criteria, rule.attributes, rule.validFrom, rule.validTo]) ===
      JSON.stringify([criteria, attributes, valid.validFrom, valid.validTo])
  const change = empty || untouched ? undefined : { ...(rule && { rule: rule.id }), content: { ...content } }
  return (
    <>
      <PageHeader
        title={rule === undefined ? rules.createTitle : criteriaInWords(rule.criteria, names, rules)}
        crumbs={[{ label: rules.title, href: '/rules' }]}
        guide="change-a-rule"
        actions={
          rule !== undefined && (
            <>
              <ButtonLink icon={History} href={`/rules/history?rule=${rule.id}`}>
                {rules.history}
              </ButtonLink>
              {mayChange && (
                <ButtonLink icon={Copy} href={`/rules/new?copy=${rule.id}`}>
                  {rules.copy}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!empty && mayChange) save.mutate()
        }}
      >
        <div className={styles.main}>
          <Panel title={rules.who}>
            <div className={styles.stack}>
              <p className={styles.faint}>{model ? rules.copied : rules.whoHint}</p>
              <CriteriaFields criteria={criteria} onChange={setCriteria} />
              <ValidityFields value={valid} onChange={setValid} />
              <TextField label={rules.note} hint={rules.noteHint} value={note} onChange={setNote} />
            </div>
          </Panel>
          <RuleAttributes
            attributes={attributes}
            defaults={defaults}
            criteria={criteria}
            rule={rule?.id}
            isDisabled={!mayChange}
            onChange={setAttributes}
          />
          {save.error instanceof Problem && save.error.blocks.length > 0 ? (
            <Refusal blocks={save.error.blocks} permissions={session.permissions} />
          ) : (
            save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />
          )}
          {mayChange && (
            <div className={styles.save}>
              {rule !== undefined && (
                <Button tone="plain" onPress={() => setDeleting(true)}>
                  {rules.delete}
                </Button>
              )}
              <span className={styles.gap}>{empty && rules.setsNothing}</span>
              <Button tone="plain" onPress={() => void navigate({ to: '/rules' })}>
                {words.ui.cancel}
              </Button>
              <Button type="submit" tone="primary" keys="Mod+Enter" isDisabled={empty} isPending={save.isPending}>
                {rules.save}
              </Button>
            </div>
          )}
        </div>
        {mayChange && (
          <div className={styles.aside}>
            <ImpactPanel change={change} />
          </div>
        )}
      </form>
      <Dialog
        role="alertdialog"
        title={rules.deleteAsk}
        isOpen={deleting}
        onClose={() => setDeleting(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setDeleting(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {rules.delete}
            </Button>
          </>
        }
      >
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        <p>{rules.deleteText}</p>
      </Dialog>
    </>
  )
}
