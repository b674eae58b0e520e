import { useMutation, useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import {
  DecodeTag,
  EncodeTag,
  ListRfidChips,
  type TagRead,
  type TagToWrite,
} from '../../../../server/src/modules/labels/contract-rfid.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './labels.module.css'

const models = ['iso28560-2', 'iso28560-3'] as const
/** A byte as people write it: 07, 0x07, 07h; undefined for nothing. */
function byteOf(text: string): number | undefined {
  const digits = text.trim().replace(/^0x/i, '').replace(/h$/i, '')
  return digits === '' ? undefined : Number.parseInt(digits, 16)
}
const hexByte = (value: number) => value.toString(16).padStart(2, '0').toUpperCase()

/** RFID tags: what goes on the tag of an item, and what the bytes of one say. */
export function TagsView() {
  return (
    <div className={styles.stack}>
      <WriteTag />
      <ReadTag />
    </div>
  )
}

function WriteTag() {
  const { words, call, sounds } = useDesk()
  const { labelling } = words
  const usual = useQuery({
    queryKey: ['rfid-chips'],
    queryFn: ({ signal }) => call(ListRfidChips, {}, signal),
    staleTime: Infinity,
  }).data
  const [model, setModel] = useState<(typeof models)[number]>()
  const [chip, setChip] = useState<string>()
  const [owner, setOwner] = useState<string>()
  const [parts, setParts] = useState(1)
  const [part, setPart] = useState(1)
  const [withTitle, setWithTitle] = useState(false)
  // What is not chosen here is as the library is set.
  const encode = useMutation({
    mutationFn: (item: string) =>
      call(EncodeTag, {
        body: {
          item,
          withTitle,
          ...(model !== undefined && { model }),
          ...(chip !== undefined && { chip }),
          ...(owner !== undefined && { owner: owner.trim() }),
          ...(parts > 1 && { set: { of: parts, part: Math.min(part, parts) } }),
        },
      }),
    onSuccess: () => sounds.play('ok'),
    onError: () => sounds.play('stop'),
  })
  return (
    <Panel title={labelling.writeTag}>
      <div className={styles.form}>
        <p className={styles.second}>{labelling.writeText}</p>
        <ScanField
          label={labelling.scan}
          action={labelling.showBytes}
          keys="F2"
          keepFocus={false}
          tone={encode.isError ? 'stop' : undefined}
          onScan={(barcode) => encode.mutate(barcode)}
        />
        <div className={styles.wide}>
          <Select
            label={labelling.model}
            value={model ?? usual?.model}
            onChange={setModel}
            choices={models.map((id) => ({ id, label: words.tagModels[id] }))}
          />
          <Select
            label={labelling.chip}
            value={chip ?? usual?.chip}
            onChange={setChip}
            choices={(usual?.rows ?? []).map(({ code, name }) => ({ id: code, label: name }))}
          />
          <TextField label={labelling.owner} mono value={owner ?? usual?.owner ?? ''} onChange={setOwner} />
          <NumberField
            label={labelling.parts}
            value={parts}
            minValue={1}
            maxValue={255}
            onChange={(value) => setParts(Number.isFinite(value) ? value : 1)}
          />
          <NumberField
            label={labelling.part}
            value={part}
            minValue={1}
            maxValue={parts}
            isDisabled={parts === 1}
            onChange={(value) => setPart(Number.isFinite(value) ? value : 1)}
          />
          <Checkbox isSelected={withTitle} onChange={setWithTitle}>
            {labelling.withTitle}
          </Checkbox>
        </div>
        {encode.isError && <Banner tone="stop" live title={sentenceFor(encode.error, words.problems)} />}
        {encode.data && <WrittenTag tag={encode.data} />}
      </div>
    </Panel>
  )
}

function WrittenTag({ tag }: { readonly tag: TagToWrite }) {
  const { words, announce } = useDesk()
  const { labelling } = words
  return (
    <div className={styles.form}>
      <div className={styles.facts}>
        <KeyValues
          facts={[
            { label: labelling.item, value: [tag.title, tag.item].filter((one) => one !== '').join(' · ') },
            { label: labelling.chip, value: `${tag.chipName}, ${labelling.bytes(tag.used, tag.bytes)}` },
            { label: labelling.dsfid, value: hexByte(tag.dsfid) },
            { label: labelling.afi, value: `${hexByte(tag.afi.secured)} / ${hexByte(tag.afi.unsecured)}` },
            ...tag.lines.map(({ name, value }) => ({ label: name, value })),
          ]}
        />
      </div>
      <ol className={styles.blocks} aria-label={labelling.hex} dir="ltr">
        {tag.blocks.map(({ number, hex, lock }) => (
          <li key={number}>
            <span>{number}</span>
            <span>{hex}</span>
            {lock && <span>{labelling.lock}</span>}
          </li>
        ))}
      </ol>
      <div>
        <Button
          icon={Copy}
          onPress={() =>
            void navigator.clipboard.writeText(tag.hex.slice(0, tag.used * 2)).then(() => announce(labelling.copied))
          }
        >
          {labelling.copy}
        </Button>
      </div>
    </div>
  )
}

function ReadTag() {
  const { words, call } = useDesk()
  const { labelling } = words
  const [hex, setHex] = useState('')
  const [dsfid, setDsfid] = useState('')
  const [afi, setAfi] = useState('')
  const beside = [dsfid, afi].every((text) => /^\s*(0x)?[0-9a-f]{0,2}h?\s*$/i.test(text))
  const decode = useMutation({
    mutationFn: () => {
      const [format, family] = [byteOf(dsfid), byteOf(afi)]
      return call(DecodeTag, {
        body: { hex, ...(format !== undefined && { dsfid: format }), ...(family !== undefined && { afi: family }) },
      })
    },
  })
  return (
    <Panel title={labelling.readTag}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (hex.trim() !== '' && beside) decode.mutate()
        }}
      >
        <TextField label={labelling.hex} hint={labelling.readText} mono lines={3} value={hex} onChange={setHex} />
        <div className={styles.fields}>
          <TextField label={labelling.dsfid} mono value={dsfid} onChange={setDsfid} />
          <TextField label={labelling.afiSeen} mono value={afi} onChange={setAfi} />
        </div>
        {!beside && <p className={styles.second}>{labelling.twoDigits}</p>}
        <div>
          <Button type="submit" isPending={decode.isPending} isDisabled={hex.trim() === '' || !beside}>
            {labelling.read}
          </Button>
        </div>
        {decode.isError && <Banner tone="stop" live title={sentenceFor(decode.error, words.problems)} />}
        {decode.data && <TagSays tag={decode.data} />}
      </form>
    </Panel>
  )
}

function TagSays({ tag }: { readonly tag: TagRead }) {
  const { words } = useDesk()
  const { labelling } = words
  return (
    <div className={styles.form} aria-live="polite">
      {tag.sound && <Banner tone="ok" title={labelling.sound} />}
      {tag.problems.map((problem) => (
        <Banner key={problem} tone="warn" title={problem} />
      ))}
      <div className={styles.facts}>
        <KeyValues
          facts={[
            { label: labelling.model, value: words.tagReadModels[tag.model] },
            ...tag.lines.map(({ name, value }) => ({ label: name, value })),
            ...(tag.item === ''
              ? []
              : [
                  {
                    label: labelling.isItem,
                    value: tag.found ? (
                      <Link href={`/catalogue/${tag.found.bib}`}>
                        <bdi>{tag.found.title}</bdi>
                      </Link>
                    ) : (
                      labelling.noSuchItem
                    ),
                  },
                ]),
          ]}
        />
      </div>
    </div>
  )
}
