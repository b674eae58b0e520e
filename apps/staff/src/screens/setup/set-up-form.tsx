import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { SetUp, SignIn } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { sessionKey } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { codeFrom, currencies, firstAnswers, locales, passwordProblem, timeZones } from './first-answers.ts'
import styles from './set-up.module.css'

/** The first steps of an empty library: its name, its first branch, its first administrator. Ends signed in. */
export function SetUpForm({ onDone }: { readonly onDone: () => void }) {
  const { words, call } = useDesk()
  const { setUp } = words
  const queries = useQueryClient()
  const [answers, setAnswers] = useState(() => firstAnswers(navigator.language))
  const [asked, setAsked] = useState(false)
  const set = (change: Partial<typeof answers>) => setAnswers((now) => ({ ...now, ...change }))
  const wrong = passwordProblem(answers)
  const open = useMutation({
    mutationFn: async () => {
      const { library, currency, locale, branchName, branchCode, timeZone, name, username, password } = answers
      await call(SetUp, {
        body: {
          library,
          currency,
          locale,
          branch: { code: branchCode === '' ? codeFrom(branchName) : branchCode, name: branchName, timeZone },
          administrator: { name, username, password },
          usualNotices: answers.usualNotices,
        },
      })
      return call(SignIn, { body: { user: username, password } })
    },
    onSuccess: (session) => {
      queries.setQueryData(sessionKey, session)
      onDone()
    },
  })
  const problem = open.error instanceof Problem ? open.error : undefined
  const errorOf = (field: string) => {
    const error = problem?.messageFor(field)
    return error === undefined ? {} : { error }
  }
  const text = (label: string, name: 'library' | 'branchName' | 'branchCode' | 'name' | 'username', field: string) => (
    <TextField
      label={label}
      value={answers[name]}
      onChange={(value) => set({ [name]: value })}
      isRequired={name !== 'branchCode'}
      {...(name === 'username' && { autoComplete: 'username' })}
      {...(name === 'library' && { hint: setUp.libraryHint, ...focusFirst })}
      {...(name === 'branchCode' && { hint: setUp.branchCodeHint, placeholder: codeFrom(answers.branchName) })}
      {...errorOf(field)}
    />
  )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (wrong === undefined) open.mutate()
      }}
    >
      <fieldset className={styles.part}>
        <legend>{setUp.library}</legend>
        {text(setUp.libraryName, 'library', 'library')}
        <div className={styles.pair}>
          <ComboBox
            label={setUp.currency}
            choices={currencies(answers.locale)}
            value={answers.currency}
            onChange={(currency) => currency !== undefined && set({ currency })}
            {...errorOf('currency')}
          />
          <ComboBox
            label={setUp.locale}
            choices={locales(answers.locale)}
            value={answers.locale}
            onChange={(locale) => locale !== undefined && set({ locale })}
            {...errorOf('locale')}
          />
        </div>
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{setUp.branch}</legend>
        <div className={styles.pair}>
          {text(setUp.branchName, 'branchName', 'branch.name')}
          {text(setUp.branchCode, 'branchCode', 'branch.code')}
        </div>
        <ComboBox
          label={setUp.timeZone}
          choices={timeZones(answers.timeZone)}
          value={answers.timeZone}
          onChange={(timeZone) => timeZone !== undefined && set({ timeZone })}
          {...errorOf('branch.timeZone')}
        />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{setUp.administrator}</legend>
        <div className={styles.pair}>
          {text(setUp.name, 'name', 'administrator.name')}
          {text(setUp.username, 'username', 'administrator.username')}
          <TextField
            label={setUp.password}
            hint={setUp.passwordHint}
            type="password"
            autoComplete="new-password"
            value={answers.password}
            onChange={(password) => set({ password })}
            isRequired
            {...(asked && wrong === 'short' ? { error: setUp.passwordShort } : errorOf('administrator.password'))}
          />
          <TextField
            label={setUp.again}
            type="password"
            autoComplete="new-password"
            value={answers.again}
            onChange={(again) => set({ again })}
            isRequired
            {...(asked && wrong === 'different' && { error: setUp.different })}
          />
        </div>
      </fieldset>
      <Checkbox isSelected={answers.usualNotices} onChange={(usualNotices) => set({ usualNotices })}>
        {setUp.usualNotices}
      </Checkbox>
      <p className={styles.hint}>{setUp.usualNoticesHint}</p>
      {open.isError && problem?.blocks.some(({ field }) => field !== undefined) !== true && (
        <Banner tone="stop" live title={sentenceFor(open.error, words.problems)} />
      )}
      <Button type="submit" tone="primary" size="large" wide isPending={open.isPending}>
        {setUp.submit}
      </Button>
    </form>
  )
}

/** The form is all there is on this page. */
const focusFirst = { autoFocus: true }
