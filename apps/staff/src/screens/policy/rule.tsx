import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import {
  ChangeRule,
  CreateRule,
  DeleteRule,
  ExplainRules,
  ListRules,
  type Attributes,
  type Resolved,
  type Criteria,
  type Rule,
} from '../../../../server/src/modules/policy/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AttributeControl } from './attribute-control.tsx'
import { caseOf, groupOrder, namesOf, withoutAttribute, type AttributeName } from './attributes.ts'
import { asAttributes } from './rule-columns.tsx'
import { CriteriaFields } from './criteria-fields.tsx'
import { criteriaInWords, valueInWords } from './rule-words.ts'
import styles from './rules.module.css'
import { useRuleNames } from './use-rule-names.ts'

/** One circulation rule: to what it applies and what it sets. */
export function RuleScreen() {
  const { call } = useDesk()
  const { id } = useParams({ from: '/signed-in/rules/$id' })
  const list = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => call(ListRules, {}, signal) })
  const { words } = useDesk()
  if (list.isPending) return <SkeletonRows rows={8} />
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  if (id === 'new') return <RuleForm rule={undefined} defaults={list.data.defaults} />
  const rule = list.data.rows.find((one) => String(one.id) === id)
  if (!rule) {
    return <FailedState error={new Problem(words.problems.notFound, { status: 404, code: 'rule-not-found' })} />
  }
  return <RuleForm key={rule.id} rule={rule} defaults={list.data.defaults} />
}

function RuleForm({ rule, defaults }: { readonly rule: Rule | undefined; readonly defaults: Attributes }) {
  const { words, call, announce } = useDesk()
  const { rules } = words
  const session = useSession()
  const names = useRuleNames()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [criteria, setCriteria] = useState<Criteria>(rule?.criteria ?? {})
  const [attributes, setAttributes] = useState<Attributes>(rule?.attributes ?? {})
  const [note, setNote] = useState(rule?.note ?? '')
  const [deleting, setDeleting] = useState(false)
  const leave = async () => {
    await queries.invalidateQueries({ queryKey: ['rules'] })
    await navigate({ to: '/rules' })
  }
  const save = useMutation({
    mutationFn: () =>
      rule === undefined
        ? call(CreateRule, { body: { criteria, attributes, note } })
        : call(ChangeRule, { params: { id: rule.id }, body: { criteria, attributes, note, position: rule.position } }),
    onSuccess: () => {
      announce(words.catalogue.saved)
      return leave()
    },
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteRule, { params: { id: rule?.id ?? 0 } }),
    onSuccess: leave,
  })
  const inherited = useQuery({
    queryKey: ['rules', 'inherited', rule?.id ?? 'new', criteria],
    queryFn: ({ signal }) => call(ExplainRules, { body: caseOf(criteria) }, signal),
    placeholderData: keepPreviousData,
  })
  const empty = Object.keys(attributes).length === 0
  const mayChange = may(session, 'policy:rules')
  return (
    <>
      <PageHeader
        title={rule === undefined ? rules.createTitle : criteriaInWords(rule.criteria, names, rules)}
        crumbs={[{ label: rules.title, href: '/rules' }]}
      />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!empty && mayChange) save.mutate()
        }}
      >
        <Panel title={rules.who}>
          <div className={styles.stack}>
            <p className={styles.faint}>{rules.whoHint}</p>
            <CriteriaFields criteria={criteria} onChange={setCriteria} />
            <TextField label={rules.note} hint={rules.noteHint} value={note} onChange={setNote} />
          </div>
        </Panel>
        {groupOrder.map((id) => (
          <Panel key={id} title={rules[id]} flush>
            {namesOf(id).map((name) => {
              const set = attributes[name] !== undefined
              return (
                <div key={name} className={styles.attribute}>
                  <div>
                    <Switch
                      isSelected={set}
                      isDisabled={!mayChange}
                      onChange={(on) =>
                        setAttributes(
                          on ? { ...attributes, [name]: defaults[name] } : withoutAttribute(attributes, name),
                        )
                      }
                    >
                      {words.attributeNames[name]}
                    </Switch>
                    <p className={styles.hint}>{words.attributeHints[name]}</p>
                  </div>
                  <div className={styles.control}>
                    {set ? (
                      <AttributeControl name={name} attributes={attributes} onChange={setAttributes} />
                    ) : (
                      <Inherited
                        name={name}
                        resolved={inherited.data?.attributes.find(
                          (one) => one.attribute === name && (rule === undefined || one.rule !== rule.id),
                        )}
                        defaults={defaults}
                      />
                    )}
                  </div>
                </div>
              )
            })}
          </Panel>
        ))}
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

interface InheritedProps {
  readonly name: AttributeName
  /** What the other rules give; undefined while it is not known. */
  readonly resolved: Static<typeof Resolved> | undefined
  readonly defaults: Attributes
}

/** What holds while this rule leaves it open, and which rule gives it. */
function Inherited({ name, resolved, defaults }: InheritedProps) {
  const { words, format } = useDesk()
  const given = resolved === undefined ? defaults : asAttributes(name, resolved.value)
  const text = valueInWords(given, name, words, format)
  return (
    <div>
      <p className={styles.inherited}>{words.rules.inheritedFrom(text)}</p>
      {resolved !== undefined && <p className={styles.reason}>{resolved.reasons[0]?.text}</p>}
    </div>
  )
}
